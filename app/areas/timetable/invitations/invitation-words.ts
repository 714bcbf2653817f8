/** The words of an invitation, a change and a cancellation: to one person or peer, and only what is new to them. */
import { formatDayWithWeekday, formatShortDay, formatTime } from "#app/platform/day-words.ts";
import { endOf } from "../plan/day-plan.ts";
import { inSentence } from "../plan/needs/join-address.ts";
import { nameList } from "../plan/timetable-words.ts";
import type { Addressee, Told, WhyNotTold } from "./invitation-changes.ts";

/** What every invitation of a challenge says besides the session. */
export interface InvitationFrame {
  challengeTitle: string;
  /** Whom to ask: "Cora Field (cora.field@wexcombe.example)". */
  contact: string;
  /** Where the privacy notice stands, as a full address: whoever is invited is told of it with the first message. */
  privacyUrl: string;
  /** On the day, or close to it. */
  isShortNotice: boolean;
  /** Why so much changes at once, a sentence; where the visit was postponed. */
  because?: string | undefined;
  /** Whether a link leads to the calendar entry, which does not go with the message itself. */
  isEntryLinked?: boolean;
  /** What whoever releases says in words of their own, paragraphs apart by an empty line; empty for nothing. */
  ownWords?: string;
  /** Where somebody says whether they can come, as a full address with a secret; left out where they are invited to nothing. */
  replyUrl?: string;
  /** Who signs: "Cora Field, Wexcombe Council". */
  signature?: string;
}

/** What is told: `was` null for a first invitation, `is` null when the session leaves the calendar. */
export interface Telling {
  to: Addressee["kind"];
  name: string;
  was: Told | null;
  is: Told | null;
  whyNot: WhyNotTold;
  /** Of a peer who is no longer in a session that takes place: the peers who are there instead. */
  inPlace?: readonly string[];
}

/** What is said of a session besides its time and place; the same in the message and in the calendar. */
export function joiningWords(to: Addressee["kind"], told: Told, { contact }: InvitationFrame): string[] {
  const team = nameList(told.peers, 12);
  return [
    to === "peer"
      ? team === ""
        ? ""
        : `With you: ${team}.`
      : team === ""
        ? "Which peers you meet will be confirmed."
        : `You meet ${team}.`,
    // Said to everybody the peers meet (DOMAIN: what is said on site is non-attributable).
    to === "person"
      ? "What you say is not attributed to you: neither the peers' notes nor their report name who said what."
      : "",
    `Questions, or if this does not suit you: ${contact}.`,
  ].filter(Boolean);
}

/** The line of the subject of a message about one session. */
export function invitationSubject({ was, is, whyNot }: Telling): string {
  const told = is ?? was;
  if (told === null) return "";
  const day = formatShortDay(told.date);
  const when = `${day}, ${formatTime(told.start)}`;
  // What goes on without somebody is not cancelled.
  if (is === null) return `${whyNot === "taken-out" ? "Without you" : "Cancelled"}: ${told.title}, ${when}`;
  return was === null ? `Invitation: ${told.title}, ${when}` : `Changed: ${told.title}, ${when}`;
}

/** The paragraphs of a message about one session. */
export function invitationWords(telling: Telling, frame: InvitationFrame): string[] {
  const { name, was, is } = telling;
  return [
    ...openingWords(name, frame),
    ...(is === null
      ? goneWords(telling, frame)
      : was === null
        ? firstWords(telling, is, frame)
        : [...changeWords(telling.to, was, is, frame)]),
    ...signed(frame),
  ];
}

/** How every message begins: the greeting, why it comes, and what whoever releases adds. */
export function openingWords(name: string, frame: InvitationFrame): string[] {
  return [
    `Dear ${name},`,
    ...(frame.isShortNotice
      ? [`The timetable of ${frame.challengeTitle} has changed at short notice. We are sorry for that.`]
      : []),
    ...(frame.because === undefined ? [] : [frame.because]),
    ...(frame.ownWords ?? "").split(/\n\s*\n/).flatMap((part) => part.trim() || []),
  ];
}

/** How every message ends. */
export function signed({ signature }: InvitationFrame): string[] {
  return signature === undefined ? [] : [signature];
}

function firstWords({ to }: Telling, is: Told, frame: InvitationFrame): string[] {
  const ownData =
    to === "person" ? [`What is held about you for this, and your rights: ${frame.privacyUrl}`] : [];
  const part = to === "peer" ? "You take part in" : "You are invited to meet the peers in";
  return [
    `${part} “${is.title}” (${is.kind.toLowerCase()}), a session of ${frame.challengeTitle}.`,
    sessionFacts(is).join("\n"),
    ...joiningWords(to, is, frame),
    frame.isEntryLinked === true
      ? "Open the link at the end to put it into your calendar."
      : "The entry with this message puts it into your calendar; what your calendar answers by itself is read by nobody.",
    ...ownData,
  ];
}

