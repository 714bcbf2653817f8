import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readOwnAccount } from "../accounts/account-store.server.ts";
import { changePassword } from "../accounts/change-password.server.ts";
import { PASSWORD_HINT } from "../accounts/password-rule.ts";
import { PersonPage } from "../components/person-page.tsx";
import { ChangePasswordForm } from "../forms.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account, now }) => ({
  hasPassword: (await readOwnAccount(account.id, now)).hasPassword,
}));

export const action = guardedIntents(to.people.password, {
  change: intent({
    permission: "account.self",
    form: ChangePasswordForm,
    run: async ({ actor, sessionId, request, requestId, value, now }) => {
      await changePassword({ actor, sessionId, request, requestId }, value, now);
      return redirectWithNotice(
        to.people.account(),
        "Password changed. Every other browser you were signed in with is signed out.",
      );
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Change your password") }];

export default function PasswordPage() {
  const { hasPassword } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ChangePasswordForm>>({
    id: "change-password",
  });
  return (
    <PersonPage back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading>{hasPassword ? "Change your password" : "Set a password"}</PageHeading>
      <PageForm state={state}>
        {hasPassword ? (
          <PasswordInput
            {...fieldWiring(state.fields.currentPassword)}
            label="Present password"
            autoComplete="current-password"
          />
        ) : (
          <input type="hidden" name="currentPassword" value="none" />
        )}
        <PasswordInput
          {...fieldWiring(state.fields.password)}
          label="New password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <Button preventDoubleClick>Save password</Button>
      </PageForm>
    </PersonPage>
  );
}
