import { PEER_ROLE_NAMES, PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import { formatDayWithWeekday, formatShortDay, formatTime } from "#app/platform/day-words.ts";
import { timetableDays } from "./day-plan.ts";
import type { TimetableRecord } from "./timetable-record.ts";
import {
  PERSON_KIND_PLURALS,
  PERSON_KINDS,
  SESSION_KIND_HINTS,
  SESSION_KIND_NAMES,
  SESSION_KINDS,
  TRACKS,
} from "./timetable-words.ts";

/** A box to tick in a group of people. */
export interface PersonChoice {
  id: string;
  name: string;
  /** "Head of Housing, Wexcombe Borough Council". */
  detail: string;
}

/** Everything a session can be given, in words. */
export interface SessionChoices {
  kinds: { value: string; label: string; hint: string }[];
  /** The days on site and any other in use. */
  days: { value: string; label: string }[];
  places: { value: string; text: string }[];
  councils: { value: string; text: string }[];
  tracks: { value: string; text: string }[];
  peers: { value: string; label: string; hint: string }[];
  /** Kinds of peer, those of the LGA's staff who only support left out. */
  peerRoles: { value: string; label: string }[];
  sites: { value: string; label: string }[];
  /** Other sessions, for what must come first. */
  sessions: { value: string; label: string }[];
  people: { group: string; people: PersonChoice[] }[];
  themes: { id: string; label: string; prompts: { id: string; label: string }[] }[];
}

/** The choices of the form of a session, from the record. */
export function sessionChoices(record: TimetableRecord): SessionChoices {
  const councilNames = new Map(record.councils.map((council) => [council.id, council.name]));
  return {
    kinds: SESSION_KINDS.map((value) => ({
      value,
      label: SESSION_KIND_NAMES[value],
      hint: SESSION_KIND_HINTS[value],
    })),
    days: timetableDays(record).map((value) => ({ value, label: formatDayWithWeekday(value) })),
    places: [
      { value: "", text: "Not chosen yet" },
      ...record.sites.flatMap((site) => [
        ...site.rooms.map((room) => ({
          value: room.id,
          text: `${site.name}: ${room.name}, seats ${room.capacity}${room.isStepFree ? ", step-free" : ""}${room.hasHearingLoop ? ", hearing loop" : ""}`,
        })),
        { value: `site:${site.id}`, text: `${site.name}: no room, or elsewhere near it` },
      ]),
    ],
    councils: [
      { value: "", text: record.councils.length > 1 ? "Both, or the whole place" : "The whole place" },
      ...record.councils.map((council) => ({ value: council.id, text: council.name })),
    ],
    tracks: [
      { value: "", text: "The whole team" },
      ...TRACKS.map((track) => ({ value: track, text: `Pair ${track}` })),
    ],
    peers: record.peers.map((peer) => ({ value: peer.id, label: peer.name, hint: peer.part })),
    peerRoles: PEER_ROLES.filter((role) => role !== "support-officer").map((value) => ({
      value,
      label: PEER_ROLE_NAMES[value],
    })),
    sites: record.sites.map(({ id, name }) => ({ value: id, label: name })),
    sessions: record.sessions
      .filter(({ status }) => status === "planned")
      .map(({ id, title, date, start }) => ({
        value: id,
        label: `${title} (${date === null ? "to be placed" : `${formatShortDay(date)}${start === null ? "" : `, ${formatTime(start)}`}`})`,
      })),
    people: peopleGroups(record, councilNames),
    themes: record.themes.map((theme) => ({
      id: theme.id,
      label: `${theme.number} ${theme.title}`,
      prompts: theme.prompts.map((prompt) => ({ id: prompt.id, label: `${prompt.ref} ${prompt.text}` })),
    })),
  };
}

/** Councillors and officers by council, then partners and residents. Empty groups are left out. */
export function peopleGroups(
  record: TimetableRecord,
  councilNames: ReadonlyMap<string, string>,
): SessionChoices["people"] {
  const shortNames = new Map(record.councils.map((council) => [council.id, council.shortName]));
  const groups = new Map<string, PersonChoice[]>();
  for (const kind of PERSON_KINDS) {
    for (const councilId of [...record.councils.map((council) => council.id), null]) {
      const people = record.people.filter(
        (person) => person.kind === kind && (person.councilId ?? null) === councilId,
      );
      if (people.length === 0) continue;
      const isJoint = record.councils.length > 1 && (kind === "councillor" || kind === "officer");
      const whose =
        councilId === null ? (isJoint ? ", both councils" : "") : `, ${shortNames.get(councilId) ?? ""}`;
      const group = `${PERSON_KIND_PLURALS[kind]}${whose}`;
      groups.set(
        group,
        people.map((person) => ({
          id: person.id,
          name: person.name,
          detail: [person.jobTitle, person.organisation || (councilNames.get(person.councilId ?? "") ?? "")]
            .filter((part) => part !== "")
            .join(", "),
        })),
      );
    }
  }
  return [...groups].map(([group, people]) => ({ group, people }));
}
