import { partInSentence } from "#app/areas/peer-team/peer-words.ts";
import { THE_VISIT } from "#app/areas/visits/visit-words.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { WordBlock } from "#app/word/document.ts";
import { placedSessions, unplacedSessions, visitRange } from "../plan/day-plan.ts";
import { joinedWhere } from "../plan/needs/join-address.ts";
import type {
  PlacedSession,
  TimetablePerson,
  TimetableRecord,
  TimetableSession,
} from "../plan/timetable-record.ts";
import { countOf, nameList } from "../plan/timetable-words.ts";
import { gettingThere } from "./getting-there.ts";
import type { Paper, PaperContact, PaperSource } from "./paper.ts";
import { asTyped, daysOf, notes, sessionsOf, timesOf, whereThereAre } from "./paper-words.ts";

/** What a session of each kind is to somebody who is asked to come. */
const KIND_WORDS = {
  interview: "A conversation",
  "focus-group": "A group conversation with people in similar roles",
  observation: "The peers watch a meeting that takes place anyway",
  visit: "The peers come to see a place or a service",
  "team-meeting": "A meeting with the peer team",
  "daily-feedback": "A short word on how the visit is going",
  "final-feedback": "The peer team says what it has found",
} as const;

/**
 * A note for each person whom the peers meet on the days asked for: all of their sessions, what it is about, whom they
 * will meet, and that what they say is not attributed. It goes to the person alone, so a confidential session is in it.
 */
export function joiningNotes(source: PaperSource, contacts: readonly PaperContact[]): Paper {
  const { record, choice } = source;
  const chosen = record.people.filter((person) => choice.personId === null || person.id === choice.personId);
  const asked = new Set(sessionsOf(source).flatMap((session) => session.personIds));
  const people = chosen.filter((person) => asked.has(person.id));
  // A note lists all of somebody's sessions, on whichever day.
  const all = { placed: placedSessions(record.sessions), unplaced: unplacedSessions(record.sessions) };
  const waiting = new Set(all.unplaced.flatMap((session) => session.personIds));
  const without = chosen.filter((person) => !asked.has(person.id));
  const unplaced = without.filter((person) => waiting.has(person.id));
  return {
    kind: "joining-notes",
    title: people.length === 1 ? "Joining note" : "Joining notes",
    template: "timetable-paper",
    orientation: "portrait",
    hasCover: true,
    introduction: [
      ...whereThereAre(people, {
        kind: "paragraph",
        text: `${countOf(people.length, "note")}, one for each person, in the order of their names. Give each person only their own.`,
      }),
      ...notes([
        ...(unplaced.length === 0
          ? []
          : [
              `No note yet for ${nameList(
                unplaced.map((person) => asTyped(person.name)),
                20,
              )}: no day or time yet.`,
            ]),
        ...(without.length === unplaced.length
          ? []
          : [
              `${countOf(without.length - unplaced.length, "other person has", "other people have")} no session on ${daysOf(source).length === 1 ? "this day" : "these days"}.`,
            ]),
      ]),
    ],
    sheets: people.map((person) => noteFor(source, person, all, contacts)),
  };
}

function noteFor(
  source: PaperSource,
  person: TimetablePerson,
  { placed, unplaced }: { placed: readonly PlacedSession[]; unplaced: readonly TimetableSession[] },
  contacts: readonly PaperContact[],
): WordBlock[] {
  const { record, privacyUrl } = source;
  const own = placed.filter((session) => session.personIds.includes(person.id));
  const waiting = unplaced.filter((session) => session.personIds.includes(person.id));
  const contact = contactWords(source, person, contacts);
  return [
    { kind: "heading", level: 1, text: person.name },
    {
      kind: "paragraph",
      style: "lead",
      text: "Thank you for making time to talk to the peer team. Here is all you need to know.",
    },
    { kind: "heading", level: 2, text: "What it is about" },
    { kind: "paragraph", text: about(record) },
    ...own.flatMap((session, index) => sessionBlocks(source, session, own.length > 1 ? index + 1 : null)),
    ...waiting.map(
      (session): WordBlock => ({
        kind: "paragraph",
        text: `We would also like you to come to: ${asTyped(session.title)}, about ${session.minutes} minutes. The day and time will follow.`,
      }),
    ),
    { kind: "heading", level: 2, text: "What happens with what you say" },
    {
      kind: "list",
      ordered: false,
      items: [
        "Nothing you say is attributed to you. The peers look for what they hear from many people, and their report names nobody whom they met.",
        "It is not an inspection. There is no score, no grade, and nobody is being assessed.",
        "There are no right answers: what works well and what does not are equally welcome.",
        // On a screen the words lead there; on paper the address has to be read.
        `What is held about you for this, how long, and your rights: see the [privacy notice](${privacyUrl}), ${asTyped(privacyUrl.replace(/^https?:\/\//, ""))}`,
      ],
    },
    { kind: "heading", level: 2, text: "Before you come" },
    {
      kind: "paragraph",
      text: "You do not need to prepare anything or bring any papers.",
    },
    { kind: "paragraph", text: contact },
  ];
}

