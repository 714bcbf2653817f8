import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readLink } from "../accounts/account-links.server.ts";
import { ChoosePassword } from "../components/choose-password.tsx";
import { SingleSignOnButton } from "../components/single-sign-on-button.tsx";
import { ChoosePasswordForm } from "../forms.ts";
import { choosePassword } from "../sign-in/accept-link.server.ts";
import { nameOfProvider } from "../single-sign-on/identity-provider.server.ts";

export const loader = open(
  {
    at: to.people.acceptInvitation,
    why: "Whoever has the link of an invitation is not signed in yet: the link is what lets them in.",
  },
  async ({ params, now }) => {
    const { account } = await readLink("invitation", params.token, now);
    return {
      name: account?.name ?? "",
      email: account?.email ?? "",
      token: params.token,
      singleSignOn: nameOfProvider(),
    };
  },
);

export const action = openForm({
  at: to.people.acceptInvitation,
  why: "Whoever has the link of an invitation is not signed in yet: the link is what lets them in.",
  form: ChoosePasswordForm,
  run: async ({ request, params, requestId, now, value }) => {
    const visit = { token: params.token, request, requestId };
    const { cookie, challengeId } = await choosePassword("invitation", visit, value.password, now);
    return redirect(challengeId === null ? to.home.challenges() : to.home.front({ challengeId }), {
      headers: { "Set-Cookie": cookie },
    });
  },
});

export const meta: MetaFunction = () => [{ title: pageTitle("Accept your invitation") }];

export default function AcceptInvitationPage() {
  const { name, email, token, singleSignOn } = useLoaderData<typeof loader>();
  return (
    <ChoosePassword
      heading="Accept your invitation"
      lead={`Welcome, ${name}. Choose a password: with it and ${email} you sign in from now on.`}
      email={email}
      button="Save password and sign in"
    >
      <SingleSignOnButton name={singleSignOn} fields={{ invitation: token }} verb="Accept" />
    </ChoosePassword>
  );
}
