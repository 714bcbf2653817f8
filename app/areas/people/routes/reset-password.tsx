import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readLink } from "../accounts/account-links.server.ts";
import { ChoosePassword } from "../components/choose-password.tsx";
import { ChoosePasswordForm } from "../forms.ts";
import { choosePassword } from "../sign-in/accept-link.server.ts";

export const loader = open(
  {
    at: to.people.resetPassword,
    why: "Whoever has forgotten the password is not signed in: the link is what lets them in.",
  },
  async ({ params, now }) => {
    const { account } = await readLink("password-reset", params.token, now);
    return { name: account?.name ?? "", email: account?.email ?? "" };
  },
);

export const action = openForm({
  at: to.people.resetPassword,
  why: "Whoever has forgotten the password is not signed in: the link is what lets them in.",
  form: ChoosePasswordForm,
  run: async ({ request, params, requestId, now, value }) => {
    const visit = { token: params.token, request, requestId };
    const { cookie } = await choosePassword("password-reset", visit, value.password, now);
    return redirect(to.home.challenges(), { headers: { "Set-Cookie": cookie } });
  },
});

export const meta: MetaFunction = () => [{ title: pageTitle("Choose a new password") }];

export default function ResetPasswordPage() {
  const { name, email } = useLoaderData<typeof loader>();
  return (
    <ChoosePassword
      heading="Choose a new password"
      lead={`${name}, choose a new password. Every browser you are signed in with is signed out.`}
      email={email}
      button="Save password and sign in"
    />
  );
}
