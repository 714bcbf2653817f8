import { partInSentence } from "#app/areas/peer-team/peer-words.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { endOf } from "./day-plan.ts";
import { type RuleMinutes, usualMinutes } from "./house-rules.ts";
import { isJoinLink } from "./needs/join-address.ts";
import type { WantedNeeds } from "./needs/session-needs.ts";
import { needsDefaults } from "./needs/session-needs-form.ts";
import { placeNames } from "./released-sessions.ts";
import type { TimetableRecord, TimetableSession } from "./timetable-record.ts";
import { SESSION_KIND_NAMES, SESSION_KINDS } from "./timetable-words.ts";

/** What the form of a session starts with. */
export function formDefaults(session: TimetableSession, needs: WantedNeeds) {
  return {
    kind: session.kind,
    title: session.title,
    purpose: session.purpose,
    day: session.date ?? "",
    start: session.start ?? "",
    minutes: String(session.minutes),
    place: session.roomId ?? (session.siteId === null ? "" : `site:${session.siteId}`),
    joinAddress: session.joinAddress,
    councilId: session.councilId ?? "",
    track: session.track ?? "",
    peerIds: session.peerIds,
    personIds: session.personIds,
    themeIds: session.themeIds,
    promptIds: session.promptIds,
    isFixed: session.isFixed ? "yes" : undefined,
    ...needsDefaults(needs),
    version: String(session.version),
  };
}

/** "interview 45, focus group 60 …": the usual lengths, for the hint of the form. */
export function lengthsInWords(rules: RuleMinutes): string {
  return SESSION_KINDS.map(
    (kind) => `${SESSION_KIND_NAMES[kind].toLowerCase()} ${usualMinutes(kind, rules)}`,
  ).join(", ");
}

/** A session to read: every name in words. */
export function sessionToRead(record: TimetableRecord, session: TimetableSession) {
  const where = placeNames(record)(session);
  const when =
    session.date === null
      ? "To be placed"
      : session.start === null
        ? `${formatDayWithWeekday(session.date)}, time to be confirmed`
        : `${formatDayWithWeekday(session.date)}, ${session.start} to ${endOf({ start: session.start, minutes: session.minutes })}`;
  const councilNames = new Map(record.councils.map((council) => [council.id, council.name]));
  const has = (ids: readonly string[]) => (one: { id: string }) => ids.includes(one.id);
  return {
    kind: SESSION_KIND_NAMES[session.kind],
    title: session.title,
    purpose: session.purpose,
    when,
    where: where === "" ? "To be confirmed" : where,
    joinAddress: session.joinAddress,
    isJoinLink: isJoinLink(session.joinAddress),
    track: session.track === null ? "The whole team" : `Pair ${session.track}`,
    peers: record.peers
      .filter(has(session.peerIds))
      .map((peer) => `${peer.name}, ${partInSentence(peer.part)}`),
    people: record.people
      .filter(has(session.personIds))
      .map((person) =>
        [
          person.name,
          person.jobTitle,
          person.organisation || (councilNames.get(person.councilId ?? "") ?? ""),
        ]
          .filter((part) => part !== "")
          .join(", "),
      ),
    themes: record.themes.filter(has(session.themeIds)).map((theme) => `${theme.number} ${theme.title}`),
    prompts: record.themes
      .flatMap((theme) => theme.prompts)
      .filter(has(session.promptIds))
      .map((prompt) => `${prompt.ref} ${prompt.text}`),
  };
}
