import { type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { readAwkwardDays } from "#app/areas/key-dates/read-awkward-days.server.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { type VisitAddress, visitAddress } from "#app/areas/visits/visit-address.ts";
import { TIMETABLE_WORDS } from "#app/areas/visits/visit-words.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { useAnswerTo } from "#app/govuk/form/page-answer.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { minutesOf } from "#app/platform/clock-time.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { findClashes } from "../../clashes/clashes.ts";
import { ClashPanel } from "../../clashes/components/clash-panel.tsx";
import { beginTimetable } from "../../plan/begin-timetable.server.ts";
import { readLastMove, readRevision, undoChange } from "../../plan/change-timetable.server.ts";
import { AddressWanted } from "../../plan/components/address-wanted.tsx";
import { TimetableTabs } from "../../plan/components/timetable-tabs.tsx";
import { SessionMoveForm, UndoForm } from "../../plan/forms.ts";
import { readLastRelease } from "../../plan/last-release.server.ts";
import { readNeeds } from "../../plan/needs/needs-store.server.ts";
import { addressLine, sessionsWithoutAddress } from "../../plan/needs/without-address.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { AgendaView } from "../components/agenda-view.tsx";
import { BeginTimetable } from "../components/begin-timetable.tsx";
import { DaysView } from "../components/days-view.tsx";
import { GridMover } from "../components/grid-mover.tsx";
import { UnplacedSessions } from "../components/unplaced-sessions.tsx";
import type { Movable } from "../components/use-moving.ts";
import { emptyTimetableWords } from "../empty-timetable.ts";
import { moveSession } from "../move-session.server.ts";
import { readGridMarks } from "../read-grid-marks.server.ts";
import { type AgendaPage, type DaysPage, timetablePage, type UnplacedLine } from "../timetable-page.ts";
import { sessionsDeclined } from "../timetable-view.ts";

/** Milliseconds for which somebody's own move is offered to be undone on the page itself; the list of changes keeps it. */
const UNDO_OFFERED_MS = 2 * 60 * 60_000;

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.front },
  async ({ permit, url, now }) => {
    // Before the record: a change in between makes the page be read again, never be taken for the newest.
    const revision = await readRevision(permit);
    const record = await readTimetable(permit);
    const last = await readLastRelease(permit);
    const mayEdit = permit.may("timetable.edit");
    // Clashes name access needs and gaps in the plan: they are for those who mend them.
    const needs = mayEdit ? await readNeeds(permit) : null;
    const clashes = needs === null ? [] : findClashes(record, needs);
    const addressless = needs === null ? [] : sessionsWithoutAddress(record, needs);
    const marks = mayEdit
      ? {
          ...(await readGridMarks(permit, record)),
          addresslessIds: addressless.map(({ id }) => id),
        }
      : null;
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mayEdit,
      declined: marks === null ? 0 : sessionsDeclined(marks),
      kind: permit.visitKind,
      empty: emptyTimetableWords(permit.visitKind, permit.stage),
      released: last === null ? null : `Version ${last.number} was released ${formatInstant(last.issuedAt)}.`,
      clashes,
      addressless: addressless.map(addressLine),
      postponed: await readPostponedLine(permit, { visitId: permit.visitId }),
      awkward: await readAwkwardDays(permit, now),
      revision,
      query: url.search.slice(1, 200),
      lastMove: mayEdit ? await readLastMove(permit, new Date(now.getTime() - UNDO_OFFERED_MS)) : null,
      ...timetablePage(record, clashes, last?.sessions ?? [], url.searchParams, {
        at: visitAddress(permit),
        now,
        ownPeerId: permit.peerId,
        marks,
      }),
    };
  },
);

/** Back to the view a move was made on. Who moved it by the grid is told there; without JavaScript the next page says it. */
async function backToView(
  at: VisitAddress,
  { view, quiet }: Pick<z.output<typeof UndoForm>, "view" | "quiet">,
  notice: string,
) {
  const address = to.timetable.front(at, view);
  return quiet ? redirect(address) : redirectWithNotice(address, notice);
}

export const action = guardedIntents(to.timetable.front, {
  move: intent({
    permission: "timetable.edit",
    form: SessionMoveForm,
    run: async ({ permit, value: { view, quiet, ...move }, now }) =>
      backToView(permit, { view, quiet }, await moveSession(permit, move, now)),
  }),
  undo: intent({
    permission: "timetable.edit",
    form: UndoForm,
    run: async ({ permit, value: { changeId, ...back }, now }) =>
      backToView(permit, back, `Undone: ${await undoChange(permit, changeId, now)}`),
  }),
  begin: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      await beginTimetable(permit, now);
      return redirectWithNotice(
        to.timetable.front(permit),
        "Usual sessions added. Give each a day, a time and its people, or remove it.",
      );
    },
  }),
});

/** Who was refused because of somebody else's change is shown the timetable as it is now. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Timetable", { challenge: data?.challenge }) },
];

/** Moves that are sent without scripts, and their undoing. */
const GRID = { id: "grid", buttons: ["move", "undo"] };

