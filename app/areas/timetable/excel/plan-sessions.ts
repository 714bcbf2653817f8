import { minutesOf } from "#app/platform/clock-time.ts";
import { usualMinutes } from "../plan/house-rules.ts";
import { isElsewhere } from "../plan/timetable-words.ts";
import { whyNotOnDay } from "../plan/visit-days/day-of-visit.ts";
import { newKey, noteOlder, type Planned, plannedRow, SESSION_FIELDS, seenIds } from "./compare-row.ts";
import { matchSessions } from "./match-sessions.ts";
import { sessionCells } from "./reading/fact-cells.ts";
import type { NameIndex } from "./reading/name-index.ts";
import type { SessionRow } from "./reading/read-session-rows.ts";
import { type RecordNames, sessionNames } from "./record-names.ts";
import type { SessionFacts, StandingRecord, StandingSession } from "./standing-record.ts";

/** People an interview has at most (DOMAIN: one to three); with more it is a focus group. */
const INTERVIEW_PEOPLE = 3;

/** Says what each row of sessions would add or change. */
export function planSessions(
  rows: readonly { row: SessionRow; sheet: string }[],
  standing: StandingRecord,
  names: RecordNames & { people: NameIndex },
): Pick<Planned<SessionFacts>, "planned" | "seen" | "olderRows"> {
  const matches = matchSessions(
    rows.map(({ row }) => row),
    standing.sessions,
  );
  const drafts = rows.flatMap(({ row, sheet }) => {
    const match = matches.get(row) ?? null;
    if (row.title === "") return [];
    const laid = match === null ? newSessionFacts(row, standing) : { ...match.facts, ...row.said };
    const facts = completeSession(row, laid, match, standing, names);
    if (row.reader.isStopped) return [];
    return [{ row, sheet, match, key: match?.id ?? newKey(sheet, row), facts }];
  });
  const changed = new Map(drafts.map((draft) => [draft.key, draft]));
  const index = sessionNames([
    ...standing.sessions.map(({ id, facts }) => ({
      key: id,
      facts: changed.get(id)?.facts ?? facts,
      earlier: facts.title,
    })),
    ...drafts.filter(({ match }) => match === null),
  ]);
  pairWithEarlier(drafts, standing, index);
  const inWords = { ...names, sessions: index };
  const planned = drafts.map((draft) =>
    plannedRow("sessions", draft, SESSION_FIELDS, (facts: SessionFacts) => sessionCells(facts, inWords)),
  );
  return { seen: seenIds(matches.values()), planned, olderRows: noteOlder(drafts, planned) };
}

/** A session that is not there yet, from what its row says and what is usual. */
function newSessionFacts({ reader, title, said }: SessionRow, { rules }: StandingRecord): SessionFacts {
  const people = said.personKeys?.length ?? 0;
  const isGroupByTitle = /\bfocus group|\bround ?table\b|\bworkshop\b/i.test(title);
  const kind = said.kind ?? (isGroupByTitle || people > INTERVIEW_PEOPLE ? "focus-group" : "interview");
  if (said.kind === undefined && !reader.isStopped) {
    reader.note(
      "kind",
      `Taken to be ${kind === "interview" ? "an interview" : "a focus group"}, by ${isGroupByTitle ? "its title" : "the number of people"}.`,
      "Fill in the kind if that is wrong.",
    );
  }
  const sites = said.allowedSiteIds ?? [];
  return {
    personKeys: [],
    peersNeeded: null,
    isAllPeers: false,
    requiredRoles: [],
    wantedPeerIds: [],
    assignedPeerIds: [],
    themeIds: [],
    promptIds: [],
    allowedSiteIds: [],
    isOnline: false,
    date: null,
    start: null,
    roomId: null,
    joinAddress: "",
    // What needs no room of ours is at the one site that is named.
    siteId: isElsewhere(kind) && sites.length === 1 ? (sites[0] ?? null) : null,
    isFixed: false,
    councilId: null,
    purpose: "",
    isConfidential: false,
    ...said,
    title,
    kind,
    minutes: said.minutes ?? usualMinutes(kind, rules),
    afterKeys: [],
  };
}

/** Checks what belongs together in a session: day and time, room and site, a length that fits into the day. */
function completeSession(
  { reader, said }: SessionRow,
  facts: SessionFacts,
  match: StandingSession | null,
  standing: StandingRecord,
  names: RecordNames,
): SessionFacts {
  const room = standing.sites.flatMap(({ rooms }) => rooms).find(({ id }) => id === facts.roomId);
  const complete = { ...facts, siteId: room?.siteId ?? facts.siteId };
  const isMoved = match === null || match.facts.date !== facts.date || match.facts.start !== facts.start;
  if (facts.start !== null && facts.date === null) {
    reader.stop("day", "There is a time and no day.", "Fill in the day, or leave both empty.");
  }
  if (facts.start !== null && minutesOf(facts.start) + facts.minutes > 24 * 60 - 1) {
    reader.stop("start", "It would end after midnight.", "Start it earlier, or make it shorter.");
  }
  const why = isMoved && facts.date !== null ? whyNotOnDay(facts.date, standing.visit, []) : null;
  if (why !== null) reader.stop("day", why, "Correct the day, or leave it empty.");
  if (said.isFixed && (facts.date === null || facts.start === null)) {
    reader.note(
      "fixed",
      "It is fixed, but has no day and time.",
      "Fill in both, or it is placed like any other.",
    );
  }
  if (room !== undefined && facts.allowedSiteIds.length > 0 && !facts.allowedSiteIds.includes(room.siteId)) {
    reader.note(
      "room",
      `This room is at ${names.sites.nameOf(room.siteId)}, which is not among the sites of the row.`,
      "Correct one of the two. It is imported as it is.",
    );
  }
  if ((facts.peersNeeded ?? 0) > standing.peers.length && said.peersNeeded !== undefined) {
    reader.note("peersNeeded", `The team has ${standing.peers.length}.`, "Everybody is asked for.");
  }
  return complete;
}

interface SessionDraft {
  row: SessionRow;
  key: string;
  facts: SessionFacts;
}

/** Fills in what each session comes after, by title. What would go round in a circle is left out, and noted. */
function pairWithEarlier(drafts: readonly SessionDraft[], standing: StandingRecord, index: NameIndex): void {
  const earlier = new Map(standing.sessions.map(({ id, facts }) => [id, facts.afterKeys]));
  for (const { row, key, facts } of drafts) {
    if (row.after === undefined) continue;
    const { found, missed } = index.findAll(row.after);
    for (const { wrong, todo } of missed) {
      row.reader.note("after", wrong, `${todo} The session is imported without it.`);
    }
    const keys = [...new Set(found.map((one) => one.key))];
    const kept = keys.filter((one) => !leadsTo(key, one, earlier));
    if (kept.length < keys.length) {
      row.reader.note(
        "after",
        keys.includes(key)
          ? "A session cannot come after itself."
          : "These sessions would each come after the other.",
        "Correct it. The session is imported without it.",
      );
    }
    if (missed.length === 0 || row.reader.id === null) facts.afterKeys = kept;
    earlier.set(key, facts.afterKeys);
  }
}

function leadsTo(key: string, from: string, earlier: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === key) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(earlier.get(at) ?? []));
  }
  return false;
}
