import { PEER_ROLE_NAMES } from "#app/areas/peer-team/peer-words.ts";
import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday, formatShortDay } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { isFree } from "../plan/availability.ts";
import type { TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";
import { type Clash, type ClashCode, clashTimes, sessionWords } from "./clash-words.ts";

/** The latest of some moments, as a day in London; null where none is known. */
function latestDay(moments: readonly (Date | null | undefined)[]): Day | null {
  const known = moments.flatMap((moment) => (moment == null ? [] : [moment.getTime()]));
  return known.length === 0 ? null : dayOf(new Date(Math.max(...known)));
}

/**
 * Where a placed session does not get what it asks for: people and peers who cannot be there then, a site where it may not be held,
 * a session it comes after, a peer who was asked for. For those who arrange the visit: availability is theirs to know.
 */
export function needsClashes(
  record: TimetableRecord,
  placed: readonly PlacedSession[],
  needs: TimetableNeeds,
): Clash[] {
  const needsOf = new Map(needs.sessions.map((one) => [one.sessionId, one]));
  const placedById = new Map(placed.map((session) => [session.id, session]));
  const availabilityOf = new Map(needs.people.map((one) => [one.personId, one]));
  const nameOf = new Map([...record.people, ...record.peers].map(({ id, name }) => [id, name]));
  const siteName = (id: string) => record.sites.find((site) => site.id === id)?.name ?? "another place";
  return placed.flatMap((session) => {
    const its = needsOf.get(session.id);
    const when = `${session.title} (${formatDayWithWeekday(session.date)}, ${clashTimes(session)})`;
    const clashes: Clash[] = [];
    const say = (code: ClashCode, message: string, ...others: PlacedSession[]) =>
      clashes.push({ code, sessionIds: [...others.map(({ id }) => id), session.id], message });
    const sayAway = (code: ClashCode, words: { message: string; mark: string }, without: readonly string[]) =>
      clashes.push({
        code,
        sessionIds: [session.id],
        ...words,
        mend: {
          sessionId: session.id,
          title: session.title,
          without: without.map((id) => ({ id, name: nameOf.get(id) ?? "somebody" })),
        },
      });
    const names = (ids: readonly string[]) => nameList(ids.map((id) => nameOf.get(id) ?? "somebody"));

    const absent = session.personIds.filter((id) => {
      const one = availabilityOf.get(id);
      return one !== undefined && !isFree(one, session);
    });
    const since = latestDay(absent.map((id) => availabilityOf.get(id)?.answeredAt));
    if (absent.length > 0) {
      const isGroup = session.kind === "focus-group" && session.personIds.length > absent.length;
      const who = names(absent);
      sayAway(
        "person-away",
        {
          message: `${when}: ${who} cannot come then${since === null ? "" : `, as said on ${formatDayWithWeekday(since)}`}.`,
          mark: `${nameList(
            absent.map((id) => nameOf.get(id) ?? "somebody"),
            2,
          )} cannot come${since === null ? "" : `, said ${formatShortDay(since)}`}`,
        },
        isGroup ? absent : [],
      );
    }
    const away = session.peerIds.filter((id) =>
      needs.absences.some(
        ({ peerId, date, start, end }) =>
          peerId === id && date === session.date && start < timeOf(session.to) && session.start < end,
      ),
    );
    if (away.length > 0) {
      const words = `${names(away)} ${away.length === 1 ? "is" : "are"} away`;
      sayAway("peer-away", { message: `${when}: ${words} then.`, mark: words }, []);
    }
    if (its === undefined) return clashes;

    const allowed = its.allowedSiteIds.filter((id) => record.sites.some((site) => site.id === id));
    if (session.siteId !== null && its.isOnline) {
      say("wrong-site", `${when} is to be online, and stands at ${siteName(session.siteId)}.`);
    } else if (session.siteId !== null && allowed.length > 0 && !allowed.includes(session.siteId)) {
      say("wrong-site", `${when} may not be held at ${siteName(session.siteId)}.`);
    }
    for (const id of its.afterIds) {
      const earlier = placedById.get(id);
      if (earlier === undefined || earlier.date < session.date) continue;
      if (earlier.date === session.date && earlier.to <= session.from) continue;
      say(
        "too-early",
        `${when} starts before ${sessionWords(earlier)} has ended, which it comes after.`,
        earlier,
      );
    }
    const lacking = its.wantedPeerIds.filter((id) => nameOf.has(id) && !session.peerIds.includes(id));
    if (lacking.length > 0) say("peer-missing", `${when} is without ${names(lacking)}.`);
    for (const role of its.requiredRoles) {
      const has = record.peers.some(
        ({ id, part }) => part === PEER_ROLE_NAMES[role] && session.peerIds.includes(id),
      );
      if (!has) say("peer-missing", `${when} has nobody in the role of ${PEER_ROLE_NAMES[role]}.`);
    }
    return clashes;
  });
}
