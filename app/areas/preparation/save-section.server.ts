import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { changedBy } from "#app/writing/merge/changed-meanwhile.ts";
import type { SectionStatus } from "./statement.ts";
import { readSection, readSubmittedAt } from "./store.server.ts";

export interface SectionInput {
  body: string;
  status: SectionStatus;
  version: number;
}

/**
 * Saves a section. Text without a status goes from "not started" to "being written" by itself. Throws
 * forbidden; conflict once the statement is submitted, or when somebody else saved meanwhile; not-found.
 */
export async function saveSection(
  permit: CouncilPermit,
  sectionId: string,
  input: SectionInput,
  now: Date,
): Promise<void> {
  demand(permit, "statement.write");
  await transaction(async (tx) => {
    if ((await readSubmittedAt(permit, tx)) !== null) {
      throw new AppError(
        "conflict",
        "The statement has been submitted. Reopen it before you change a section.",
      );
    }
    const begun = input.status === "not-started" && input.body.trim() !== "";
    // Refuses a section that is not there, or is another council's own.
    const there = await readSection(permit, sectionId, tx);
    const key = { id: sectionId, challengeId: permit.challengeId };
    const { count } = await tx.statementSection.updateMany({
      where: { ...key, version: input.version },
      data: {
        body: input.body,
        status: begun ? "drafting" : input.status,
        updatedAt: now,
        updatedByName: permit.actor.name,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      throw changedBy(there.updatedByName, there.updatedAt);
    }
    await record(tx, permit, { type: "statement-saved", data: { sectionId } }, now);
  });
}
