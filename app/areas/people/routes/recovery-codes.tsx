import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { recoveryCodesCookie } from "../accounts/recovery-codes-cookie.server.ts";
import { PersonPage } from "../components/person-page.tsx";

export const loader = guarded({ permission: "account.self" }, async ({ account, request, now }) => {
  const carried = await recoveryCodesCookie.carried(request, now);
  if (carried === null || carried.accountId !== account.id) throw redirect(to.people.secondFactor());
  return { codes: carried.codes };
});

export const meta: MetaFunction = () => [{ title: pageTitle("Your recovery codes") }];

export default function RecoveryCodesPage() {
  const { codes } = useLoaderData<typeof loader>();
  return (
    <PersonPage>
      <PageHeading lead="If your telephone is lost, one of these codes lets you in instead. Each works once.">
        Your recovery codes
      </PageHeading>
      <WarningText>They are shown now and never again. Print this page or write them down.</WarningText>
      <ul className="govuk-list cpc-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button href={to.home.challenges()}>I have kept them safe</Button>
    </PersonPage>
  );
}
