import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
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
import { ShownLink } from "../components/shown-link.tsx";
import { readMailOutlook } from "../deliveries.server.ts";
import { MAIL_STATES, STUCK_STATES } from "../kinds.ts";
import { carryLink, openLinkToPassOn, takeLink } from "../link-to-pass-on.server.ts";
import { hidesLink } from "../mail-body.ts";
import { readMail, readNextDraft } from "../store.server.ts";

export const loader = guarded(
  { at: to.mail.message, permission: "mail.read" },
  async ({ permit, params, request, now }) => {
    const { createdAt, sentAt, ...mail } = await readMail(permit, params.mailId);
    const shown = await takeLink(request, permit.actor.accountId, now);
    const isSetUp = (await readMailOutlook()) !== "nowhere";
    const loaded = {
      link: shown?.link ?? null,
      isSetUp,
      mayPassOn:
        !isSetUp &&
        !mail.isToAccount &&
        permit.may("mail.send") &&
        mail.status === "waiting" &&
        hidesLink(mail.blocks),
      next: await readNextDraft(permit, { id: mail.id, createdAt }),
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      mail: { ...mail, at: formatInstant(sentAt ?? createdAt) },
      maySend: permit.may("mail.send") && mail.status === "draft",
      isStuck: (STUCK_STATES as readonly string[]).includes(mail.status),
      mayResend:
        permit.may("mail.send") &&
        !mail.isToAccount &&
        (STUCK_STATES as readonly string[]).includes(mail.status),
    };
    return shown === null ? data(loaded) : data(loaded, { headers: { "Set-Cookie": shown.clear } });
  },
);

export const action = guardedIntents(to.mail.message, {
  passOn: intent({
    permission: "mail.send",
    form: NoFieldsForm,
    run: async ({ permit, params, url, now }) => {
      const link = await openLinkToPassOn(permit, params.mailId, now);
      const cookie = await carryLink(permit.actor.accountId, url.pathname, link);
      return redirect(url.pathname, { headers: { "Set-Cookie": cookie } });
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: pageTitle("Message", { challenge: loaded?.challenge }) },
];

export default function MessagePage() {
  const page = useLoaderData<typeof loader>();
  const { mail, challengeId, maySend, mayResend, mayPassOn, link, next } = page;
  const isNotSent = !page.isSetUp && mail.status === "waiting";
  const passOn = usePageForm({ id: "pass-on", buttons: ["passOn"] });
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
          { key: "Status", value: isNotSent ? "Not sent: no mail is set up" : MAIL_STATES[mail.status] },
          { key: mail.status === "sent" ? "Sent" : "Written", value: mail.at },
          ...(mail.entries === 0 ? [] : [{ key: "With it", value: entriesInWords(mail) }]),
          ...(mail.lastError === null ? [] : [{ key: "Last try", value: mail.lastError }]),
        ]}
      />
      <MailBodyView blocks={mail.blocks} />
      {link === null ? null : <ShownLink {...link} />}
      {mayPassOn && link === null ? (
        <PageForm state={passOn}>
          <p className="govuk-body">
            No mail is set up in this workspace, so {mail.to} is not sent this. You can pass the link on
            yourself.
          </p>
          <Button name="intent" value="passOn" variant="secondary">
            Show the link
          </Button>
        </PageForm>
      ) : null}
      {mail.isToAccount && (isNotSent || page.isStuck) ? (
        <p className="govuk-body">
          {isNotSent ? "An administrator can pass its link on. " : ""}A new invitation is sent from the page
          of the person, among the <TextLink href={to.people.members({ challengeId })}>people</TextLink> of
          this challenge.
        </p>
      ) : null}
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

/** "3 entries for the person's calendar". */
function entriesInWords({ entries, isEntryLinked }: { entries: number; isEntryLinked: boolean }): string {
  const what =
    entries === 1
      ? `${isEntryLinked ? "A link to an entry" : "An entry"}`
      : `${isEntryLinked ? "Links to " : ""}${entries} entries`;
  return `${what} for the person's calendar`;
}
