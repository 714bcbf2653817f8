import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { renderSVG } from "uqr";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readOwnAccount } from "../accounts/account-store.server.ts";
import { recoveryCodesCookie } from "../accounts/recovery-codes-cookie.server.ts";
import { beginSecondFactor, confirmSecondFactor } from "../accounts/second-factor.server.ts";
import { secretInGroups, totpAddress } from "../accounts/totp.ts";
import { PersonPage } from "../components/person-page.tsx";
import { CodeForm } from "../forms.ts";

export const loader = guarded(
  { permission: "account.self", step: "set-up-second-factor" },
  async ({ actor, account, now }) => {
    if ((await readOwnAccount(account.id, now)).hasSecondFactor) throw redirect(to.people.secondFactor());
    const secret = await beginSecondFactor(actor);
    return {
      picture: renderSVG(totpAddress(secret, account.email), { border: 2 }),
      secret: secretInGroups(secret),
    };
  },
);

export const action = guardedIntents(
  to.people.secondFactorSetUp,
  {
    confirm: intent({
      permission: "account.self",
      form: CodeForm,
      run: async ({ actor, sessionId, request, requestId, value, now }) => {
        const own = { actor, sessionId, request, requestId };
        const { recoveryCodes, cookie } = await confirmSecondFactor(own, value.code, now);
        const headers = new Headers([["Set-Cookie", cookie]]);
        headers.append(
          "Set-Cookie",
          await recoveryCodesCookie.carry({ accountId: actor.accountId, codes: recoveryCodes }),
        );
        return redirect(to.people.recoveryCodes(), { headers });
      },
    }),
  },
  { step: "set-up-second-factor" },
);

export const meta: MetaFunction = () => [{ title: pageTitle("Set up the second step") }];

export default function SecondFactorSetUpPage() {
  const { picture, secret } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof CodeForm>>({ id: "set-up" });
  return (
    <PersonPage>
      <PageHeading lead="A password can be guessed or seen. A code from your telephone as well keeps what peers heard in confidence safe.">
        Set up the second step of signing in
      </PageHeading>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          Open an authenticator app on your telephone: Microsoft Authenticator, Google Authenticator or
          another.
        </li>
        <li>
          Add an account by reading this picture with the app.
          <div
            className="cpc-qr-code"
            role="img"
            aria-label="QR code for your authenticator app; the key below says the same"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from a random key
            dangerouslySetInnerHTML={{ __html: picture }}
          />
          Or type this key into the app: <code className="govuk-!-font-weight-bold">{secret}</code>
        </li>
        <li>Type the six figures that the app shows.</li>
      </ol>
      <PageForm state={state}>
        <TextInput
          {...fieldProps(state.fields.code)}
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          width={10}
        />
        <Button preventDoubleClick>Continue</Button>
      </PageForm>
    </PersonPage>
  );
}
