import type { Maker } from "#app/areas/challenge/make-challenge.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { lastPartOf } from "./file-name.ts";
import { interpretScope, type ScopeImport } from "./import/import-scope.ts";
import { readDocumentApart } from "./import/read-document-apart.server.ts";
import { type KeptSource, planOf } from "./import-plan.ts";
import { makeChallenge } from "./make-challenge.server.ts";

/** Says at which field of the form a refusal belongs. */
export async function atField<T>(field: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.field === undefined) {
      throw new AppError(error.code, error.message, { field, cause: error });
    }
    throw error;
  }
}

async function kept(file: GivenFile): Promise<KeptSource> {
  const { key, sha256 } = await keepFile(file.bytes);
  return { fileName: lastPartOf(file.name), sha256, fileKey: key };
}

/** The files a challenge is made from. */
export interface ScopeFiles {
  letter: GivenFile;
  mou: GivenFile | null;
}

/** Reads a scope letter and its memorandum and keeps nothing. Throws invalid at the field `letter` or `mou`. */
export async function readScope(files: ScopeFiles, reader: string): Promise<ScopeImport> {
  const letter = await atField("letter", () => readDocumentApart(files.letter, reader));
  const { mou: mouFile } = files;
  const mou = mouFile === null ? null : await atField("mou", () => readDocumentApart(mouFile, reader));
  const alone = await atField("letter", () => interpretScope(letter));
  return mou === null ? alone : await atField("mou", () => interpretScope(letter, mou));
}

/**
 * Makes a challenge from a scope letter and, when there is one, the memorandum it rests on. Both files are read and
 * understood before anything is kept; then the challenge and its audit trail are written in one transaction, so that
 * nothing half-made is left behind. `councils` take the place of the letter's, the commissioning council first.
 * Throws invalid at the field `letter`, `mou` or `councils`.
 */
export async function importScope(
  files: ScopeFiles,
  councils: readonly string[] | null,
  maker: Maker,
  now: Date,
): Promise<{ challengeId: string; found: ScopeImport }> {
  const found = await readScope(files, maker.actor.accountId);
  if (councils === null && found.challenge.councils.length === 0) {
    throw new AppError(
      "invalid",
      `No council is named in “${lastPartOf(files.letter.name)}”. Enter the names of the councils, the commissioning council first.`,
      { field: "councils" },
    );
  }
  const sources = {
    letter: await kept(files.letter),
    mou: files.mou === null ? null : await kept(files.mou),
  };
  const plan = planOf(found, sources, councils);
  const challengeId = await transaction((tx) => makeChallenge(tx, plan, maker, now));
  return { challengeId, found };
}
