import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { Details } from "#app/govuk/display/details.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { pageLinks } from "#app/govuk/navigation/page-links.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { Pagination } from "#app/govuk/navigation/pagination.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { MailBodyView } from "../components/mail-body-view.tsx";
import { MailFilterBar } from "../components/mail-filter.tsx";
import { SendAllForm } from "../components/send-all-form.tsx";
import { StuckMailCallout } from "../components/stuck-mail.tsx";
import { readMailOutlook, readStuckMail, sayMailWay, sayOnItsWay } from "../deliveries.server.ts";
import { DraftsForm, MailForm } from "../forms.ts";
import { MAIL_KINDS, MAIL_STATES } from "../kinds.ts";
import type { MailBlock } from "../mail-body.ts";
import { mailFilterOf, mailQuery } from "../mail-filter.ts";
import { dropDrafts, sendDrafts } from "../release-drafts.server.ts";
import { resendMail } from "../resend-mail.server.ts";
import { listDraftBatches, listMail, MAIL_PAGE_SIZE } from "../store.server.ts";

export const loader = guarded({ permission: "mail.read" }, async ({ permit, url }) => {
  const filter = mailFilterOf(url.searchParams);
  const { lines, total, drafts } = await listMail(permit, filter);
  const batches = await listDraftBatches(permit);
  const { status, kind, writtenAt, page } = filter;
  const pages = Math.max(1, Math.ceil(total / MAIL_PAGE_SIZE));
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    maySend: permit.may("mail.send"),
    status: status ?? "",
    kind: kind ?? "",
    written: writtenAt?.toISOString() ?? "",
    draftsHref: to.mail.messages(permit, mailQuery({ ...filter, status: "draft", page: 1 })),
    batches: batches.map((batch) => ({
      value: batch.writtenAt.toISOString(),
      text: `${formatInstant(batch.writtenAt)}: ${batch.messages} to be read`,
    })),
    page,
    pages,
    pageHrefs: Array.from({ length: pages }, (_, index) =>
      to.mail.messages(permit, mailQuery({ ...filter, page: index + 1 })),
    ),
    total,
    drafts,
    stuck: await readStuckMail(permit),
    way: sayMailWay(),
    isSetUp: (await readMailOutlook()) !== "nowhere",
    lines: lines.map((line) => ({ ...line, at: formatInstant(line.sentAt ?? line.createdAt) })),
  };
});

const settled = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const action = guardedIntents(to.mail.messages, {
  send: intent({
    permission: "mail.send",
    form: DraftsForm,
    run: async ({ permit, value, now }) => {
      const count = await sendDrafts(permit, value, now);
      return redirectWithNotice(
        to.mail.messages(permit),
        await sayOnItsWay(count === 1 ? "1 message" : `Each of ${count} messages`, "sender"),
      );
    },
  }),
  resend: intent({
    permission: "mail.send",
    form: MailForm,
    run: async ({ permit, value, now }) => {
      await resendMail(permit, value.mailId, now);
      return redirectWithNotice(
        to.mail.message({ challengeId: permit.challengeId, mailId: value.mailId }),
        await sayOnItsWay("The message", "sender"),
      );
    },
  }),
  drop: intent({
    permission: "mail.send",
    form: DraftsForm,
    run: async ({ permit, value, now }) => {
      const count = await dropDrafts(permit, value, now);
      return redirectWithNotice(
        to.mail.messages(permit),
        settled(count, "message removed.", "messages removed."),
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Messages", { challenge: data?.challenge }) },
];

export default function MessagesPage() {
  const {
    challengeId,
    lines,
    drafts,
    stuck,
    way,
    isSetUp,
    total,
    maySend,
    status,
    kind,
    written,
    batches,
    draftsHref,
    page,
    pages,
    pageHrefs,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="What this workspace has sent, or is about to send, to people of this challenge.">
        Messages
      </PageHeading>
      {drafts > 0 && status !== "draft" ? (
        <Callout label={drafts === 1 ? "1 message waits to be read" : `${drafts} messages wait to be read`}>
          Nobody has been told yet. <TextLink href={draftsHref}>Read them, then let them go</TextLink>.
        </Callout>
      ) : null}
      {isSetUp ? null : (
        <WarningText>
          No mail is set up in this workspace, so nothing is sent.{" "}
          {maySend ? "Open a message that waits to pass its link on yourself." : ""}
        </WarningText>
      )}
      {way === null ? null : <p className="govuk-body">{way}</p>}
      <p className="govuk-body">
        <TextLink href={to.telling.told({ challengeId })}>What people were told</TextLink> in their message of
        the day is listed apart.
      </p>
      <StuckMailCallout stuck={stuck} />
      <MailFilterBar
        status={status}
        kind={kind}
        batches={batches}
        written={written}
        clearHref={to.mail.messages({ challengeId })}
      />
      {maySend && drafts > 0 && status === "draft" ? (
        <SendAllForm key={drafts} drafts={drafts} kind={kind} written={written} />
      ) : null}
      {lines.length === 0 ? (
        <EmptyState title="No messages">
          {status === "" && kind === "" && written === ""
            ? "Invitations, questions when people can come and changes of the timetable are listed here."
            : "None is of this state and kind."}
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">{total === 1 ? "1 message" : `${total} messages, newest first`}</p>
          <Table
            caption="Messages, newest first"
            captionHidden
            scrollable
            columns={["To", "Subject", "Kind", "Status", "When"].map((header) => ({ header }))}
            rowKeys={lines.map((line) => line.id)}
            rows={lines.map((line) => [
              line.to,
              <Subject key="subject" line={line} challengeId={challengeId} />,
              MAIL_KINDS[line.kind],
              MAIL_STATES[line.status],
              line.at,
            ])}
          />
        </>
      )}
      <Pagination
        {...pageLinks({
          page,
          pages,
          hrefOf: (number) => pageHrefs[number - 1] ?? to.mail.messages({ challengeId }),
        })}
      />
    </>
  );
}

interface SubjectProps {
  line: { id: string; subject: string; to: string; blocks: MailBlock[] | null };
  challengeId: string;
}

/** The subject, and of a draft the words to unfold, so that many can be read without leaving the list. */
function Subject({ line, challengeId }: SubjectProps) {
  return (
    <>
      <TextLink href={to.mail.message({ challengeId, mailId: line.id })}>{line.subject}</TextLink>
      {line.blocks === null ? null : (
        <Details
          className="govuk-!-margin-bottom-0 govuk-!-margin-top-2"
          summary={
            <>
              Read it here<VisuallyHidden>: to {line.to}</VisuallyHidden>
            </>
          }
        >
          <MailBodyView blocks={line.blocks} />
        </Details>
      )}
    </>
  );
}
