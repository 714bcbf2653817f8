import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { findClashes } from "../../clashes/clashes.ts";
import { ClashPanel } from "../../clashes/components/clash-panel.tsx";
import { readReplies } from "../../invitations/read-replies.server.ts";
import { repliesOfSession } from "../../invitations/reply-lines.ts";
import { cancelSession } from "../../plan/cancel-session.server.ts";
import { JoinAddress } from "../../plan/components/join-address.tsx";
import { SessionFields } from "../../plan/components/session-form.tsx";
import { SessionSummary } from "../../plan/components/session-summary.tsx";
import { CancelSessionForm, SessionForm } from "../../plan/forms.ts";
import { readNeeds, readSessionNeeds } from "../../plan/needs/needs-store.server.ts";
import { readShownSession, readTimetable } from "../../plan/read-timetable.server.ts";
import { saveSession } from "../../plan/save-session.server.ts";
import { sessionChoices } from "../../plan/session-choices.ts";
import { formDefaults, lengthsInWords, sessionToRead } from "../../plan/session-defaults.ts";

export const loader = guarded(
  { at: to.timetable.session, permission: "timetable.read" },
  async ({ permit, params }) => {
    const session = await readShownSession(permit, params.sessionId);
    const record = await readTimetable(permit);
    const mayEdit = permit.may("timetable.edit");
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      dayHref:
        session.date === null
          ? to.timetable.front(permit)
          : to.timetable.front(permit, { day: session.date }),
      noteHref:
        permit.may("notes.write") && session.status === "planned"
          ? to.evidence.newNote(permit, { session: session.id })
          : null,
      isCancelled: session.status === "cancelled",
      session: sessionToRead(record, session),
      edit: mayEdit
        ? {
            defaultValue: formDefaults(session, await readSessionNeeds(permit, session.id)),
            sessionId: session.id,
            version: session.version,
            choices: sessionChoices(record),
            lengths: lengthsInWords(record.rules),
            clashes: findClashes(record, await readNeeds(permit)).filter((clash) =>
              clash.sessionIds.includes(session.id),
            ),
            replies: repliesOfSession(await readReplies(permit, record), record, session.id),
          }
        : null,
    };
  },
);

export const action = guardedIntents(to.timetable.session, {
  save: intent({
    permission: "timetable.edit",
    form: SessionForm,
    run: async ({ permit, params, value, now }) => {
      const id = await saveSession(permit, params.sessionId, value, now);
      return redirectWithNotice(to.timetable.session({ ...permit, sessionId: id }), "Session saved.");
    },
  }),
  cancel: intent({
    permission: "timetable.edit",
    form: CancelSessionForm,
    run: async ({ permit, params, value, now }) => {
      await cancelSession(permit, params.sessionId, value.version, now);
      return redirectWithNotice(to.timetable.front(permit), "Session removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.session.title ?? "Session", { challenge: data?.challenge }) },
];

export default function SessionPage() {
  const { at, dayHref, noteHref, isCancelled, session, edit } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={dayHref}>Back to the timetable</BackLink>
      <PageHeading
        caption={session.kind}
        lead={`${session.when}. ${session.where === "To be confirmed" ? "No place yet" : session.where}.`}
        actions={
          noteHref === null ? undefined : (
            <Button href={noteHref} variant="secondary">
              Write a note
            </Button>
          )
        }
      >
        {session.title}
      </PageHeading>
      {isCancelled ? (
        <InsetText>This session is cancelled. {edit === null ? "" : "Save it to plan it again."}</InsetText>
      ) : null}
      {edit === null || session.joinAddress === "" ? null : (
        <p className="govuk-body">
          To join: <JoinAddress address={session.joinAddress} isLink={session.isJoinLink} />
        </p>
      )}
      {edit === null ? (
        <SessionSummary session={session} />
      ) : (
        <>
          <ClashPanel at={at} title="This session clashes" clashes={edit.clashes} />
          {isCancelled ? null : (
            <p className="govuk-body">
              <TextLink href={to.timetable.places({ ...at, sessionId: edit.sessionId })}>
                Where could this go?
              </TextLink>
            </p>
          )}
          <Replies lines={edit.replies} href={to.timetable.invitations(at, { session: edit.sessionId })} />
          <SessionFields
            defaultValue={edit.defaultValue}
            choices={edit.choices}
            lengths={edit.lengths}
            sessionId={edit.sessionId}
            cancelHref={dayHref}
          />
          {isCancelled ? null : <TakeOut version={edit.version} />}
          <p className="govuk-body">
            <TextLink href={to.timetable.newSession(at)}>Add another session</TextLink>
          </p>
        </>
      )}
    </>
  );
}

interface TakeOutProps {
  version: number;
}

function TakeOut({ version }: TakeOutProps) {
  const state = usePageForm<z.input<typeof CancelSessionForm>>({ id: "take-out" });
  return (
    <Details summary="Remove this session" open={state.form.status === "error"}>
      <PageForm state={state} version={version}>
        <Checkboxes
          {...checkboxesProps(state.fields.confirm)}
          legend="Remove it from the timetable?"
          hint="A session that was in a released version is listed as cancelled in the next one."
          items={[{ value: "yes", label: "Yes, remove it" }]}
        />
        <Button variant="warning" name="intent" value="cancel">
          Remove
        </Button>
      </PageForm>
    </Details>
  );
}

/** Who answered what to the invitation; how, and since when, is said where answers are written down. */
function Replies({ lines, href }: { lines: readonly string[]; href: string }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="replies">
      <h2 className="govuk-heading-m" id="replies">
        Answers to the invitation
      </h2>
      <ul className="govuk-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="govuk-body">
        <TextLink href={href}>Write down an answer, or undo one</TextLink>
      </p>
    </section>
  );
}