export default function TimetablePage() {
  const page = useLoaderData<typeof loader>();
  const { at, mayEdit, view } = page;
  const refused = useAnswerTo(GRID) ?? undefined;
  const sessions = useMemo(
    () => (mayEdit ? movablesOf(page.view, page.unplaced) : {}),
    [mayEdit, page.view, page.unplaced],
  );
  return (
    <div className="cpc-surface">
      <PageHeading
        lead={TIMETABLE_WORDS[page.kind].lead}
        actions={
          mayEdit && page.sessions > 0 ? (
            <ButtonGroup>
              <Button href={to.timetable.make(at)}>Make a timetable</Button>
              <Button href={to.timetable.newSession(at)} variant="secondary">
                Add a session
              </Button>
              <Button href={to.timetable.releases(at)} variant="secondary">
                Release a version
              </Button>
              <TextLink href={to.timetable.lateChange(at)}>Deal with a late change</TextLink>
              <TextLink href={to.timetable.changes(at)}>Changes and undo</TextLink>
            </ButtonGroup>
          ) : undefined
        }
      >
        Timetable
      </PageHeading>
      <PostponedNote
        challengeId={at.challengeId}
        line={page.postponed}
        rested="What was released and who was invited"
      />
      {page.awkward === null ? null : (
        <InsetText>
          <p className="govuk-body">
            {page.awkward}.{" "}
            <TextLink href={to.keyDates.visits({ challengeId: at.challengeId })}>Days of the visits</TextLink>
          </p>
        </InsetText>
      )}
      <TimetableTabs at={at} current="timetable">
        {page.sessions === 0 ? (
          <BeginTimetable at={at} kind={page.kind} mayEdit={mayEdit} empty={page.empty} {...page.counts} />
        ) : (
          <>
            <p className="govuk-body">
              {page.released ?? "No version has been released yet: this is a working copy."}{" "}
              <TextLink href={to.timetable.today(at)}>On the day</TextLink>
              {mayEdit ? (
                <>
                  {" · "}
                  <TextLink href={to.timetable.invitations(at)}>Invitations</TextLink>
                </>
              ) : null}
            </p>
            {page.declined === 0 ? null : (
              <InsetText>
                Somebody cannot come to {countOf(page.declined, "session")}:{" "}
                <TextLink href={to.timetable.invitations(at, { answer: "declined" })}>
                  look at who declined
                </TextLink>
                .
              </InsetText>
            )}
            {mayEdit ? (
              <ClashPanel
                at={at}
                title={countOf(page.clashes.length, "thing to look at", "things to look at")}
                clashes={page.clashes}
                allClear="Nothing clashes."
              />
            ) : null}
            <AddressWanted at={at} sessions={page.addressless} />
            <ViewLinks at={at} view={view.kind} />
            <GridMover
              at={at}
              revision={page.revision}
              sessions={sessions}
              days={view.kind === "day" ? daysOf(view) : []}
              view={page.query}
              lastMove={page.lastMove}
              refused={refused}
            >
              {view.kind === "day" ? (
                <div className={mayEdit ? "cpc-days cpc-days--tray" : "cpc-days"}>
                  <UnplacedSessions sessions={page.unplaced} at={at} mayEdit={mayEdit} />
                  <DaysView
                    view={view}
                    addHref={mayEdit ? (day) => to.timetable.newSession(at, { day }) : undefined}
                  />
                </div>
              ) : (
                <AgendaView view={view} at={at} />
              )}
            </GridMover>
            {page.cancelled.length === 0 ? null : (
              <>
                <h2 className="govuk-heading-m">Cancelled</h2>
                <ul className="govuk-list govuk-list--bullet">
                  {page.cancelled.map((session) => (
                    <li key={session.id}>
                      <TextLink href={to.timetable.session({ ...at, sessionId: session.id })}>
                        {session.title}
                      </TextLink>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </TimetableTabs>
    </div>
  );
}

const VIEW_LINKS = [
  { kind: "day", text: "By day" },
  { kind: "peer", text: "By peer" },
  { kind: "person", text: "By person" },
] as const;

function ViewLinks({ at, view }: { at: VisitAddress; view: "day" | "peer" | "person" }) {
  return (
    <nav aria-label="View of the timetable" className="govuk-!-display-none-print">
      <p className="govuk-body">
        {VIEW_LINKS.map(({ kind, text }, index) => (
          <span key={kind}>
            {index === 0 ? "View: " : " · "}
            {kind === view ? (
              <strong aria-current="page">{text}</strong>
            ) : (
              <TextLink href={to.timetable.front(at, { view: kind === "day" ? null : kind })} noVisitedState>
                {text}
              </TextLink>
            )}
          </span>
        ))}
      </p>
    </nav>
  );
}

function daysOf(view: DaysPage) {
  return view.tabs.flatMap(({ day, label }) =>
    day === "" ? [] : [{ day, label: view.days.find((one) => one.day === day)?.label ?? label }],
  );
}

/** What can be moved from this page, and where it stands. */
function movablesOf(view: DaysPage | AgendaPage, unplaced: readonly UnplacedLine[]): Record<string, Movable> {
  const movables: Record<string, Movable> = {};
  if (view.kind !== "day") return movables;
  for (const { day, sessions } of view.days) {
    for (const { moves, title, start, end, trackIds } of sessions) {
      if (moves === undefined) continue;
      movables[moves] = {
        title,
        minutes: minutesOf(end) - minutesOf(start),
        isWide: trackIds.length === 0,
        date: day,
        start,
        column: trackIds[0] ?? "",
      };
    }
  }
  for (const { id, title, minutes } of unplaced) {
    movables[id] = { title, minutes, isWide: false, date: null, start: null, column: "" };
  }
  return movables;
}
