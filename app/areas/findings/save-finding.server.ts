import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { changedBy } from "#app/writing/merge/changed-meanwhile.ts";
import type { FindingKind, FindingStatus } from "./finding-words.ts";
import { demandTheme, readFinding } from "./store.server.ts";

export interface FindingInput {
  themeId: string;
  kind: FindingKind;
  headline: string;
  /** Markdown. */
  body: string;
  status: FindingStatus;
}

/** Adds a finding as the last of its theme and kind; answers with its id. Throws forbidden or invalid. */
export async function addFinding(permit: PeerTeamPermit, input: FindingInput, now: Date): Promise<string> {
  demand(permit, "findings.write");
  return transaction(async (tx) => {
    await demandTheme(permit, input.themeId, tx);
    const last = await tx.finding.findFirst({
      where: { challengeId: permit.challengeId, themeId: input.themeId, kind: input.kind },
      orderBy: { position: "desc" },
      select: { position: true },
    });
    const id = newId();
    await tx.finding.create({
      data: {
        id,
        challengeId: permit.challengeId,
        ...input,
        position: (last?.position ?? 0) + 1,
        updatedAt: now,
        updatedByName: permit.actor.name,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "finding-changed", data: { findingId: id, what: "added" } }, now);
    return id;
  });
}

/**
 * Changes a finding. `version` is that of the finding when the form was opened. Moved to another theme or kind it
 * becomes the last there. Throws forbidden, not-found, invalid or conflict.
 */
export async function changeFinding(
  permit: PeerTeamPermit,
  id: string,
  version: number,
  input: FindingInput,
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    const before = await readFinding(permit, id, tx);
    await demandTheme(permit, input.themeId, tx);
    const moves = before.themeId !== input.themeId || before.kind !== input.kind;
    const last = moves
      ? await tx.finding.findFirst({
          where: { challengeId: permit.challengeId, themeId: input.themeId, kind: input.kind },
          orderBy: { position: "desc" },
          select: { position: true },
        })
      : null;
    const saved = await tx.finding.updateMany({
      where: { id, challengeId: permit.challengeId, version },
      data: {
        ...input,
        position: moves ? (last?.position ?? 0) + 1 : before.position,
        updatedAt: now,
        updatedByName: permit.actor.name,
        version: { increment: 1 },
      },
    });
    if (saved.count === 0) throw changedBy(before.updatedByName, before.updatedAt);
    const what =
      before.status === input.status ? "changed" : input.status === "agreed" ? "agreed" : "reopened";
    await record(tx, permit, { type: "finding-changed", data: { findingId: id, what } }, now);
  });
}
