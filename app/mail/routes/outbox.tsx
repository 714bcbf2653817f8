import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageLinks } from "#app/govuk/navigation/page-links.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { Pagination } from "#app/govuk/navigation/pagination.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { mailTransport } from "#app/platform/transports/mail-transport.server.ts";
import { MailFilterBar } from "../components/mail-filter.tsx";
import { MailHalted } from "../components/mail-halted.tsx";
import { sayMailWay } from "../deliveries.server.ts";
import { MailForm } from "../forms.ts";
import { MAIL_KINDS, MAIL_STATES, type MailState, STUCK_STATES } from "../kinds.ts";
import { mailFilterOf } from "../mail-filter.ts";
import { readHaltedMail } from "../mail-halt.server.ts";
import { retryMail } from "../pass-on-mail.server.ts";
import { sendTestMail } from "../send-test-mail.server.ts";
import { listOutbox, MAIL_PAGE_SIZE } from "../store.server.ts";

const HERE = to.mail.outbox();

export const loader = guarded({ permission: "mail.manage" }, async ({ url }) => {
  const filter = mailFilterOf(url.searchParams);
  const { lines, total } = await listOutbox(filter);
  return {
    hasServer: mailTransport() !== null,
    halt: await readHaltedMail(),
    way: sayMailWay(),
    status: filter.status ?? "",
    page: filter.page,
    pages: Math.max(1, Math.ceil(total / MAIL_PAGE_SIZE)),
    lines: lines.map((line) => ({ ...line, at: formatInstant(line.sentAt ?? line.createdAt) })),
  };
});

export const action = guardedIntents(to.mail.outbox, {
  test: intent({
    permission: "mail.manage",
    form: NoFieldsForm,
    run: async ({ account, actor, now, requestId }) => {
      const receiver = { address: account.email, name: account.name };
      return redirectWithNotice(HERE, await sendTestMail({ actor, requestId }, receiver, now));
    },
  }),
  retry: intent({
    permission: "mail.manage",
    form: MailForm,
    run: async ({ actor, value, now, requestId }) => {
      await retryMail(actor, value.mailId, now, requestId);
      return redirectWithNotice(HERE, "The message will be tried again within a minute.");
    },
  }),
});

/** Refused, of unknown fate, or tried before and waiting. */
const mayTryNow = ({ status, lastError }: { status: MailState; lastError: string | null }) =>
  (STUCK_STATES as readonly string[]).includes(status) || (status === "waiting" && lastError !== null);

export const meta: MetaFunction = () => [{ title: pageTitle("Outbox") }];

export default function OutboxPage() {
  const { lines, hasServer, halt, way, status, page, pages } = useLoaderData<typeof loader>();
  const state = usePageForm({
    id: "retry",
    buttons: ["retry"],
  });
  const test = usePageForm({
    id: "test",
    buttons: ["test"],
  });
  return (
    <div className="govuk-width-container">
      <BackLink href={to.people.administration()}>Administration</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="Every message of this installation. What belongs to a challenge is not shown here in words: its own people read it there.">
          Outbox
        </PageHeading>
        {hasServer ? null : (
          <WarningText>
            No mail server is set (SMTP_URL or NOTIFY_API_KEY), so messages wait here. Open a message to pass
            its link on by hand.
          </WarningText>
        )}
        <MailHalted halt={halt} />
        {way === null ? null : <p className="govuk-body">{way}</p>}
        {hasServer ? (
          <PageForm state={test}>
            <Button name="intent" value="test" variant="secondary" preventDoubleClick>
              Send a test message to yourself
            </Button>
          </PageForm>
        ) : null}
        <PageForm state={state}>
          <input type="hidden" name="intent" value="retry" />
        </PageForm>
        <MailFilterBar status={status} clearHref={HERE} />
        {lines.length === 0 ? (
          <EmptyState title="No messages">Invitations and links to sign in are listed here.</EmptyState>
        ) : (
          <Table
            caption="Messages, newest first"
            captionHidden
            scrollable
            columns={["To", "Kind", "Status", "When", "Tries", "Change"].map((header) => ({ header }))}
            rowKeys={lines.map((line) => line.id)}
            rows={lines.map((line) => [
              line.to === null ? (
                "Somebody in a challenge"
              ) : (
                <TextLink key="to" href={to.mail.accountMessage({ mailId: line.id })}>
                  {line.to}
                </TextLink>
              ),
              MAIL_KINDS[line.kind],
              line.lastError === null
                ? MAIL_STATES[line.status]
                : `${MAIL_STATES[line.status]}. ${line.lastError}`,
              line.at,
              String(line.attempts),
              hasServer && mayTryNow(line) ? (
                <button
                  key="retry"
                  type="submit"
                  form={state.form.id}
                  name="mailId"
                  value={line.id}
                  className="govuk-button govuk-button--secondary cpc-button--small"
                >
                  Try now <VisuallyHidden>the message of {line.at}</VisuallyHidden>
                </button>
              ) : null,
            ])}
          />
        )}
        <Pagination
          {...pageLinks({ page, pages, hrefOf: (number) => to.mail.outbox({}, { status, page: number }) })}
        />
      </main>
    </div>
  );
}
