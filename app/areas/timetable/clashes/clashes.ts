import { DAYS_OF } from "#app/areas/visits/visit-words.ts";
import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { ordersOf } from "#app/solver/order/final-feedback.ts";
import { placedSessions } from "../plan/day-plan.ts";
import type { TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import type { PlacedSession, TimetableRecord, TimetableSession } from "../plan/timetable-record.ts";
import { isElsewhere, nameList } from "../plan/timetable-words.ts";
import { rulesOn } from "../plan/visit-days/day-hours.ts";
import { agendaClashes } from "./agenda-clashes.ts";
import { type Clash, clashTimes, sessionWords } from "./clash-words.ts";
import { needsClashes } from "./needs-clashes.ts";
import { roomClashes } from "./room-clashes.ts";

const NOTHING_ASKED: TimetableNeeds = { sessions: [], people: [], absences: [] };

/**
 * Everything that is wrong in a timetable, by day and time. Cancelled sessions count for nothing. The minutes are
 * the house rules of the challenge; that nobody is in a focus group with their line manager is one too (docs/domain.md,
 * "On site"). With `needs`, for those who arrange the visit, what sessions, people and peers ask for counts too. The search for a
 * timetable keeps the same rules; where the two differ stands in ../making/page-and-solver.test.ts. Takes well under 5 ms for 80 sessions: clashes.test.ts measures it.
 */
export function findClashes(record: TimetableRecord, needs: TimetableNeeds = NOTHING_ASKED): Clash[] {
  const placed = placedSessions(record.sessions);
  const planned = record.sessions.filter((session) => session.status === "planned");
  const clashes = [
    ...agendaClashes(record, placed),
    ...roomClashes(record, placed, planned, needs),
    ...needsClashes(record, placed, needs),
    ...finalClashes(record, placed, needs),
    ...placed.flatMap((session) => placeClashes(record, session)),
    ...planned.flatMap((session) => lineManagerClashes(record, session)),
  ];
  const order = new Map(placed.map((session, index) => [session.id, index]));
  const rank = (clash: Clash) =>
    Math.min(...clash.sessionIds.map((id) => order.get(id) ?? Number.MAX_SAFE_INTEGER));
  return clashes.sort(
    (a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code) || a.message.localeCompare(b.message),
  );
}

/** What stands after a final feedback and is not said to come after one, and what leaves no time to prepare it (house rule). */
function finalClashes(
  { rules, sessions }: TimetableRecord,
  placed: readonly PlacedSession[],
  needs: TimetableNeeds,
): Clash[] {
  const afterOf = new Map(needs.sessions.map(({ sessionId, afterIds }) => [sessionId, afterIds]));
  const byId = new Map(placed.map((session) => [session.id, session]));
  const orders = ordersOf(
    sessions
      .filter(({ status }) => status === "planned")
      .map(({ id, kind }) => ({ id, kind, after: afterOf.get(id) ?? [] })),
    rules.prepareMinutes,
  );
  return placed
    .filter(({ kind }) => kind === "final-feedback")
    .flatMap((final) =>
      [...(orders.get(final.id) ?? [])].flatMap(([id, minutes]): Clash[] => {
        const session = byId.get(id);
        if (session === undefined || session.date < final.date) return [];
        if (session.date === final.date && session.to + minutes <= final.from) return [];
        const when = `${session.title} (${formatDayWithWeekday(session.date)}, ${clashTimes(session)})`;
        const isOver = session.date === final.date && session.to <= final.from;
        return [
          {
            code: "after-final",
            sessionIds: [session.id, final.id],
            message: isOver
              ? `${when} leaves ${final.from - session.to} minutes to prepare ${sessionWords(final)}; the house rule is ${minutes}.`
              : `${when} is not over before ${sessionWords(final)}; say that it comes after it if it is to.`,
          },
        ];
      }),
    );
}

function placeClashes(record: TimetableRecord, session: PlacedSession): Clash[] {
  const { visit } = record;
  const { dayStart, dayEnd } = rulesOn(record.rules, record.hours, session.date);
  const clashes: Clash[] = [];
  const sessionIds = [session.id];
  // Only a clash needs the words: most sessions have none, and there are many sessions.
  const when = () => `${session.title} (${formatDayWithWeekday(session.date)}, ${clashTimes(session)})`;
  if (session.peerIds.length === 0) {
    clashes.push({ code: "no-peers", sessionIds, message: `${when()} has no peers.` });
  }
  const tooEarly = session.from < dayStart;
  const tooLate = session.to > dayEnd;
  if ((tooEarly || tooLate) && !isElsewhere(session.kind)) {
    const which = tooEarly
      ? `starts before ${timeOf(dayStart)}, when the day starts`
      : `ends after ${timeOf(dayEnd)}, when the day ends`;
    clashes.push({ code: "outside-hours", sessionIds, message: `${when()} ${which}.` });
  }
  const [first, last] = [visit.days[0], visit.days.at(-1)];
  if (first !== undefined && last !== undefined && !visit.days.includes(session.date)) {
    const which =
      session.date < first
        ? `before the first day ${DAYS_OF[visit.kind]}`
        : session.date > last
          ? `after the last day ${DAYS_OF[visit.kind]}`
          : `on no day ${DAYS_OF[visit.kind]}`;
    clashes.push({ code: "outside-days", sessionIds, message: `${when()} is ${which}.` });
  }
  return clashes;
}

function lineManagerClashes(record: TimetableRecord, session: TimetableSession): Clash[] {
  if (session.kind !== "focus-group") return [];
  const here = new Set(session.personIds);
  const people = record.people.filter((person) => here.has(person.id));
  const byManager = new Map<string, string[]>();
  for (const person of people) {
    if (person.lineManagerId === null || !here.has(person.lineManagerId)) continue;
    byManager.set(person.lineManagerId, [...(byManager.get(person.lineManagerId) ?? []), person.name]);
  }
  return [...byManager].map(([managerId, names]) => ({
    code: "line-manager",
    sessionIds: [session.id],
    message: `${session.title}: ${nameList(names)} ${names.length === 1 ? "is" : "are"} in a focus group with their line manager, ${people.find((person) => person.id === managerId)?.name ?? "who manages them"}.`,
  }));
}
