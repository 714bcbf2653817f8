import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { MailBodyView } from "../components/mail-body-view.tsx";
import { MAIL_STATES } from "../kinds.ts";
import { hasSecretLink } from "../mail-body.ts";
import { openAccountMail } from "../pass-on-mail.server.ts";

export const loader = guarded(
  { at: to.mail.accountMessage, permission: "mail.manage" },
  async ({ actor, params, now, requestId }) => {
    const { createdAt, sentAt, ...mail } = await openAccountMail(actor, params.mailId, now, requestId);
    return {
      mail: { ...mail, at: formatInstant(sentAt ?? createdAt) },
      isSecret: hasSecretLink(mail.blocks) && mail.status !== "sent",
    };
  },
);

export const meta: MetaFunction = () => [{ title: pageTitle("Message") }];

export default function AccountMessagePage() {
  const { mail, isSecret } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <BackLink href={to.mail.outbox()}>Outbox</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading>{mail.subject}</PageHeading>
        {isSecret ? (
          <WarningText>
            Whoever opens this link is taken for {mail.to}. Give it to nobody else. That you opened this page
            is in the audit trail.
          </WarningText>
        ) : null}
        <SummaryList
          rows={[
            { key: "To", value: mail.to === mail.toAddress ? mail.to : `${mail.to} (${mail.toAddress})` },
            { key: "Status", value: MAIL_STATES[mail.status] },
            { key: mail.status === "sent" ? "Sent" : "Written", value: mail.at },
          ]}
        />
        <MailBodyView blocks={mail.blocks} />
      </main>
    </div>
  );
}
