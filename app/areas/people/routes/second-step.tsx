import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { isDemonstrationAccount } from "../accounts/account-store.server.ts";
import { giveSecondFactor } from "../accounts/second-factor.server.ts";
import { codeAt, DEMONSTRATION_SECRET } from "../accounts/totp.ts";
import { PersonPage } from "../components/person-page.tsx";
import { CodeForm } from "../forms.ts";
import { safeReturnTo } from "../sign-in/return-to.ts";

export const loader = guarded(
  { permission: "account.self", step: "second-factor" },
  async ({ account, url, now }) => ({
    returnTo: safeReturnTo(url.searchParams.get("returnTo") ?? undefined),
    // Only accounts whose secret is the published one of the demonstration (totp.ts).
    demonstrationCode: (await isDemonstrationAccount(account.id)) ? codeAt(DEMONSTRATION_SECRET, now) : null,
  }),
);

export const action = guardedIntents(
  to.people.secondStep,
  {
    give: intent({
      permission: "account.self",
      form: CodeForm,
      run: async ({ actor, sessionId, request, requestId, value, now }) => {
        const cookie = await giveSecondFactor({ actor, sessionId, request, requestId }, value.code, now);
        return redirect(safeReturnTo(value.returnTo), { headers: { "Set-Cookie": cookie } });
      },
    }),
  },
  { step: "second-factor" },
);

export const meta: MetaFunction = () => [{ title: pageTitle("Enter a code") }];

export default function SecondStepPage() {
  const { returnTo, demonstrationCode } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof CodeForm>>({ id: "second-step" });
  return (
    <PersonPage>
      <PageHeading>Enter a code</PageHeading>
      {demonstrationCode === null ? null : (
        <InsetText>
          This is the demonstration: nobody needs a telephone here. The code now is{" "}
          <b data-testid="demonstration-code">{demonstrationCode}</b>.
        </InsetText>
      )}
      <PageForm state={state}>
        <input type="hidden" name="returnTo" value={returnTo} />
        <TextInput
          {...fieldProps(state.fields.code)}
          label="Code"
          hint="The six figures your authenticator app shows now, or one of your recovery codes"
          inputMode="text"
          autoComplete="one-time-code"
          spellCheck={false}
          width={20}
        />
        <Button preventDoubleClick>Continue</Button>
      </PageForm>
      <Details summary="I have neither my telephone nor a recovery code">
        Ask the person who runs this workspace to reset your second step. They will want to be sure that it is
        you.
      </Details>
    </PersonPage>
  );
}
