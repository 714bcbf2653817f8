import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { WordBlock } from "#app/word/document.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { countOf, nameList, SESSION_KIND_NAMES } from "../plan/timetable-words.ts";
import type { Paper, PaperSource } from "./paper.ts";
import {
  asTyped,
  daysOf,
  emptyDayWords,
  notes,
  PRIVATE_MEETING,
  sessionsOf,
  timesOf,
  unplacedWords,
  whereThereAre,
} from "./paper-words.ts";

/**
 * A sign for each room and day, in the order in which they are hung up: times and titles in large type. It hangs in a
 * corridor: no names of people, nothing of what is confidential but that the room is taken.
 */
export function doorSigns(source: PaperSource): Paper {
  const { record, choice } = source;
  const sessions = sessionsOf(source);
  const rooms = record.sites
    .flatMap((site) => site.rooms.map((room) => ({ ...room, site: site.name })))
    .filter((room) => choice.roomId === null || room.id === choice.roomId);
  const sheets = daysOf(source).flatMap((day) =>
    rooms.flatMap((room) => {
      const own = sessions.filter((session) => session.roomId === room.id && session.date === day);
      return own.length === 0 ? [] : [signOf(source, room, own)];
    }),
  );
  const unused = rooms.filter((room) => !sessions.some((session) => session.roomId === room.id));
  // Two town halls may each have a council chamber, and one of them has a sign.
  const isAmbiguous = (name: string) => rooms.filter((room) => room.name === name).length > 1;
  const withoutRoom = sessions.filter((session) => session.roomId === null).length;
  return {
    kind: "door-signs",
    title: "Door signs",
    template: "door-signs",
    orientation: "portrait",
    hasCover: true,
    introduction: [
      ...whereThereAre(sheets, {
        kind: "paragraph",
        text: `${countOf(sheets.length, "sign")}, one for each room and day, in the order of the days. Nobody is named on them.`,
      }),
      ...notes([
        ...(unused.length === 0
          ? []
          : [
              `No sign for ${nameList(
                unused.map(({ name, site }) => asTyped(isAmbiguous(name) ? `${name} (${site})` : name)),
                60,
              )}: no session there.`,
            ]),
        ...(withoutRoom === 0 ? [] : [`${countOf(withoutRoom, "session")} without a room, so on no sign.`]),
        ...emptyDayWords(source),
        ...unplacedWords(source),
      ]),
    ],
    sheets,
  };
}

function signOf(
  source: PaperSource,
  room: { name: string; site: string },
  sessions: readonly PlacedSession[],
): WordBlock[] {
  return [
    { kind: "heading", level: 1, text: room.name },
    { kind: "heading", level: 2, text: formatDayWithWeekday(sessions[0]?.date ?? "") },
    {
      kind: "facts",
      rows: sessions.map((session) => ({
        term: timesOf(session),
        detail: source.confidentialIds.has(session.id)
          ? PRIVATE_MEETING
          : asTyped(nameless(source.record, session)),
      })),
    },
    { kind: "paragraph", style: "lead", text: asTyped(room.site) },
  ];
}

/** The title of a session, or its kind where the title names somebody who is in it. */
export function nameless(record: TimetableRecord, session: PlacedSession): string {
  const names = [
    ...record.people.filter((person) => session.personIds.includes(person.id)),
    ...record.peers.filter((peer) => session.peerIds.includes(peer.id)),
  ].map((one) => one.name);
  const words = new Set(session.title.toLowerCase().split(/[^\p{L}\p{M}'’-]+/u));
  const isNamed = names.some((name) => {
    const surname = name.trim().split(/\s+/).at(-1)?.toLowerCase() ?? "";
    return (
      surname.length > 1 && (words.has(surname) || words.has(`${surname}'s`) || words.has(`${surname}’s`))
    );
  });
  return isNamed ? SESSION_KIND_NAMES[session.kind] : session.title;
}
