import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { type MoveDates, settleDates } from "#app/areas/challenge/dates-that-move.server.ts";
import { readBaseDays } from "#app/areas/challenge/read-bases.server.ts";
import { hasReached } from "#app/areas/challenge/stages.ts";
import { updateCalendars } from "#app/areas/timetable/invitations/update-calendars.server.ts";
import {
  hasVisitBegun,
  listSessionPlaces,
  writeSessionPlaces,
} from "#app/areas/timetable/plan/session-places.server.ts";
import { questionOfLeftSessions, questionOfPutOffDays } from "#app/areas/visits/days-to-ask.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { daysInWords, placesOnNewDays } from "#app/areas/visits/postponement.ts";
import { type NewPostponement, writePostponement } from "#app/areas/visits/postponements.server.ts";
import { listVisits, type VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { PUT_OFF_WORDS } from "#app/areas/visits/visit-words.ts";
import { daysFromTo, listSessionsOn, MOST_DAYS, writeDays } from "#app/areas/visits/write-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import { problemOfDays, takenTwice, type VisitChoice } from "./new-days.ts";
import { tellOfMarks, tellOfVisit } from "./tell-of-postponing.server.ts";
import { listInvitedSessions, whatRested } from "./what-rested.server.ts";

/** A postponement as somebody records it. */
export interface PostponeInput {
  /** Of the visits that were looked at: `versionOfVisits`. */
  version: string;
  decidedBy: string;
  reason: string;
  visits: readonly VisitChoice[];
  /** Whether sessions go with their days, at their times, or are placed anew. */
  sessions: "with-days" | "anew";
  moveDates: Exclude<MoveDates, undefined>;
  /** That days which are past are meant. */
  pastDays?: "yes" | undefined;
  /** That sessions may lose their places whose day the visit has no more. */
  leaveSessions?: "yes" | undefined;
}

/** What the visits looked like, to be told when somebody changed them meanwhile. */
export function versionOfVisits(visits: readonly Pick<VisitFacts, "id" | "version">[]): string {
  return visits.map(({ id, version }) => `${id}.${version}`).join(" ");
}

/** Refuses where the visits are over, or one of them has begun: then its days are history. Throws conflict. */
export async function refuseWhatHappened(
  tx: Tx,
  permit: Pick<ChallengePermit, "stage">,
  visits: readonly Pick<VisitFacts, "id" | "kind" | "name">[],
): Promise<void> {
  for (const { id: visitId, kind, name } of visits) {
    if (isOver(permit, kind)) throw new AppError("conflict", IS_OVER);
    if (await hasVisitBegun(tx, { visitId })) {
      throw new AppError(
        "conflict",
        `${name} has begun: sessions were held. Change its days on its own page.`,
      );
    }
  }
}

const IS_OVER = "The visit is over: the challenge has moved on to its report.";

/** The days on site and the calls before them are over once the report is written, a review once the challenge is closed. */
function isOver({ stage }: Pick<ChallengePermit, "stage">, kind: VisitFacts["kind"]): boolean {
  return hasReached(stage, kind === "progress-review" ? "closed" : "reporting");
}

/** Why no visit can be postponed, as a sentence; null when one can. */
export function whyNotPostponed(
  permit: Pick<ChallengePermit, "stage">,
  visits: readonly Pick<VisitFacts, "kind" | "days">[],
): string | null {
  const left = visits.filter(({ kind }) => !isOver(permit, kind));
  if (left.length === 0) {
    return hasReached(permit.stage, "closed") ? "The challenge is closed, and its visits are over." : IS_OVER;
  }
  return left.some(({ days }) => days.length > 0)
    ? null
    : "No visit that is still to come has days yet, so there is nothing to put off. Set its days under Visits.";
}

/**
 * The visits that a postponement asks about, in their order: phases on site, which may get days by it, and the calls and reviews that have days
 * and of which nothing was held yet.
 */
export async function listPostponable(
  permit: Pick<ChallengePermit, "stage">,
  visits: readonly VisitFacts[],
): Promise<VisitFacts[]> {
  const postponable: VisitFacts[] = [];
  for (const visit of visits) {
    if (isOver(permit, visit.kind)) continue;
    const isAsked =
      visit.kind === "on-site" ||
      (visit.days.length > 0 && !(await hasVisitBegun(db, { visitId: visit.id })));
    if (isAsked) postponable.push(visit);
  }
  return postponable;
}

/**
 * Postpones visits, of whichever kind: to new days, or to none that are known yet. Keeps the earlier days and marks what rested on them; key dates that
 * follow move or stay as was answered; sessions go with their days or lose their places; whoever was invited is told of it by a message that
 * waits in the outbox. Returns the id. Throws forbidden, conflict, or invalid at the field that is wrong: also at `pastDays` and `leaveSessions`
 * where nobody said that those are meant.
 */
export async function postpone(permit: ChallengePermit, input: PostponeInput, now: Date): Promise<string> {
  demand(permit, "visits.manage");
  const scopeVersionIds = (await listIssuedVersions(permit, "scope")).map(({ id }) => id);
  return transaction(async (tx) => {
    const visits = await listVisits(permit.challengeId, tx);
    const obstacle = whyNotPostponed(permit, visits);
    if (obstacle !== null) throw new AppError("conflict", obstacle);
    refuseIfChanged(input.version, versionOfVisits(visits));
    const moved = movedVisits(visits, input.visits);
    await refuseWhatHappened(
      tx,
      permit,
      moved.map(({ visit }) => visit),
    );
    if (input.pastDays !== "yes") refusePastDays(moved, now);
    if (input.sessions === "with-days" && input.leaveSessions !== "yes") await refuseLostPlaces(tx, moved);
    const before = await readBaseDays(permit.challengeId, tx);
    const marks = await whatRested(tx, permit, {
      visits: moved.map(({ visit }) => visit),
      scopeVersionIds,
    });
    const kept: NewPostponement["visits"][number][] = [];
    for (const { visit, days } of moved) {
      kept.push(await moveVisit(tx, permit, visit, days, input.sessions === "with-days"));
    }
    const { decidedBy, reason } = input;
    const id = await writePostponement(tx, permit, { decidedBy, reason, visits: kept, marks }, now);
    const dates = await settleDates(tx, permit, { before, moveDates: input.moveDates }, now);
    for (const { visit, days } of moved) {
      await tellOfVisit(tx, permit, visit, { earlier: visit.days, now: days }, now);
    }
    await tellOfMarks(tx, permit, now);
    for (const { visit, days } of moved) {
      await tellInvited(tx, permit, visit.id, postponedWords(visit, days), now);
    }
    const data = {
      postponementId: id,
      visits: moved.length,
      marked: marks.length,
      what: dates ?? "no key date follows",
    };
    await record(tx, permit, { type: "visits-postponed", data }, now);
    return id;
  });
}

/** "The peers' visit planned for 2 to 5 March 2026 was postponed. It is now planned for 1 to 4 March 2027." */
export function postponedWords(
  { kind, days: earlier }: Pick<VisitFacts, "kind" | "days">,
  later: readonly string[],
): string {
  const { what, was, now } = PUT_OFF_WORDS[kind];
  const begins = `${what} planned for ${daysInWords(earlier)} ${was} postponed`;
  return later.length === 0
    ? `${begins}. The new days are not known yet.`
    : `${begins}. ${now} planned for ${daysInWords(later)}.`;
}

/** A visit as it was, and the days it gets. */
interface MovedVisit {
  visit: VisitFacts;
  days: string[];
}

/** The visits that get other days, with these. Throws invalid at the field that is wrong. */
function movedVisits(visits: readonly VisitFacts[], choices: readonly VisitChoice[]): MovedVisit[] {
  const moved = choices.flatMap((choice, index) => {
    const visit = visits.find(({ id }) => id === choice.id);
    if (visit === undefined)
      throw new AppError("conflict", "A visit was removed meanwhile. Look at the visits again.");
    const problem = problemOfDays(choice, MOST_DAYS);
    if (problem !== null) throw new AppError("invalid", problem, { field: `visits[${index}].first` });
    const days = choice.what === "new-days" ? daysFromTo(choice.first, choice.last) : [];
    return choice.what === "stays" || days.join() === visit.days.join() ? [] : [{ visit, days }];
  });
  if (moved.length === 0) {
    throw new AppError("invalid", "Say which visit gets other days.", { field: "visits[0].what" });
  }
  const toBe = visits.map((visit) => ({
    ...visit,
    days: moved.find((one) => one.visit.id === visit.id)?.days ?? visit.days,
  }));
  // Those that move last, so that the message stands beside one of them.
  const taken = takenTwice(toBe.sort((a, b) => Number(isMoved(a)) - Number(isMoved(b))));
  if (taken !== null) {
    const index = choices.findIndex(({ id }) => id === taken.of);
    throw new AppError("invalid", taken.message, { field: `visits[${index}].first` });
  }
  return moved;

  function isMoved({ id }: { id: string }): boolean {
    return moved.some(({ visit }) => visit.id === id);
  }
}

/** Asks before a visit is put off to days that are past. Throws invalid at `pastDays`. */
function refusePastDays(moved: readonly MovedVisit[], now: Date): void {
  const days = moved.flatMap((one) => one.days);
  const asked = questionOfPutOffDays(days, dayOf(now));
  if (asked !== null) throw new AppError("invalid", asked, { field: "pastDays" });
}

/** Asks before sessions that were to go with their days lose their places for want of one. Throws invalid at `leaveSessions`. */
async function refuseLostPlaces(tx: Tx, moved: readonly MovedVisit[]): Promise<void> {
  for (const { visit, days } of moved) {
    // Without new days all of them wait, which the form says.
    if (days.length === 0) continue;
    const leftOut = visit.days.slice(days.length);
    const lost = await listSessionsOn(visit.id, leftOut, tx);
    const asked = questionOfLeftSessions(
      lost,
      `${visit.name} has fewer days now, so they lose their places.`,
    );
    if (asked !== null) throw new AppError("invalid", asked, { field: "leaveSessions" });
  }
}

async function moveVisit(
  tx: Tx,
  { challengeId }: ChallengePermit,
  { id: visitId, days: earlierDays }: VisitFacts,
  newDays: readonly string[],
  keep: boolean,
): Promise<NewPostponement["visits"][number]> {
  const at = { challengeId, visitId };
  const places = placesOnNewDays(await listSessionPlaces(tx, at), {
    earlier: earlierDays,
    later: newDays,
    keep,
  });
  await writeDays(tx, visitId, newDays);
  await writeSessionPlaces(
    tx,
    at,
    places.map(({ after }) => after),
  );
  return { visitId, earlierDays, newDays, places };
}

/** Writes the messages to whoever was invited to a visit's sessions, in the way of any changed meeting. */
export async function tellInvited(
  tx: Tx,
  permit: ChallengePermit,
  visitId: string,
  because: string,
  now: Date,
): Promise<void> {
  const at = await permitAtVisit(permit, visitId, tx);
  const sessionIds = await listInvitedSessions(tx, at);
  if (sessionIds.length > 0) await updateCalendars(tx, at, sessionIds, now, because);
}
