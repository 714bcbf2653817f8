import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { anonymiseAccount, readAccountToAnonymise } from "../anonymise-account.server.ts";
import { AnonymiseFields } from "../components/anonymise-fields.tsx";
import { AnonymiseForm } from "../forms.ts";

const ACCOUNTS = to.people.accounts();

export const loader = guarded(
  { at: to.retention.anonymiseAccount, permission: "accounts.manage" },
  ({ params }) => readAccountToAnonymise(params.accountId),
);

export const action = guardedIntents(to.retention.anonymiseAccount, {
  anonymise: intent({
    permission: "accounts.manage",
    form: AnonymiseForm,
    run: async ({ actor, requestId, params, now }) => {
      await anonymiseAccount({ actor, requestId }, params.accountId, now);
      return redirectWithNotice(ACCOUNTS, "Name and details removed.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Remove a name") }];

export default function AnonymiseAccountPage() {
  const account = useLoaderData<typeof loader>();
  const audit = "The audit trail, published documents and updates made in public keep the name.";
  return (
    <div className="govuk-width-container">
      <BackLink href={ACCOUNTS}>Back to accounts</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading>{account.name}</PageHeading>
        <SummaryList
          rows={[
            { key: "E-mail address", value: account.email },
            { key: "Status", value: account.isSwitchedOff ? "Switched off" : "On" },
          ]}
        />
        {account.isAnonymised ? (
          <p className="govuk-body">Name and details removed.</p>
        ) : account.isSwitchedOff ? (
          <AnonymiseFields
            what="the name, the address, the password and every way in, and messages to them"
            stays={
              account.sharesName
                ? `${audit} Somebody else has the same name, so it also stays wherever a record says by it who did something.`
                : audit
            }
          />
        ) : (
          <p className="govuk-body">
            Switch the account off first. Then the name and details can be removed here.
          </p>
        )}
      </main>
    </div>
  );
}
