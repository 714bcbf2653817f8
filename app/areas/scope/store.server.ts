import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { SourceReading } from "./import/source-reading.ts";
import { storedReading } from "./import/stored-reading.ts";
import {
  type Clause,
  promptTree,
  type SourceDocument,
  type SourceKind,
  type Theme,
  type Trace,
  type Warning,
} from "./scope-record.ts";

const TRACE = {
  promptId: true,
  reason: true,
  madeBy: true,
  clause: {
    select: {
      id: true,
      ref: true,
      heading: true,
      text: true,
      sourceDocumentId: true,
      sourceDocument: { select: { title: true } },
    },
  },
} as const;

/** The themes with their questions, and their prompts with what these are drawn from. */
export async function readThemes(permit: ChallengePermit, client: Db = db): Promise<Theme[]> {
  const { challengeId } = permit;
  const [themes, prompts, links] = await Promise.all([
    client.theme.findMany({
      where: { challengeId },
      orderBy: { number: "asc" },
      take: 20,
      select: {
        id: true,
        number: true,
        title: true,
        questions: { orderBy: { position: "asc" }, take: 100, select: { id: true, text: true } },
      },
    }),
    client.prompt.findMany({
      where: { challengeId },
      orderBy: [{ position: "asc" }, { ref: "asc" }],
      take: 1_000,
      select: { id: true, themeId: true, parentId: true, ref: true, text: true },
    }),
    client.promptClause.findMany({
      where: { challengeId },
      orderBy: [{ clause: { position: "asc" } }],
      take: 5_000,
      select: TRACE,
    }),
  ]);
  const traces = new Map<string, Trace[]>();
  for (const { promptId, reason, madeBy, clause } of links) {
    const list = traces.get(promptId) ?? [];
    list.push({
      clauseId: clause.id,
      ref: clause.ref,
      heading: clause.heading,
      text: clause.text,
      sourceDocumentId: clause.sourceDocumentId,
      sourceTitle: clause.sourceDocument.title,
      reason,
      madeBy: madeBy as Trace["madeBy"],
    });
    traces.set(promptId, list);
  }
  return themes.map((theme) => ({
    ...theme,
    prompts: promptTree(
      prompts
        .filter((prompt) => prompt.themeId === theme.id)
        .map((prompt) => ({ ...prompt, traces: traces.get(prompt.id) ?? [] })),
    ),
  }));
}

const WARNING = {
  id: true,
  code: true,
  message: true,
  quote: true,
  place: true,
  answer: true,
  answeredAt: true,
  answeredByName: true,
  version: true,
} as const;

/** The warnings in the order they were found, answered ones too. At most 200. */
export async function listWarnings(permit: ChallengePermit, client: Db = db): Promise<Warning[]> {
  return client.scopeWarning.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "asc" },
    take: 200,
    select: WARNING,
  });
}

/** One warning. Throws not-found. */
export async function readWarning(permit: ChallengePermit, id: string, client: Db = db): Promise<Warning> {
  const row = await client.scopeWarning.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: WARNING,
  });
  if (row === null) throw new AppError("not-found", "There is no such warning in this challenge.");
  return row;
}

/** The source documents in the order they were added. At most 50. */
export async function listSources(permit: ChallengePermit, client: Db = db): Promise<SourceDocument[]> {
  const rows = await client.sourceDocument.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: {
      id: true,
      kind: true,
      title: true,
      fileName: true,
      addedAt: true,
      fileKey: true,
      _count: { select: { clauses: true } },
    },
  });
  return rows.map(({ _count, fileKey, kind, ...row }) => ({
    ...row,
    kind: kind as SourceKind,
    clauses: _count.clauses,
    hasFile: fileKey !== null,
  }));
}

/** What a source document says of itself; null where it was not read for that. Throws not-found. */
export async function readSourceReading(
  permit: ChallengePermit,
  id: string,
  client: Db = db,
): Promise<SourceReading | null> {
  const row = await client.sourceDocument.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: { reading: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such document in this challenge.");
  return row.reading === null ? null : storedReading.read(row.reading);
}

/** The key of a source document's bytes and the name of the file. Throws not-found. */
export async function readSourceFile(
  permit: ChallengePermit,
  id: string,
  client: Db = db,
): Promise<{ fileKey: string; fileName: string }> {
  const row = await client.sourceDocument.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: { fileKey: true, fileName: true },
  });
  if (row === null || row.fileKey === null) {
    throw new AppError("not-found", "There is no such document in this challenge.");
  }
  return { fileKey: row.fileKey, fileName: row.fileName };
}

/** The clauses of every source document, or of one, in the order of the documents. At most 5,000. */
export async function listClauses(
  permit: ChallengePermit,
  sourceDocumentId?: string,
  client: Db = db,
): Promise<Clause[]> {
  const rows = await client.clause.findMany({
    where: {
      challengeId: permit.challengeId,
      ...(sourceDocumentId === undefined ? {} : { sourceDocumentId }),
    },
    orderBy: [{ sourceDocument: { addedAt: "asc" } }, { sourceDocumentId: "asc" }, { position: "asc" }],
    take: 5_000,
    select: {
      id: true,
      sourceDocumentId: true,
      parentId: true,
      ref: true,
      heading: true,
      text: true,
      isRedLine: true,
      isTestable: true,
      sourceDocument: { select: { title: true } },
    },
  });
  return rows.map(({ sourceDocument, ...row }) => ({ ...row, sourceTitle: sourceDocument.title }));
}
