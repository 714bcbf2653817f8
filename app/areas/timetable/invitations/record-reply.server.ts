import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { knownOf } from "./invitation-plan.ts";
import { readInvitationStates } from "./read-invitations.server.ts";
import { listInvitationFates } from "./read-replies.server.ts";
import type { ReplyVersion, ToldWay } from "./replies.ts";
import type { RecordReplyInput } from "./reply-forms.ts";
import type { Reply } from "./reply-states.ts";

/**
 * Writes down what somebody answered to an invitation, as they told it: it counts for the time and the place that they were told last. Throws
 * forbidden, not-found, invalid at `toldOn` for a day to come, or conflict where they were told nothing.
 */
export async function recordReply(
  permit: VisitPermit,
  { invitationId, answer, way, toldOn }: RecordReplyInput,
  now: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  if (toldOn > dayOf(now)) {
    throw new AppError("invalid", "Enter today, or a day that is over.", { field: "toldOn" });
  }
  await transaction(async (tx) => {
    const states = await readInvitationStates(permit, tx);
    const state = states.find(({ rowId }) => rowId === invitationId);
    if (state === undefined) throw new AppError("not-found", "There is no such invitation.");
    const fates = await listInvitationFates(permit.challengeId, tx);
    const asked = knownOf(state, fates) ?? state.last.told;
    if (asked === null) throw new AppError("conflict", "They are not invited to this session any more.");
    await keepReply(
      tx,
      permit.challengeId,
      { invitationId, answer, version: asked, way, toldOn, writtenByName: permit.actor.name },
      now,
    );
    await record(
      tx,
      permit,
      {
        type: "timetable-changed",
        data: { what: `answer to an invitation written down: ${answer}`, id: invitationId },
      },
      now,
    );
  });
}

/** Takes back an answer that was written down: the one before it counts again. Throws forbidden, or conflict where there is none to take back. */
export async function undoReply(permit: VisitPermit, replyId: string, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const reply = await tx.invitationReply.findFirst({
      where: { id: replyId, challengeId: permit.challengeId, undoneAt: null, way: { not: "link" } },
      select: { invitationId: true },
    });
    if (reply === null) throw new AppError("conflict", "There is nothing to undo: somebody did it already.");
    await tx.invitationReply.update({
      where: { id: replyId },
      data: { undoneAt: now },
      select: { id: true },
    });
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "answer to an invitation undone", id: reply.invitationId } },
      now,
    );
  });
}

/** Keeps one answer beside those before it. */
export async function keepReply(
  tx: Tx,
  challengeId: string,
  reply: {
    invitationId: string;
    answer: Reply;
    version: ReplyVersion;
    way: ToldWay | "link";
    toldOn: string | null;
    writtenByName: string;
  },
  now: Date,
): Promise<void> {
  const { version, ...rest } = reply;
  const { date, start, minutes, where: place } = version;
  await tx.invitationReply.create({
    data: { id: newId(), challengeId, ...rest, date, start, minutes, place, repliedAt: now },
    select: { id: true },
  });
}
