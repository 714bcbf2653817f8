import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readOwnAccount } from "../accounts/account-store.server.ts";
import { demandPassword } from "../accounts/demand-password.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { ConnectForm, IdentityForm } from "../forms.ts";
import { disconnectIdentity, listOwnIdentities } from "../single-sign-on/connect-identity.server.ts";
import { settingsOfProvider } from "../single-sign-on/identity-provider.server.ts";
import { beginSingleSignOn, leaveTo } from "../single-sign-on/single-sign-on.server.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account, now }) => ({
  name: settingsOfProvider().name,
  hasPassword: (await readOwnAccount(account.id, now)).hasPassword,
  identities: (await listOwnIdentities(account.id)).map(({ id, connectedAt }) => ({
    id,
    connected: formatInstant(connectedAt),
  })),
}));

export const action = guardedIntents(to.people.ownSingleSignOn, {
  connect: intent({
    permission: "account.self",
    form: ConnectForm,
    run: async ({ account, actor, value, now, isDocument }) => {
      await demandPassword(actor, value.password, { without: "allow" });
      const { url, cookie } = await beginSingleSignOn({ what: "connect", accountId: account.id }, now);
      return redirect(leaveTo(url, isDocument), { headers: { "Set-Cookie": cookie } });
    },
  }),
  disconnect: intent({
    permission: "account.self",
    form: IdentityForm,
    run: async ({ actor, sessionId, request, requestId, value, now }) => {
      await disconnectIdentity({ actor, sessionId, request, requestId }, value.identityId, now);
      return redirectWithNotice(to.people.ownSingleSignOn(), "It no longer opens your account.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Your organisation's sign-in") }];

export default function OwnSingleSignOnPage() {
  const { name, hasPassword, identities } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ConnectForm>>({
    id: "single-sign-on",
  });
  return (
    <PersonPage back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading lead={`Once it is connected, your ${name} opens this account: one password less.`}>
        Your organisation's sign-in
      </PageHeading>
      <PageForm state={state}>
        {identities.length === 0 ? (
          <>
            <p className="govuk-body">It is not connected yet.</p>
            {hasPassword ? (
              <PasswordInput
                {...fieldWiring(state.fields.password)}
                label="Your password here"
                autoComplete="current-password"
              />
            ) : null}
            <Button name="intent" value="connect" preventDoubleClick>
              Connect my {name}
            </Button>
          </>
        ) : (
          identities.map(({ id, connected }) => (
            <div key={id}>
              <p className="govuk-body">Connected {connected}.</p>
              <input type="hidden" name="identityId" value={id} />
              <Button name="intent" value="disconnect" variant="secondary" preventDoubleClick>
                Disconnect it
              </Button>
            </div>
          ))
        )}
      </PageForm>
    </PersonPage>
  );
}