/** When, where and how to join, a line each. */
export function sessionFacts(is: Told): string[] {
  return [
    `When: ${whenOf(is)} (${is.minutes} minutes)`,
    `Where: ${is.where || "to be confirmed"}`,
    ...(is.joinAddress === "" ? [] : [`To join: ${is.joinAddress}`]),
  ];
}

function goneWords(telling: Telling, { contact }: InvitationFrame): string[] {
  const sentence = goneSentence(telling);
  if (sentence === "") return [];
  return [
    sentence,
    telling.to === "person" ? "You do not need to come. Thank you for having made the time." : "",
    `Questions: ${contact}.`,
  ].filter(Boolean);
}

/** What is said of a session that leaves somebody's calendar. */
export function goneSentence({ was, whyNot, inPlace = [] }: Telling): string {
  if (was === null) return "";
  const session = `“${was.title}”, planned for ${whenOf(was)},`;
  return {
    cancelled: `${session} will not take place.`,
    "without-place": `${session} cannot take place then. You will hear when there is another time.`,
    "taken-out": `You no longer take part in “${was.title}”, planned for ${whenOf(was)}, which takes place without you.${
      inPlace.length === 0 ? "" : ` In your place: ${nameList(inPlace, 12)}.`
    }`,
  }[whyNot];
}

function changeWords(
  to: Addressee["kind"],
  was: Told,
  is: Told,
  { challengeTitle, contact, isEntryLinked }: InvitationFrame,
): string[] {
  return [
    `Something has changed in “${was.title}”, a session of ${challengeTitle}.`,
    changeSentences(to, was, is).join("\n"),
    isEntryLinked === true
      ? "Everything else stays as you were told. Open the link at the end to change the entry in your calendar."
      : "Everything else stays as you were told. The entry in your calendar changes with this message.",
    `Questions, or if this does not suit you: ${contact}.`,
  ];
}

/** What is new, a sentence each. */
export function changeSentences(to: Addressee["kind"], was: Told, is: Told): string[] {
  const sentences: string[] = [];
  if (was.title !== is.title) sentences.push(`It is now called “${is.title}”.`);
  if (was.kind !== is.kind) sentences.push(`It is now: ${is.kind.toLowerCase()}.`);
  if (was.date !== is.date || was.start !== is.start) {
    sentences.push(`It moves from ${whenOf(was)} to ${whenOf(is)}.`);
    if (was.minutes !== is.minutes) sentences.push(`It takes ${is.minutes} minutes, not ${was.minutes}.`);
  } else if (was.minutes !== is.minutes) {
    sentences.push(
      `It takes ${is.minutes} minutes, not ${was.minutes}, and ends at ${formatTime(endOf(is))}.`,
    );
  }
  if (was.where !== is.where) {
    sentences.push(
      is.where === ""
        ? `It is not ${inSentence(was.where)}; the new place will be confirmed.`
        : was.where === ""
          ? `It is ${inSentence(is.where)}.`
          : `It is ${inSentence(is.where)}, not ${inSentence(was.where)}.`,
    );
  }
  if (was.joinAddress !== is.joinAddress) {
    sentences.push(
      is.joinAddress === ""
        ? "The address to join that you were sent no longer holds."
        : was.joinAddress === ""
          ? `To join: ${is.joinAddress}`
          : `There is another address to join: ${is.joinAddress}`,
    );
  }
  const joined = is.peers.filter((name) => !was.peers.includes(name));
  const left = was.peers.filter((name) => !is.peers.includes(name));
  const meets = to === "peer" ? "With you" : "You meet";
  if (joined.length > 0 && left.length > 0) {
    sentences.push(`${meets}: ${nameList(joined, 12)}, in place of ${nameList(left, 12)}.`);
  } else if (joined.length > 0) {
    sentences.push(`${meets} as well: ${nameList(joined, 12)}.`);
  } else if (left.length > 0) {
    sentences.push(`No longer there: ${nameList(left, 12)}.`);
  }
  // Whether it is shown as private is a matter of the calendar alone.
  return sentences.length === 0 ? ["How the entry is shown in your calendar."] : sentences;
}

/** A line for the page before releasing: "Interview: moves …", without the greeting. */
export function tellingInShort(telling: Telling): string {
  const { to, was, is } = telling;
  if (is !== null && was === null) return `Invited to ${is.title}, ${whenOf(is)}.`;
  if (is !== null && was !== null) return `${was.title}: ${changeSentences(to, was, is).join(" ")}`;
  if (was === null) return "";
  if (telling.whyNot === "taken-out") return `No longer in ${was.title}, ${whenOf(was)}.`;
  if (telling.whyNot === "cancelled") return `${was.title}, ${whenOf(was)}, is cancelled.`;
  return `${was.title}, ${whenOf(was)}, has lost its time.`;
}

/** "Monday 2 March 2026, 10am to 10:45am". */
export function whenOf(told: Pick<Told, "date" | "start" | "minutes">): string {
  return `${formatDayWithWeekday(told.date)}, ${formatTime(told.start)} to ${formatTime(endOf(told))}`;
}
