import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { disconnectIdentity, listOwnIdentities } from "../connect-identity.server.ts";
import { IdentityForm, NoFieldsForm } from "../forms.ts";
import { settingsOfProvider } from "../identity-provider.server.ts";
import { beginSingleSignOn } from "../single-sign-on.server.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account }) => ({
  name: settingsOfProvider().name,
  identities: (await listOwnIdentities(account.id)).map(({ id, connectedAt }) => ({
    id,
    connected: formatInstant(connectedAt),
  })),
}));

export const action = guardedIntents({
  connect: intent({
    permission: "account.self",
    form: NoFieldsForm,
    run: async ({ account, now }) => {
      const { url, cookie } = await beginSingleSignOn({ what: "connect", accountId: account.id }, now);
      return redirect(url, { headers: { "Set-Cookie": cookie } });
    },
  }),
  disconnect: intent({
    permission: "account.self",
    form: IdentityForm,
    run: async ({ actor, sessionId, request, requestId, value, now }) => {
      await disconnectIdentity({ actor, sessionId, request, requestId }, value.identityId, now);
      return redirectWithNotice("/account/single-sign-on", "It no longer opens your account.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Your organisation's sign-in") }];

export default function OwnSingleSignOnPage() {
  const { name, identities } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = usePageForm({ id: "single-sign-on", lastResult: answer?.lastResult });
  return (
    <PersonPage back={{ href: "/account", text: "Your account" }}>
      <PageHeading lead={`Once it is connected, your ${name} opens this account: one password less.`}>
        Your organisation's sign-in
      </PageHeading>
      <PageForm state={state}>
        {identities.length === 0 ? (
          <>
            <p className="govuk-body">It is not connected yet.</p>
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
