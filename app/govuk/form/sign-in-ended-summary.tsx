import { useHref, useInRouterContext, useLocation } from "@remix-run/react";
import { to } from "#app/addresses.ts";
import type { SignInEnded } from "#app/platform/form-answer.ts";
import { ErrorSummary } from "./error-summary.tsx";

const KEPT =
  "If you leave this page, it waits in this form for an hour from now: sign in as the same person to find it.";
const DRAFT_KEPT =
  "If you leave this page, the longer texts wait in this form as a draft: sign in as the same person to find them. Anything else you changed here is not kept.";
const NOT_KEPT = "It could not be kept for you: do not leave this page before it is saved.";

interface SignInEndedSummaryProps extends SignInEnded {
  /** Whether what was typed into long fields was on the server as a draft before. */
  isDraftKept?: boolean;
}

/** Says on the page where something was to be saved that its sign-in has ended, and how to go on without losing it. */
export function SignInEndedSummary({ isKept, hadFile, isDraftKept = false }: SignInEndedSummaryProps) {
  return (
    <ErrorSummary
      title="You are signed out, and nothing was saved"
      errors={[]}
      description={
        <>
          Everything you typed is still on this page. <SignInLink />, come back to this page and press the
          button again. {isKept ? KEPT : isDraftKept ? DRAFT_KEPT : NOT_KEPT}
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
