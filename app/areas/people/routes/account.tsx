import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readOwnAccount } from "../accounts/account-store.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { nameOfProvider } from "../single-sign-on/identity-provider.server.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account, now }) => ({
  ...(await readOwnAccount(account.id, now)),
  singleSignOn: nameOfProvider(),
}));

export const meta: MetaFunction = () => [{ title: pageTitle("Your account") }];

export default function AccountPage() {
  const account = useLoaderData<typeof loader>();
  return (
    <PersonPage back={{ href: to.home.challenges(), text: "Your challenges" }}>
      <PageHeading>Your account</PageHeading>
      <SummaryList
        rows={[
          { key: "Name", value: account.name },
          { key: "E-mail address", value: account.email },
          {
            key: "Password",
            value: account.hasPassword ? "Set" : "None: you come in by a link or your organisation's sign-in",
            actions: [
              {
                href: to.people.password(),
                text: account.hasPassword ? "Change" : "Set",
                visuallyHiddenText: "password",
              },
            ],
          },
          {
            key: "Second step",
            value: account.hasSecondFactor
              ? `On. ${account.recoveryCodesLeft} recovery codes left`
              : account.mustHaveSecondFactor
                ? "Off, and your role needs it"
                : "Off",
            actions: [
              {
                href: to.people.secondFactor(),
                text: account.hasSecondFactor ? "Change" : "Set up",
                visuallyHiddenText: "second step",
              },
            ],
          },
          ...(account.singleSignOn === null
            ? []
            : [
                {
                  key: "Your organisation's sign-in",
                  value: account.identities > 0 ? "Connected" : "Not connected",
                  actions: [
                    {
                      href: to.people.ownSingleSignOn(),
                      text: account.identities > 0 ? "Change" : "Connect",
                      visuallyHiddenText: "your organisation's sign-in",
                    },
                  ],
                },
              ]),
          {
            key: "What you are told",
            value: "One message a day at most, when something is your turn",
            actions: [
              { href: to.telling.ownNotices(), text: "Change", visuallyHiddenText: "what you are told" },
            ],
          },
          {
            key: "Key dates",
            value: "Of all your challenges, in your own calendar",
            actions: [
              {
                href: to.keyDates.ownCalendar(),
                text: "Change",
                visuallyHiddenText: "key dates in your calendar",
              },
            ],
          },
          {
            key: "Your data",
            value: (
              <a className="govuk-link" href={to.retention.accountData()} download>
                Download what is held on your account
              </a>
            ),
          },
          {
            key: "Signed-in browsers",
            value: "See where you are signed in",
            actions: [{ href: to.people.sessions(), text: "See", visuallyHiddenText: "signed-in browsers" }],
          },
        ]}
      />
    </PersonPage>
  );
}
