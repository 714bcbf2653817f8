import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { useKeptInView } from "#app/govuk/use-kept-in-view.ts";
import { formatInstant } from "#app/platform/days.ts";
import { MailBodyView } from "../components/mail-body-view.tsx";
import { MAIL_STATES, STUCK_STATES } from "../kinds.ts";
import { readMail, readNextDraft } from "../store.server.ts";

export const loader = guarded(
  { at: to.mail.message, permission: "mail.read" },
  async ({ permit, params }) => {
    const { createdAt, sentAt, ...mail } = await readMail(permit, params.mailId);
    return {
      next: await readNextDraft(permit, { id: mail.id, createdAt }),
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      mail: { ...mail, at: formatInstant(sentAt ?? createdAt) },
      maySend: permit.may("mail.send") && mail.status === "draft",
      mayResend: permit.may("mail.send") && (STUCK_STATES as readonly string[]).includes(mail.status),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Message", { challenge: data?.challenge }) },
];

export default function MessagePage() {
  const { mail, challengeId, maySend, mayResend, next } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "draft" });
  const again = usePageForm({ id: "again" });
  const messages = useKeptInView(to.mail.messages({ challengeId }));
  return (
    <>
      <BackLink href={to.mail.messages({ challengeId })}>Messages</BackLink>
      <PageHeading>{mail.subject}</PageHeading>
      <SummaryList
        rows={[
          { key: "To", value: mail.to === mail.toAddress ? mail.to : `${mail.to} (${mail.toAddress})` },
          { key: "Status", value: MAIL_STATES[mail.status] },
          { key: mail.status === "sent" ? "Sent" : "Written", value: mail.at },
          ...(mail.hasCalendar
            ? [
                {
                  key: "With it",
                  value: `${mail.isEntryLinked ? "A link to an entry" : "An entry"} for the person's calendar`,
                },
              ]
            : []),
          ...(mail.lastError === null ? [] : [{ key: "Last try", value: mail.lastError }]),
        ]}
      />
      <MailBodyView blocks={mail.blocks} />
      {maySend ? (
        <PageForm state={state} action={messages}>
          <input type="hidden" name="mailId" value={mail.id} />
          <ButtonGroup>
            <Button name="intent" value="send" preventDoubleClick>
              Send this message
            </Button>
            <Button name="intent" value="drop" variant="secondary">
              Remove this message
            </Button>
          </ButtonGroup>
        </PageForm>
      ) : null}
      {mayResend ? (
        <PageForm state={again} action={messages}>
          <input type="hidden" name="mailId" value={mail.id} />
          <p className="govuk-body">
            {mail.status === "unknown"
              ? "Ask whether it arrived before you send it again: it may arrive twice."
              : "Whoever refused it once refuses it again, unless something was mended meanwhile. If the address is wrong, correct it where the person is listed and send a new message."}
          </p>
          <Button name="intent" value="resend" variant="secondary" preventDoubleClick>
            Send it again
          </Button>
        </PageForm>
      ) : null}
      {next === null || mail.status !== "draft" ? null : (
        <p className="govuk-body">
          <TextLink href={to.mail.message({ challengeId, mailId: next.id })}>Read the next message</TextLink>{" "}
          ({next.left} still to be read after this one)
        </p>
      )}
    </>
  );
}
