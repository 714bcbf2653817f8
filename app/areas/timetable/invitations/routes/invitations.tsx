import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { MAIL_STATES } from "#app/mail/kinds.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { ReplyTag } from "../components/reply-tag.tsx";
import { addresseeKey } from "../invitation-changes.ts";
import { readReplies } from "../read-replies.server.ts";
import { recordReply, undoReply } from "../record-reply.server.ts";
import { replyCounts, TOLD_WAY_NAMES, TOLD_WAYS, versionInWords } from "../replies.ts";
import { RecordReplyForm, UndoReplyForm } from "../reply-forms.ts";
import { addresseeNames, saidOf } from "../reply-lines.ts";
import { REPLY_STATE_NAMES, REPLY_STATES, type ReplyState } from "../reply-states.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.invitations },
  async ({ permit, url, now }) => {
    const record = await readTimetable(permit);
    const replies = await readReplies(permit, record);
    const names = addresseeNames(record);
    const asked = url.searchParams.get("answer");
    const state = REPLY_STATES.find((one) => one === asked) ?? null;
    const who = url.searchParams.get("who") ?? "";
    const session = url.searchParams.get("session") ?? "";
    const shown = replies.filter(
      (one) =>
        (state === null || one.state === state) &&
        (who === "" || one.to.id === who) &&
        (session === "" || one.sessionId === session),
    );
    const byWhom = new Map<string, typeof shown>();
    for (const one of shown) {
      const key = addresseeKey(one.to);
      byWhom.set(key, [...(byWhom.get(key) ?? []), one]);
    }
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      today: dayOf(now),
      all: replies.length,
      counts: replyCounts(replies.map((one) => one.state)),
      filter: { answer: state ?? "", who, session },
      sessionTitle: record.sessions.find(({ id }) => id === session)?.title ?? null,
      choices: [...new Set(replies.map(({ to: whom }) => addresseeKey(whom)))]
        .map((key) => ({ value: key.slice(key.indexOf(" ") + 1), text: names.get(key) ?? "" }))
        .sort((a, b) => a.text.localeCompare(b.text, "en-GB")),
      people: [...byWhom]
        .map(([key, own]) => ({
          key,
          name: names.get(key) ?? "",
          isPeer: own[0]?.to.kind === "peer",
          sessions: own.map((one) => ({
            id: one.sessionId,
            title: one.planned.title,
            when: versionInWords(one.planned),
            state: one.state,
            said: saidOf(one),
            message: one.message === null ? "" : MAIL_STATES[one.message],
            invitationId: one.invitationId !== null && one.asked !== null ? one.invitationId : null,
            // A time that nobody has been told yet is not what they answer to.
            answersTo:
              one.asked !== null && versionInWords(one.asked) !== versionInWords(one.planned)
                ? versionInWords(one.asked)
                : null,
            undoId: one.reply !== null && one.reply.way !== "link" ? one.reply.id : null,
          })),
        }))
        .sort((a, b) => Number(a.isPeer) - Number(b.isPeer) || a.name.localeCompare(b.name, "en-GB")),
    };
  },
);

/** Back to the list as it was narrowed. */
const narrowed = (url: URL) => ({
  answer: url.searchParams.get("answer"),
  who: url.searchParams.get("who"),
  session: url.searchParams.get("session"),
});

