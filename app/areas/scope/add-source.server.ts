import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import { lastPartOf } from "./file-name.ts";
import { readMou } from "./import/agreement/mou.ts";
import { fileWarnings } from "./import/file-warnings.ts";
import type { ImportWarning } from "./import/import-warning.ts";
import { readDocumentApart } from "./import/read-document-apart.server.ts";
import { readSource } from "./import/source-reading.ts";
import { type Disagreement, dateIncomplete, factsDisagree } from "./import/source-warnings.ts";
import { storedReading } from "./import/stored-reading.ts";
import { plannedClauses } from "./import-plan.ts";
import { writeSource } from "./make-challenge.server.ts";

/**
 * Adds a document with clauses (a memorandum, a partnership agreement, a strategy) to a challenge. Its bytes are kept
 * and its clauses can be traced to by hand. Throws forbidden, or invalid at the field `file`. Returns its id.
 */
export async function addSource(
  permit: ChallengePermit,
  input: { file: { name: string; bytes: Uint8Array }; title: string | null },
  now: Date,
): Promise<string> {
  demand(permit, "scope.edit");
  const reading = await read(input.file, permit.actor.accountId);
  const { key, sha256 } = await keepFile(input.file.bytes);
  return transaction(async (tx) => {
    const others = await tx.sourceDocument.findMany({
      where: { challengeId: permit.challengeId },
      orderBy: [{ addedAt: "asc" }, { id: "asc" }],
      take: 50,
      select: { sha256: true, kind: true, title: true, reading: true },
    });
    const same = others.find((other) => other.sha256 === sha256);
    if (same !== undefined) {
      throw new AppError("invalid", `This very file is here already, as “${same.title}”.`, { field: "file" });
    }
    if (others.length >= 50) {
      throw new AppError("invalid", "There are 50 documents already, which is the most a challenge keeps.", {
        field: "file",
      });
    }
    const id = newId();
    const source = {
      id,
      kind: others.some((other) => other.kind === "mou") ? ("other" as const) : ("mou" as const),
      title: input.title ?? reading.title,
      fileName: lastPartOf(input.file.name),
      sha256,
      fileKey: key,
      reading: storedReading.write(reading.reading),
    };
    const clauses = plannedClauses(reading.clauses);
    await writeSource(tx, permit.challengeId, source, clauses, now);
    const own = { title: source.title, reading: reading.reading };
    const documents = others.flatMap(({ title, reading: stored }) =>
      stored === null ? [] : [{ title, reading: storedReading.read(stored) }],
    );
    for (const warning of [...reading.outside, ...dateIncomplete(own)]) await addWarning(tx, permit, warning);
    for (const disagreement of factsDisagree([...documents, own])) await ask(tx, permit, disagreement);
    await record(
      tx,
      permit,
      { type: "source-added", data: { sourceDocumentId: id, clauses: clauses.length } },
      now,
    );
    return id;
  });
}

async function addWarning(
  tx: Tx,
  { challengeId }: ChallengePermit,
  { code, message, quotes }: ImportWarning,
): Promise<void> {
  const position = (await tx.scopeWarning.count({ where: { challengeId } })) + 1;
  await tx.scopeWarning.create({
    data: { id: newId(), challengeId, code, message, quote: quotes.join("\n"), position },
    select: { id: true },
  });
}

/** Asks about one thing once: while nobody has answered, what the new document says is put to what the others say. */
async function ask(tx: Tx, permit: ChallengePermit, disagreement: Disagreement): Promise<void> {
  const { challengeId } = permit;
  const { code, question, message, quotes } = disagreement;
  const asked = await tx.scopeWarning.findFirst({
    where: { challengeId, code, message: { startsWith: question } },
    select: { id: true, answeredAt: true, message: true },
  });
  if (asked === null) await addWarning(tx, permit, disagreement);
  else if (asked.answeredAt === null && asked.message !== message) {
    await tx.scopeWarning.updateMany({
      where: { id: asked.id, challengeId },
      data: { message, quote: quotes.join("\n"), version: { increment: 1 } },
    });
  }
}

async function read(file: { name: string; bytes: Uint8Array }, person: string) {
  try {
    const source = await readDocumentApart(file, person);
    return { ...readMou(source), outside: fileWarnings(source), reading: readSource(source) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, { field: "file", cause: error });
  }
}
