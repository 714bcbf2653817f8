import { useHref, useInRouterContext, useLocation } from "@remix-run/react";
import { to } from "#app/addresses.ts";
import type { SignInEnded } from "#app/platform/form-answer.ts";
import { ErrorSummary } from "./error-summary.tsx";

/** Says on the page where something was to be saved that its sign-in has ended, and how to go on without losing it. */
export function SignInEndedSummary({ isKept, hadFile }: SignInEnded) {
  return (
    <ErrorSummary
      title="You are signed out, and nothing was saved"
      errors={[]}
      description={
        <>
          Everything you typed is still on this page. <SignInLink />, come back to this page and press the
          button again.{" "}
          {isKept
            ? "If you leave this page, it waits in this form for an hour from now: sign in as the same person to find it."
            : "It could not be kept for you: do not leave this page before it is saved."}
          {hadFile ? " A file is not kept: if you leave this page, choose it again." : ""}
        </>
      }
    />
  );
}

function SignInLink() {
  const inRouter = useInRouterContext();
  return inRouter ? <LinkBackHere /> : <LinkTo returnTo="/" />;
}

function LinkBackHere() {
  const { pathname, search } = useLocation();
  return <LinkTo returnTo={useHref(pathname) + search} />;
}

function LinkTo({ returnTo }: { returnTo: string }) {
  return (
    <a className="govuk-link" href={to.people.signIn({}, { returnTo })} target="_blank" rel="noopener">
      Sign in again (opens in a new tab)
    </a>
  );
}
