import type { PlannedSource } from "#app/areas/challenge/new-challenge.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { kindOfBytes } from "#app/platform/reading/file-kind.server.ts";
import { type GivenFile, refuseInfectedFile } from "#app/platform/reading/read-apart.server.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { lastPartOf } from "../file-name.ts";
import { readMou } from "../import/agreement/mou.ts";
import { interpretScope } from "../import/import-scope.ts";
import { readLetterFront } from "../import/letter/letter.ts";
import { readDocumentApart } from "../import/read-document-apart.server.ts";
import { readSource } from "../import/source-reading.ts";
import type { SourceText } from "../import/source-text.ts";
import { storedReading } from "../import/stored-reading.ts";
import { plannedClauses, planOf } from "../import-plan.ts";
import { atField, type ScopeFiles } from "../import-scope.server.ts";
import { type LetterOutcome, writeLetter } from "./letter-store.server.ts";

/**
 * Reads a scope letter, with its memorandum where there is one, and keeps both with what was read for whoever sent them, to be looked at
 * before a challenge is made. `councils` take the place of the letter's. A letter that is refused is kept too where it can be a document
 * of a challenge made by hand. Returns its id. Throws invalid at the field `letter` or `mou`.
 */
export async function receiveLetter(
  accountId: string,
  files: ScopeFiles,
  councils: readonly string[] | null,
  now: Date,
): Promise<string> {
  const keep = (outcome: LetterOutcome) =>
    transaction((tx) => writeLetter(tx, accountId, { ...files, letter: named(files.letter) }, outcome, now));
  const letter = await read(files.letter, "letter", accountId, async (refusal) => {
    if (!(await isKeptUnread(files.letter))) return;
    const facts = { title: "", councils: [], onSite: { start: null, end: null } };
    await keep({ refusal, facts: { ...facts, sources: [sourceOf(files.letter, null)] } });
  });
  const { mou: mouFile } = files;
  const mou = mouFile === null ? null : await read(mouFile, "mou", accountId);
  try {
    interpretScope(letter);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const sources = [sourceOf(files.letter, letter), ...agreementOf(mouFile, mou)];
    const { title, councils: found, onSite } = readLetterFront(letter);
    await keep({
      refusal: error.message,
      facts: { title, councils: [...(councils ?? found)], onSite, sources },
    });
    throw new AppError(error.code, error.message, { field: "letter", cause: error });
  }
  const found = await atField("mou", () =>
    mou === null ? interpretScope(letter) : interpretScope(letter, mou),
  );
  const plan = planOf(
    found,
    { letter: keptByHash(files.letter), mou: mouFile && keptByHash(mouFile) },
    councils,
  );
  return keep({ plan });
}

async function read(
  file: GivenFile,
  field: "letter" | "mou",
  reader: string,
  onRefusal?: (sentence: string) => Promise<void>,
): Promise<SourceText> {
  return atField(field, async () => {
    try {
      return await readDocumentApart(file, reader);
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid") await onRefusal?.(error.message);
      throw error;
    }
  });
}

/** Whether a letter that cannot be read may be kept as it is: another form of the same words, and nothing a scanner objects to. */
async function isKeptUnread(file: GivenFile): Promise<boolean> {
  if (file.bytes.byteLength > 10 * 1024 * 1024 || file.bytes.byteLength === 0) return false;
  const kind = await kindOfBytes(file.bytes);
  if (kind !== "pdf" && kind !== "rtf") return false;
  return refuseInfectedFile(file).then(
    () => true,
    () => false,
  );
}

function named({ name, bytes }: GivenFile): GivenFile {
  return { name: lastPartOf(name), bytes };
}

/** A file as it will be kept once it is a document of a challenge: its key is its hash. */
export function keptByHash({ name, bytes }: GivenFile) {
  const hash = sha256(bytes);
  return { fileName: lastPartOf(name), sha256: hash, fileKey: hash };
}

function sourceOf(file: GivenFile, text: SourceText | null): PlannedSource {
  return {
    kind: "scope-letter",
    title: text === null ? lastPartOf(file.name) : readLetterFront(text).title,
    ...keptByHash(file),
    reading: text === null ? null : storedReading.write(readSource(text)),
    clauses: [],
  };
}

/** The memorandum beside a letter that was refused; left out where it has no clauses. */
function agreementOf(file: GivenFile | null, text: SourceText | null): PlannedSource[] {
  if (file === null || text === null) return [];
  try {
    const { title, clauses } = readMou(text);
    const reading = storedReading.write(readSource(text));
    return [{ kind: "mou", title, ...keptByHash(file), reading, clauses: plannedClauses(clauses) }];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
