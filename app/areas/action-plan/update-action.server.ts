import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { listAwayNow } from "#app/areas/people/deputies/read-deputies.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { Rating } from "./ratings.ts";
import { readAction } from "./store.server.ts";

/**
 * Adds a report on an action: its rating and what was done. Reports are never changed; a slip is put right by
 * the next one. An action owner reports on their own only, and on those of somebody for whom they stand in. Throws forbidden, not-found or invalid.
 */
export async function updateAction(
  permit: CouncilPermit,
  actionId: string,
  input: { rating: Rating; text: string },
  now: Date,
): Promise<string> {
  demand(permit, "actions.update");
  if (input.text.trim() === "") {
    throw new AppError("invalid", "Say in a sentence or two what was done.", { field: "text" });
  }
  return transaction(async (tx) => {
    const away = await listAwayNow(permit, now, tx);
    await readAction(
      permit,
      actionId,
      tx,
      away.map(({ accountId }) => accountId),
    );
    const id = newId();
    await tx.actionUpdate.create({
      data: {
        id,
        challengeId: permit.challengeId,
        actionId,
        rating: input.rating,
        text: input.text.trim(),
        madeAt: now,
        madeById: permit.actor.accountId,
        madeByName: permit.actor.name,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "action-updated", data: { actionId } }, now);
    return id;
  });
}
