import { type CouncilPermit, demand } from "#app/access/permit.ts";
import {
  type IssuedVersion,
  prepareIssue,
  writeIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { countMarkdownWords } from "#app/platform/text/markdown.server.ts";
import { composePositionStatement } from "./document.server.ts";
import { isEmptyStatement } from "./statement.ts";
import { listStatementSections, readSubmittedAt } from "./store.server.ts";

/**
 * Submits the position statement: from now on the peer team reads it, and its words are frozen as a version.
 * Throws forbidden, invalid when it is empty, or conflict when it is submitted already.
 */
export async function submitStatement(permit: CouncilPermit, now: Date): Promise<IssuedVersion> {
  demand(permit, "statement.write");
  const sections = await listStatementSections(permit);
  if (
    isEmptyStatement(sections.map((section) => ({ ...section, words: countMarkdownWords(section.body) })))
  ) {
    throw new AppError("invalid", "The position statement is empty. Write at least one section first.");
  }
  const prepared = await prepareIssue(permit, "position-statement", null, (number) =>
    composePositionStatement(permit, number, now),
  );
  return transaction(async (tx) => {
    if ((await readSubmittedAt(permit, tx)) !== null) {
      throw new AppError("conflict", "The statement has been submitted already.");
    }
    const current = await listStatementSections(permit, tx);
    if (current.some((section, index) => section.version !== sections[index]?.version)) {
      throw new AppError(
        "conflict",
        "A section was saved while the statement was being drawn. Submit it again.",
      );
    }
    const version = await writeIssuedVersion(tx, permit, prepared, "final", now);
    await tx.challenge.update({
      where: { id: permit.challengeId },
      data: { statementSubmittedAt: now },
      select: { id: true },
    });
    const { kind, number, sha256 } = version;
    await record(tx, permit, { type: "statement-submitted", data: { kind, number, sha256 } }, now);
    return version;
  });
}
