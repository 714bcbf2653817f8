import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/store.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { readGoodPractice } from "./store.server.ts";

export interface GoodPracticeInput {
  title: string;
  /** The council it was seen at; null when they share it. */
  councilId: string | null;
  /** What was done and what others can learn, Markdown. */
  body: string;
  /** Whom other councils can ask: a name, a post, an address; one line. */
  contact: string;
  /** Of the example when the form was opened; none for a new one. */
  version?: number | undefined;
}

/**
 * Adds an example of good practice (`id` null, at the end) or changes one; returns its id. Throws forbidden,
 * not-found, conflict, or invalid when the council is not of this challenge.
 */
export async function saveGoodPractice(
  permit: PeerTeamPermit,
  id: string | null,
  input: GoodPracticeInput,
  now: Date,
): Promise<string> {
  demand(permit, "review.write");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    if (input.councilId !== null) {
      const councils = await listCouncils(permit, tx);
      if (!councils.some((council) => council.id === input.councilId)) {
        throw new AppError("invalid", "Choose a council of this challenge.", { field: "councilId" });
      }
    }
    const goodPracticeId = id ?? newId();
    const values = {
      title: input.title.trim(),
      councilId: input.councilId,
      body: input.body.trim(),
      contact: input.contact.trim(),
    };
    if (id === null) {
      const position = await nextPosition(tx, challengeId);
      await tx.goodPractice.create({
        data: { id: goodPracticeId, challengeId, position, ...values },
        select: { id: true },
      });
    } else {
      const there = await readGoodPractice(permit, id, tx);
      await refuseIfSaved(
        tx,
        { opened: input.version ?? 0, stored: there.version },
        { challengeId, by: [{ type: "good-practice-changed", data: { goodPracticeId } }] },
      );
      await tx.goodPractice.updateMany({
        where: { id, challengeId },
        data: { ...values, version: { increment: 1 } },
      });
    }
    await record(tx, permit, { type: "good-practice-changed", data: { goodPracticeId } }, now);
    return goodPracticeId;
  });
}

async function nextPosition(tx: Tx, challengeId: string): Promise<number> {
  const last = await tx.goodPractice.findFirst({
    where: { challengeId },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  return (last?.position ?? -1) + 1;
}

/** Removes an example. Issued reports keep it. Throws forbidden or not-found. */
export async function removeGoodPractice(permit: PeerTeamPermit, id: string, now: Date): Promise<void> {
  demand(permit, "review.write");
  await transaction(async (tx) => {
    const { count } = await tx.goodPractice.deleteMany({ where: { id, challengeId: permit.challengeId } });
    if (count === 0) throw new AppError("not-found", "There is no such example of good practice.");
    await record(tx, permit, { type: "good-practice-changed", data: { goodPracticeId: id } }, now);
  });
}
