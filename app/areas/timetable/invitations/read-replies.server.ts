import { demand, type VisitPermit } from "#app/access/permit.ts";
import type { MailState } from "#app/mail/kinds.ts";
import { listMailStates } from "#app/mail/unsent-messages.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { type Addressee, addresseeKey, invitationsOf, type Told } from "./invitation-changes.ts";
import { knownOf, type TellingFate } from "./invitation-plan.ts";
import { readInvitationStates } from "./read-invitations.server.ts";
import { type KeptReply, replyState, type ToldWay } from "./replies.ts";
import type { Reply, ReplyState } from "./reply-states.ts";

/** How one person or peer stands to one session that they are in. */
export interface SessionReply {
  sessionId: string;
  to: Addressee;
  planned: Told;
  state: ReplyState;
  reply: KeptReply | null;
  /** The invitation; null while nobody has released a version since they were put into the session. */
  invitationId: string | null;
  /** What they were told last, to which an answer is given; null while they were told nothing. */
  asked: Told | null;
  /** How the last message about it stands; null where it was told by telephone, or there is none. */
  message: MailState | null;
}

/** The newest answer to each invitation of a challenge that was not undone, by the invitation. */
export async function listReplies(
  { challengeId }: Pick<VisitPermit, "challengeId">,
  client: Db,
): Promise<Map<string, KeptReply>> {
  const rows = await client.invitationReply.findMany({
    where: { challengeId, undoneAt: null },
    orderBy: [{ repliedAt: "asc" }, { id: "asc" }],
    take: 20_000,
    select: {
      id: true,
      invitationId: true,
      answer: true,
      date: true,
      start: true,
      minutes: true,
      place: true,
      repliedAt: true,
      way: true,
      toldOn: true,
      writtenByName: true,
    },
  });
  return new Map(
    rows.map(({ invitationId, answer, date, start, minutes, place, way, toldOn, ...row }) => [
      invitationId,
      {
        ...row,
        answer: answer as Reply,
        version: { date, start, minutes, where: place },
        way: way as ToldWay | "link",
        toldOn: toldOn as Day | null,
      },
    ]),
  );
}

/** What became of the messages that invite, by their id. */
export async function listInvitationFates(
  challengeId: string,
  client: Db,
): Promise<Map<string, TellingFate>> {
  const mails = await listMailStates(challengeId, "session-invitation", client);
  return new Map(
    mails.map(({ id, status, toAddress }) => [id, { status: status as MailState, address: toAddress }]),
  );
}

/**
 * How everybody stands to the sessions with a day and a time that they are in, in the order of the sessions. For those who arrange the visit.
 * Throws forbidden.
 */
export async function readReplies(
  permit: VisitPermit,
  record: TimetableRecord,
  client: Db = db,
): Promise<SessionReply[]> {
  demand(permit, "timetable.edit");
  const states = await readInvitationStates(permit, client);
  const fates = await listInvitationFates(permit.challengeId, client);
  const replies = await listReplies(permit, client);
  const byPair = new Map(states.map((state) => [`${state.sessionId} ${addresseeKey(state.to)}`, state]));
  return invitationsOf(record).map(({ sessionId, to, told: planned }): SessionReply => {
    const state = byPair.get(`${sessionId} ${addresseeKey(to)}`);
    const known = state === undefined ? null : knownOf(state, fates);
    const reply = state === undefined ? null : (replies.get(state.rowId) ?? null);
    return {
      sessionId,
      to,
      planned,
      state: replyState(planned, known, reply),
      reply,
      invitationId: state?.rowId ?? null,
      asked: known ?? state?.last.told ?? null,
      message: fates.get(state?.last.mailId ?? "")?.status ?? null,
    };
  });
}
