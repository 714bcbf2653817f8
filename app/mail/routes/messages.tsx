import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { ButtonGroup } from "#app/govuk/button-group.tsx";
import { EmptyState } from "#app/govuk/empty-state.tsx";
import { PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageLinks } from "#app/govuk/page-links.ts";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Pagination } from "#app/govuk/pagination.tsx";
import { Table } from "#app/govuk/table.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { MailFilter } from "../components/mail-filter.tsx";
import { DraftsForm } from "../forms.ts";
import { MAIL_KINDS, MAIL_STATES } from "../kinds.ts";
import { mailFilterOf } from "../mail-filter.ts";
import { dropDrafts, sendDrafts } from "../release-drafts.server.ts";
import { listMail, MAIL_PAGE_SIZE } from "../store.server.ts";

export const loader = guarded({ permission: "mail.read" }, async ({ scope, url }) => {
  const filter = mailFilterOf(url.searchParams);
  const { lines, total, drafts } = await listMail(scope, filter);
  return {
    challenge: scope.challengeTitle,
    base: `/challenges/${scope.challengeId}/mail`,
    maySend: scope.may("mail.send"),
    status: filter.status ?? "",
    page: filter.page,
    pages: Math.max(1, Math.ceil(total / MAIL_PAGE_SIZE)),
    drafts,
    lines: lines.map((line) => ({ ...line, at: formatInstant(line.sentAt ?? line.createdAt) })),
  };
});

export const action = guardedIntents({
  send: intent({
    permission: "mail.send",
    form: DraftsForm,
    run: async ({ scope, value, now }) => {
      const count = await sendDrafts(scope, value.mailId, now);
      return redirectWithNotice(
        `/challenges/${scope.challengeId}/mail`,
        count === 1 ? "1 message is on its way." : `${count} messages are on their way.`,
      );
    },
  }),
  drop: intent({
    permission: "mail.send",
    form: DraftsForm,
    run: async ({ scope, value, now }) => {
      const count = await dropDrafts(scope, value.mailId, now);
      return redirectWithNotice(
        `/challenges/${scope.challengeId}/mail`,
        count === 1 ? "1 message was dropped." : `${count} messages were dropped.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Messages", { challenge: data?.challenge }) },
];

export default function MessagesPage() {
  const { base, lines, drafts, maySend, status, page, pages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = usePageForm({ id: "drafts", lastResult: answer?.lastResult });
  return (
    <>
      <PageHeading lead="What this workspace has sent, or is about to send, to people of this challenge.">
        Messages
      </PageHeading>
      {maySend && drafts > 0 ? (
        <>
          <h2 className="govuk-heading-m">
            {drafts === 1 ? "1 message waits to be read" : `${drafts} messages wait to be read`}
          </h2>
          <p className="govuk-body">
            Nobody has been told yet. <TextLink href="?status=draft">Read them</TextLink>, then let them go.
          </p>
          <PageForm state={state}>
            <ButtonGroup>
              <Button name="intent" value="send" preventDoubleClick>
                Send all {drafts}
              </Button>
              <Button name="intent" value="drop" variant="secondary">
                Drop all {drafts}
              </Button>
            </ButtonGroup>
          </PageForm>
        </>
      ) : null}
      <MailFilter status={status} />
      {lines.length === 0 ? (
        <EmptyState title="No messages">
          Invitations, questions when people can come and changes of the timetable are listed here.
        </EmptyState>
      ) : (
        <Table
          caption="Messages, newest first"
          captionHidden
          scrollable
          columns={["To", "Subject", "Kind", "State", "When"].map((header) => ({ header }))}
          rowKeys={lines.map((line) => line.id)}
          rows={lines.map((line) => [
            line.to,
            <TextLink key="subject" href={`${base}/${line.id}`}>
              {line.subject}
            </TextLink>,
            MAIL_KINDS[line.kind],
            MAIL_STATES[line.status],
            line.at,
          ])}
        />
      )}
      <Pagination {...pageLinks({ page, pages, hrefOf: (number) => `?status=${status}&page=${number}` })} />
    </>
  );
}
