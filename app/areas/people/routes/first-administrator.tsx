import { type MetaFunction, redirect } from "@remix-run/node";
import type { z } from "zod";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readLink } from "../accounts/account-links.server.ts";
import { PASSWORD_HINT } from "../accounts/password-rule.ts";
import { PersonPage } from "../components/person-page.tsx";
import { FirstAdministratorForm } from "../forms.ts";
import { makeFirstAdministrator } from "../sign-in/accept-link.server.ts";

const WHY =
  "Before the first administrator nobody can be signed in: the link that the server printed lets them in.";

export const loader = open({ at: to.people.firstAdministrator, why: WHY }, async ({ params, now }) => {
  await readLink("first-administrator", params.token, now);
  return null;
});

export const action = openForm({
  at: to.people.firstAdministrator,
  why: WHY,
  form: FirstAdministratorForm,
  run: async ({ request, params, requestId, now, value }) => {
    const cookie = await makeFirstAdministrator({ token: params.token, request, requestId }, value, now);
    return redirect(to.home.challenges(), { headers: { "Set-Cookie": cookie } });
  },
});

export const meta: MetaFunction = () => [{ title: pageTitle("The first administrator") }];

export default function FirstAdministratorPage() {
  const state = usePageForm<z.input<typeof FirstAdministratorForm>>({
    id: "first-administrator",
  });
  const { fields } = state;
  return (
    <PersonPage>
      <PageHeading lead="You run this workspace: accounts, new challenges, back-ups. You will see nothing of what is in a challenge.">
        The first administrator
      </PageHeading>
      <PageForm state={state}>
        <TextInput {...fieldProps(fields.name)} label="Your name" autoComplete="name" width={30} />
        <TextInput
          {...fieldProps(fields.email)}
          label="Your e-mail address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          width={30}
        />
        <PasswordInput
          {...fieldWiring(fields.password)}
          label="Password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <Button preventDoubleClick>Make my account</Button>
      </PageForm>
    </PersonPage>
  );
}
