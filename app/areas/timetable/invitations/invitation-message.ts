/** One message to one person or peer about all that is new to them, and what stays as it was. */
import type { MailBlock } from "#app/mail/mail-body.ts";
import { formatShortDay } from "#app/platform/day-words.ts";
import { countOf, nameList } from "../plan/timetable-words.ts";
import type { Told } from "./invitation-changes.ts";
import {
  changeSentences,
  goneSentence,
  type InvitationFrame,
  invitationSubject,
  invitationWords,
  openingWords,
  sessionFacts,
  signed,
  type Telling,
  whenOf,
} from "./invitation-words.ts";

/** What one person or peer is told in one message: at least one telling, all of them theirs. */
export interface PersonalNews {
  tellings: readonly Telling[];
  /** What they know already and what stays so. */
  stays: readonly Told[];
}

type NewsKind = "new" | "changed" | "cancelled" | "without you" | "without a time";

const KINDS: readonly NewsKind[] = ["new", "changed", "cancelled", "without you", "without a time"];

function kindOf({ was, is, whyNot }: Telling): NewsKind {
  if (is !== null) return was === null ? "new" : "changed";
  return whyNot === "cancelled" ? "cancelled" : whyNot === "taken-out" ? "without you" : "without a time";
}

const HEADS: Record<NewsKind, string> = {
  new: "Invitation",
  changed: "Changed",
  cancelled: "Cancelled",
  "without you": "Without you",
  "without a time": "Put off",
};

/** The line of the subject: "Invitation: 3 sessions, 2 Mar 2026 to 4 Mar 2026"; "Your sessions: 1 new, 2 changed". */
export function newsSubject({ tellings }: PersonalNews): string {
  const [first, ...others] = tellings;
  if (first === undefined) return "";
  if (others.length === 0) return invitationSubject(first);
  const counts = KINDS.flatMap((kind) => {
    const count = tellings.filter((telling) => kindOf(telling) === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  const [only, ...rest] = counts;
  if (only === undefined || rest.length > 0) {
    return `Your sessions: ${counts.map(({ kind, count }) => `${count} ${kind}`).join(", ")}`;
  }
  const days = tellings.flatMap(({ is, was }) => (is ?? was)?.date ?? []).sort();
  const [from = "", until = from] = [days[0], days.at(-1)];
  const when = from === until ? formatShortDay(from) : `${formatShortDay(from)} to ${formatShortDay(until)}`;
  return `${HEADS[only.kind]}: ${only.count} sessions, ${when}`;
}

/** The words of the message. */
export function newsBlocks(news: PersonalNews, frame: InvitationFrame): MailBlock[] {
  const [first, ...others] = news.tellings;
  if (first === undefined) return [];
  const stays = staysWords(news.stays);
  const words = others.length === 0 ? invitationWords(first, frame) : manyWords(news.tellings, first, frame);
  // Before the signature, where there is one.
  const end = words.length - signed(frame).length;
  const asText = (texts: readonly string[]): MailBlock[] => texts.map((text) => ({ text }));
  return [
    ...asText([...words.slice(0, end), ...stays]),
    ...replyBlocks(news.tellings, frame),
    ...asText(words.slice(end)),
  ];
}

/** The question whether they can come, with the link by which it is answered. */
function replyBlocks(tellings: readonly Telling[], { replyUrl }: InvitationFrame): MailBlock[] {
  if (replyUrl === undefined) return [];
  const isAgain = tellings.some(({ was, is }) => was !== null && is !== null);
  return [
    {
      text: `Please say whether you can come${isAgain ? ", also where you did before it changed" : ""}. It takes a minute and needs no account; the link is yours alone.`,
    },
    { link: { url: replyUrl, label: "Say whether you can come", isSecret: true } },
  ];
}

function staysWords(stays: readonly Told[]): string[] {
  if (stays.length === 0) return [];
  const lines = [...stays]
    .sort((a, b) => `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`))
    .map(({ title, where, ...told }) => `• “${title}”, ${whenOf(told)}${where === "" ? "" : `, ${where}`}`);
  return [[`As you were told before: ${countOf(stays.length, "session")}`, ...lines].join("\n")];
}

function manyWords(tellings: readonly Telling[], { to, name }: Telling, frame: InvitationFrame): string[] {
  const of = (kind: NewsKind) => tellings.filter((telling) => kindOf(telling) === kind);
  const [fresh, changed] = [of("new"), of("changed")];
  const gone = tellings.filter(({ is }) => is === null);
  const { challengeTitle, contact, privacyUrl } = frame;
  const part = to === "peer" ? "You take part in" : "You are invited to meet the peers in";
  return [
    ...openingWords(name, frame),
    ...(fresh.length === 0 ? [] : [`${part} ${countOf(fresh.length, "session")} of ${challengeTitle}.`]),
    ...fresh.flatMap(({ is }) => (is === null ? [] : [firstParagraph(to, is)])),
    ...(changed.length === 0
      ? []
      : [`Something has changed in ${countOf(changed.length, "session")} of ${challengeTitle}.`]),
    ...changed.flatMap(({ was, is }) =>
      was === null || is === null ? [] : [[`“${was.title}”`, ...changeSentences(to, was, is)].join("\n")],
    ),
    ...(gone.length === 0
      ? []
      : [
          [
            ...gone.map(goneSentence),
            ...(to === "person"
              ? ["You do not need to come to that. Thank you for having made the time."]
              : []),
          ].join("\n"),
        ]),
    ...(to === "person" && fresh.length > 0
      ? [
          "What you say is not attributed to you: neither the peers' notes nor their report name who said what.",
        ]
      : []),
    frame.isEntryLinked === true
      ? "At the end is a link for each of these: open it to put the session into your calendar, to change it there or to take it out."
      : "With this message is an entry for your calendar for each of these: open it to put the session in, to change it or to take it out.",
    `Questions, or if something does not suit you: ${contact}.`,
    ...(to === "person" && fresh.length > 0
      ? [`What is held about you for this, and your rights: ${privacyUrl}`]
      : []),
    ...signed(frame),
  ];
}

function firstParagraph(to: Telling["to"], is: Told): string {
  const team = nameList(is.peers, 12);
  const whom =
    team === ""
      ? to === "peer"
        ? []
        : ["Which peers you meet will be confirmed."]
      : [to === "peer" ? `With you: ${team}.` : `You meet ${team}.`];
  return [`“${is.title}” (${is.kind.toLowerCase()})`, ...sessionFacts(is), ...whom].join("\n");
}
