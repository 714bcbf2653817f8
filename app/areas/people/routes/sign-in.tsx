import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { open, openForm } from "#app/access/guard.server.ts";
import { whoIsSignedIn } from "#app/access/person.server.ts";
import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { readSignInGuide } from "#demo/sign-in-guide.server.ts";
import { DemonstrationGuide } from "../components/demonstration-guide.tsx";
import { SingleSignOnButton } from "../components/single-sign-on-button.tsx";
import { SignInForm } from "../forms.ts";
import { rememberBrowser } from "../sign-in/known-browser.server.ts";
import { safeReturnTo } from "../sign-in/return-to.ts";
import { signIn } from "../sign-in/sign-in.server.ts";
import { nameOfProvider, signOutAddress } from "../single-sign-on/identity-provider.server.ts";

/** What was kept of a form that was sent after a sign-in had ended: all of it, or the words without the file. */
const KEPT = ["all", "words"] as const;

export const loader = open({ why: "Nobody is signed in before this page." }, async ({ url, now }, args) => {
  const returnTo = safeReturnTo(url.searchParams.get("returnTo") ?? undefined);
  if ((await whoIsSignedIn(args)) !== null) throw redirect(returnTo);
  const left = url.searchParams.get("left");
  return {
    returnTo,
    singleSignOn: nameOfProvider(),
    hasLeft: left !== null,
    kept: KEPT.find((each) => each === url.searchParams.get("kept")) ?? null,
    guide: await readSignInGuide(env, dayOf(now)),
    // Whoever came in by the provider may be signed in there still, and the next person at this machine with them.
    providerSignOut:
      left === "single-sign-on" && nameOfProvider() !== null ? { href: await signOutAddress() } : null,
  };
});

export const action = openForm({
  why: "Signing in.",
  form: SignInForm,
  run: async ({ request, requestId, clientAddress, now, value: { email, password, returnTo } }) => {
    const cookie = await signIn({ email, password, requestId, clientAddress, request }, now);
    const known = await rememberBrowser(request, email, now);
    return redirect(safeReturnTo(returnTo), {
      headers: [
        ["Set-Cookie", cookie],
        ["Set-Cookie", known],
      ],
    });
  },
});

export const meta: MetaFunction = () => [{ title: pageTitle("Sign in") }];

export default function SignInPage() {
  const { returnTo, singleSignOn, hasLeft, kept, guide, providerSignOut } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof SignInForm>>({ id: "sign-in" });
  const { fields } = state;
  const ownSignIn = (
    <>
      <PageForm state={state}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <TextInput
          {...fieldProps(fields.email)}
          label="E-mail address"
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordInput {...fieldWiring(fields.password)} label="Password" autoComplete="current-password" />
        <Button>Sign in</Button>
      </PageForm>
      <SingleSignOnButton name={singleSignOn} fields={{ returnTo }} verb="Sign in" />
      <ul className="govuk-list">
        <li>
          <TextLink href={to.people.forgotten()}>I have forgotten my password</TextLink>
        </li>
        <li>
          <TextLink href={to.people.askForLink()}>Send me a link to sign in instead</TextLink>
        </li>
      </ul>
    </>
  );
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            {hasLeft ? (
              <Callout label="You are signed out of this workspace">
                {providerSignOut === null ? (
                  "If others use this machine, close the browser too."
                ) : (
                  <>
                    You may still be signed in to your {singleSignOn}. If others use this machine,{" "}
                    {providerSignOut.href === null ? (
                      "sign out there too."
                    ) : (
                      <a className="govuk-link" href={providerSignOut.href}>
                        sign out of your {singleSignOn} too
                      </a>
                    )}
                  </>
                )}
              </Callout>
            ) : null}
            {kept === null ? null : (
              <Callout label="You were signed out, and nothing was saved yet">
                What you typed is kept for an hour. Sign in as the same person and it is in the form again.
                {kept === "words" ? " The file you had chosen is not kept: choose it again then." : ""}
              </Callout>
            )}
            <PageHeading>Sign in</PageHeading>
            {guide === null ? ownSignIn : <DemonstrationGuide guide={guide} />}
          </div>
          {guide === null ? null : (
            <section className="govuk-grid-column-one-third" aria-labelledby="own-sign-in">
              <h2 className="govuk-heading-m" id="own-sign-in">
                With an address and a password
              </h2>
              {ownSignIn}
            </section>
          )}
        </div>
      </main>
    </div>
  );
}
