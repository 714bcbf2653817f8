/** The answers of one session or one person, as lines to read. */
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";
import type { ReplyLine } from "./components/reply-list.tsx";
import { addresseeKey } from "./invitation-changes.ts";
import type { SessionReply } from "./read-replies.server.ts";
import { replyInWords, versionInWords } from "./replies.ts";
import { REPLY_STATE_NAMES, REPLY_STATES } from "./reply-states.ts";

/** What is said of an answer beside its state: when and how, and to which time where it has changed since. */
export function saidOf({ state, reply }: Pick<SessionReply, "state" | "reply">): string {
  if (reply === null) return "";
  const words = replyInWords(reply);
  return state === "asked-again" ? `${words}, for ${versionInWords(reply.version)}` : words;
}

/** Names of people and peers by `addresseeKey`. */
export function addresseeNames({ people, peers }: TimetableRecord): ReadonlyMap<string, string> {
  return new Map([
    ...people.map(({ id, name }) => [addresseeKey({ kind: "person", id }), name] as const),
    ...peers.map(({ id, name }) => [addresseeKey({ kind: "peer", id }), name] as const),
  ]);
}

/** More names than these are counted. */
const MOST_NAMES = 12;

/** Who of a session answered what, in the order in which it is looked at: "Declined: Sam Hale", "No answer yet: Kim Reed and Lee Marsh". */
export function repliesOfSession(
  replies: readonly SessionReply[],
  record: TimetableRecord,
  sessionId: string,
): string[] {
  const names = addresseeNames(record);
  const own = replies.filter((one) => one.sessionId === sessionId);
  return REPLY_STATES.flatMap((state) => {
    const who = own.filter((one) => one.state === state).map(({ to }) => names.get(addresseeKey(to)) ?? "");
    return who.length === 0 ? [] : [`${REPLY_STATE_NAMES[state]}: ${nameList(who, MOST_NAMES)}`];
  });
}

/** What somebody answered to each of their sessions. */
export function repliesOfPerson(replies: readonly SessionReply[], personId: string): ReplyLine[] {
  return replies
    .filter(({ to }) => to.kind === "person" && to.id === personId)
    .map((one) => ({
      what: `${one.planned.title}, ${versionInWords(one.planned)}`,
      state: one.state,
      said: saidOf(one),
    }));
}

/** What a card of the timetable says of the answers to a session, by its id: who declined, how many accepted, how many were asked again. */
export function repliesInMarks(
  replies: readonly SessionReply[],
  names: ReadonlyMap<string, string>,
): Record<string, string[]> {
  const bySession = new Map<string, SessionReply[]>();
  for (const one of replies) bySession.set(one.sessionId, [...(bySession.get(one.sessionId) ?? []), one]);
  const marks: Record<string, string[]> = {};
  for (const [sessionId, own] of bySession) {
    const of = (state: SessionReply["state"]) => own.filter((one) => one.state === state);
    const declined = of("declined").map(({ to }) => names.get(addresseeKey(to)) ?? "");
    const accepted = of("accepted").length;
    const again = of("asked-again").length;
    const said = [
      ...(declined.length === 0
        ? []
        : [`Declined: ${declined.length <= 2 ? nameList(declined) : `${declined.length} people`}`]),
      ...(accepted === 0 ? [] : [`Accepted: ${accepted} of ${own.length}`]),
      ...(again === 0 ? [] : [`Changed since the answer: ${again} of ${own.length}`]),
    ];
    if (said.length > 0) marks[sessionId] = said;
  }
  return marks;
}