function about({ councils, visit }: TimetableRecord): string {
  const who = asTyped(nameList(councils.map((council) => council.name))) || "The council";
  const has = councils.length > 1 ? "have" : "has";
  if (visit.kind === "conversations") {
    return `${who} ${has} asked for a peer challenge. A team of councillors and senior officers from elsewhere will come to look with fresh eyes at what works and what could be better. Before they come, they would like to hear from some people in a call, and you are one of them.`;
  }
  if (visit.kind === "progress-review") {
    const days = visit.days.length === 0 ? "Now" : `On ${visitRange(visit)}`;
    return `${who} ${has} had a peer challenge. ${days} some of the peers come back to see what has happened since. They learn most from people who know the place, and would like to hear from you.`;
  }
  const their = councils.length > 1 ? "the councils work" : "the council works";
  const when =
    visit.days.length === 0
      ? "For a few days"
      : `For ${countOf(visit.days.length, "day")}, ${visitRange(visit)},`;
  return `${who} ${has} asked for a peer challenge. ${when} a team of councillors and senior officers from elsewhere looks with fresh eyes at how ${their} and what could be better. They learn most from people who know the place, and would like to hear from you.`;
}

/** One session as facts. `number` tells several apart; null when there is one only. */
function sessionBlocks(
  { record, joining }: PaperSource,
  session: PlacedSession,
  number: number | null,
): WordBlock[] {
  const site = record.sites.find((one) => one.id === session.siteId);
  const room = site?.rooms.find((one) => one.id === session.roomId);
  const peers = record.peers.filter((peer) => session.peerIds.includes(peer.id));
  const themes = record.themes.filter((theme) => session.themeIds.includes(theme.id));
  const where = [room?.name, site?.name, site?.address].filter((part) => part !== undefined && part !== "");
  const others = session.personIds.length - 1;
  const rows = [
    { term: "What", detail: `${asTyped(session.title)}. ${KIND_WORDS[session.kind]}.` },
    { term: "When", detail: `${formatDayWithWeekday(session.date)}, ${timesOf(session)}` },
    { term: "How long", detail: `${session.minutes} minutes` },
    {
      term: "Where",
      detail:
        where.map((part) => asTyped(part ?? "")).join(", ") ||
        (session.joinAddress === "" ? "We will tell you" : joinedWhere(session)),
    },
    ...gettingThere(site && joining.get(site.id)),
    ...(session.joinAddress === "" ? [] : [{ term: "To join", detail: asTyped(session.joinAddress) }]),
    {
      term: "You will meet",
      detail:
        peers.map((peer) => `${asTyped(peer.name)} (${partInSentence(peer.part)})`).join(", ") ||
        "Members of the peer team",
    },
    ...(others < 1 ? [] : [{ term: "Who else", detail: countOf(others, "other person", "other people") }]),
    ...(session.purpose.trim() === "" ? [] : [{ term: "About", detail: asTyped(session.purpose) }]),
    ...(themes.length === 0
      ? []
      : [{ term: "Topics", detail: themes.map((theme) => asTyped(theme.title)).join("; ") }]),
  ];
  return [
    {
      kind: "heading",
      level: 2,
      text: number === null ? "When and where" : `When and where: session ${number}`,
    },
    { kind: "facts", rows },
  ];
}

/** Whom to turn to: as typed, or the co-ordinators of the person's council, or all of them. */
function contactWords(
  { record, choice }: PaperSource,
  person: TimetablePerson,
  contacts: readonly PaperContact[],
): string {
  const own = contacts.filter((contact) => contact.councilId === person.councilId);
  // Whoever co-ordinates it for both councils is one person.
  const names = [...new Set((own.length > 0 ? own : contacts).map((contact) => contact.name))];
  const council = record.councils.find((one) => one.id === own[0]?.councilId);
  const whom =
    choice.contact !== ""
      ? asTyped(choice.contact)
      : names.length === 0
        ? "whoever sent you this note"
        : `${asTyped(nameList(names))}, who ${names.length === 1 ? "co-ordinates" : "co-ordinate"} ${THE_VISIT[record.visit.kind]}${council === undefined ? "" : ` for ${asTyped(council.name)}`}`;
  return `If you cannot come after all, or if anything would make it easier for you to take part (a way without steps, a hearing loop, somebody with you), please tell ${whom}.`;
}