export const action = guardedIntents(to.timetable.invitations, {
  record: intent({
    permission: "timetable.edit",
    form: RecordReplyForm,
    run: async ({ permit, value, url, now }) => {
      await recordReply(permit, value, now);
      return redirectWithNotice(
        to.timetable.invitations(permit, narrowed(url)),
        `Answer written down: ${REPLY_STATE_NAMES[value.answer].toLowerCase()}. It can be undone beside it.`,
      );
    },
  }),
  undo: intent({
    permission: "timetable.edit",
    form: UndoReplyForm,
    run: async ({ permit, value, url, now }) => {
      await undoReply(permit, value.replyId, now);
      return redirectWithNotice(to.timetable.invitations(permit, narrowed(url)), "Answer undone.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Invitations", { challenge: data?.challenge }) },
];

export default function InvitationsPage() {
  const { at, all, counts, filter, sessionTitle, choices, people } = useLoaderData<typeof loader>();
  const isFiltered = Object.values(filter).some((value) => value !== "");
  return (
    <>
      <BackLink href={to.timetable.front(at)}>Back to the timetable</BackLink>
      <PageHeading
        caption="Timetable"
        lead="Who is in a session, and whether they have said that they come. People answer by the link in their message; what they tell you otherwise you write down here."
      >
        Invitations
      </PageHeading>
      {all === 0 ? (
        <EmptyState title="Nobody is in a session yet">
          Put people and confirmed peers into sessions that have a day and a time, then{" "}
          <TextLink href={to.timetable.releases(at)}>release the timetable</TextLink>: each of them is
          invited.
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">{counts}.</p>
          <FilterBar
            label="Filter invitations"
            clearHref={isFiltered ? to.timetable.invitations(at) : undefined}
          >
            {filter.session === "" ? null : <input type="hidden" name="session" value={filter.session} />}
            <Select
              key={`answer ${filter.answer}`}
              id="answer"
              name="answer"
              label="Answer"
              defaultValue={filter.answer}
              items={[
                { value: "", text: "Any" },
                ...REPLY_STATES.map((value) => ({ value, text: REPLY_STATE_NAMES[value] })),
              ]}
            />
            <Select
              key={`who ${filter.who}`}
              id="who"
              name="who"
              label="Person or peer"
              defaultValue={filter.who}
              items={[{ value: "", text: "Everybody" }, ...choices]}
            />
          </FilterBar>
          {sessionTitle === null ? null : (
            <p className="govuk-body">
              Only “{sessionTitle}”.{" "}
              <TextLink href={to.timetable.invitations(at)}>Show all sessions</TextLink>
            </p>
          )}
          {people.length === 0 ? <p className="govuk-body">None is like that.</p> : null}
          {people.map(({ key, name, isPeer, sessions }) => (
            <section key={key} aria-labelledby={`who-${key.replace(" ", "-")}`}>
              <h2 className="govuk-heading-s" id={`who-${key.replace(" ", "-")}`}>
                {name}
                {isPeer ? " (peer)" : ""}
              </h2>
              <SummaryList
                rows={sessions.map((session) => ({
                  key: session.title,
                  value: <OneInvitation name={name} session={session} />,
                }))}
              />
            </section>
          ))}
        </>
      )}
    </>
  );
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>["people"][number]["sessions"][number];

function OneInvitation({ name, session }: { name: string; session: Line }) {
  const { at } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <TextLink href={to.timetable.session({ ...at, sessionId: session.id })}>
          {session.when}
          <span className="govuk-visually-hidden">, {session.title}</span>
        </TextLink>
      </p>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <ReplyTag state={session.state as ReplyState} /> {session.said}
      </p>
      {session.message === "" ? null : <p className="govuk-hint">Message: {session.message.toLowerCase()}</p>}
      {session.undoId === null ? null : (
        <UndoAnswer key={session.undoId} id={session.undoId} what={`${name}, ${session.title}`} />
      )}
      {session.invitationId === null ? (
        <p className="govuk-hint govuk-!-margin-bottom-0">Told with the next version that is released.</p>
      ) : (
        <WriteDown
          key={`${session.state} ${session.undoId}`}
          invitationId={session.invitationId}
          what={`${name}, ${session.title}`}
          answersTo={session.answersTo}
        />
      )}
    </>
  );
}

interface WriteDownProps {
  invitationId: string;
  what: string;
  answersTo: string | null;
}

/** What somebody said by mail or telephone, and when, in one press. */
function WriteDown({ invitationId, what, answersTo }: WriteDownProps) {
  const { today } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof RecordReplyForm>>({
    id: `record-${invitationId}`,
    buttons: ["record"],
    // A day is text where it is stored and three boxes where it is typed: DateInput takes either.
    defaultValue: { way: "mail", toldOn: today as never },
  });
  const { fields } = state;
  return (
    <Details
      summary={
        <>
          Write down an answer<span className="govuk-visually-hidden">: {what}</span>
        </>
      }
      open={state.form.status === "error"}
      className="govuk-!-margin-bottom-0"
    >
      <PageForm state={state}>
        <input type="hidden" name="intent" value="record" />
        <input type="hidden" name="invitationId" value={invitationId} />
        {answersTo === null ? null : (
          <p className="govuk-body">
            They were told of {answersTo}: that is what the answer is to. The new time they hear with the next
            version.
          </p>
        )}
        <Select
          {...fieldProps(fields.way)}
          label="How they told it"
          items={TOLD_WAYS.map((value) => ({ value, text: TOLD_WAY_NAMES[value] }))}
        />
        <DateInput {...dateProps(fields.toldOn)} legend="When they told it" />
        <ButtonGroup>
          <Button name="answer" value="accepted" preventDoubleClick>
            Accepted
          </Button>
          <Button name="answer" value="declined" variant="secondary" preventDoubleClick>
            Declined
          </Button>
        </ButtonGroup>
      </PageForm>
    </Details>
  );
}

function UndoAnswer({ id, what }: { id: string; what: string }) {
  const state = usePageForm<z.input<typeof UndoReplyForm>>({ id: `undo-${id}` });
  return (
    <PageForm state={state} withoutSummary>
      <input type="hidden" name="replyId" value={id} />
      <Button name="intent" value="undo" variant="secondary" className="govuk-!-margin-bottom-2">
        Undo<span className="govuk-visually-hidden"> the answer: {what}</span>
      </Button>
    </PageForm>
  );
}
