import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readOwnAccount } from "../accounts/account-store.server.ts";
import { recoveryCodesCookie } from "../accounts/recovery-codes-cookie.server.ts";
import { renewRecoveryCodes, turnOffSecondFactor } from "../accounts/second-factor.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { PasswordAgainForm } from "../forms.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account, now }) => {
  const own = await readOwnAccount(account.id, now);
  if (!own.hasSecondFactor) throw redirect(to.people.secondFactorSetUp());
  return { codesLeft: own.recoveryCodesLeft, mustHave: own.mustHaveSecondFactor };
});

export const action = guardedIntents(to.people.secondFactor, {
  renew: intent({
    permission: "account.self",
    form: PasswordAgainForm,
    run: async ({ actor, sessionId, request, requestId, value, now }) => {
      const codes = await renewRecoveryCodes({ actor, sessionId, request, requestId }, value.password, now);
      return redirect(to.people.recoveryCodes(), {
        headers: { "Set-Cookie": await recoveryCodesCookie.carry({ accountId: actor.accountId, codes }) },
      });
    },
  }),
  "turn-off": intent({
    permission: "account.self",
    form: PasswordAgainForm,
    run: async ({ actor, sessionId, request, requestId, value, now }) => {
      await turnOffSecondFactor({ actor, sessionId, request, requestId }, value.password, now);
      return redirectWithNotice(to.people.account(), "Second step turned off.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Second step of signing in") }];

export default function SecondFactorPage() {
  const { codesLeft, mustHave } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof PasswordAgainForm>>({
    id: "second-factor",
  });
  return (
    <PersonPage back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading>Second step of signing in</PageHeading>
      <p className="govuk-body">
        It is on: after your password you give a code of your authenticator app. You have {codesLeft} recovery
        codes left.
      </p>
      {mustHave ? (
        <p className="govuk-body">
          Your role needs it, so it cannot be turned off. For another telephone, ask the person who runs this
          workspace to reset it.
        </p>
      ) : null}
      <PageForm state={state}>
        <PasswordInput
          {...fieldWiring(state.fields.password)}
          label="Your password"
          autoComplete="current-password"
        />
        <ButtonGroup>
          <Button name="intent" value="renew" preventDoubleClick>
            Make new recovery codes
          </Button>
          {mustHave ? null : (
            <Button name="intent" value="turn-off" variant="warning">
              Turn the second step off
            </Button>
          )}
        </ButtonGroup>
      </PageForm>
    </PersonPage>
  );
}
