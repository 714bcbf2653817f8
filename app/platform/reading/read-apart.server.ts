import { AppError } from "../errors.ts";
import { log } from "../log.server.ts";
import { env } from "../settings/env.server.ts";
import {
  type ArchiveFault,
  type ArchiveLimits,
  ArchiveRefused,
  measureArchive,
  readDirectory,
  readSmallEntry,
} from "./archive.server.ts";
import {
  type FileKind,
  hasMacros,
  isArchive,
  kindOfArchive,
  kindOfBytes,
  PART_TYPES,
} from "./file-kind.server.ts";
import { ReadingQueue } from "./reading-queue.ts";
import { type ChildLimits, type ReadingProgram, runApart } from "./run-apart.server.ts";
import { shownName } from "./shown-name.ts";
import { scanBytes } from "./virus-scanner.server.ts";

/** What a room wants of a file, and its words for what it does not take. */
export interface ReadingPurpose {
  program: ReadingProgram;
  mostBytes: number;
  /** Limits of a zip, by what is in it. */
  archive: Omit<ArchiveLimits, "entries" | "levels">;
  answerBytes: number;
  words: {
    empty: (name: string) => string;
    tooLarge: (name: string, bytes: number) => string;
    /** Why files of this kind are not read; null: they are. */
    kind: (name: string, kind: FileKind, bytes: Uint8Array) => string | null;
    macros: (name: string) => string;
    encrypted: (name: string) => string;
    damaged: (name: string) => string;
    /** It unpacks to more than this purpose can need. */
    tooMuch: (name: string) => string;
    /** Reading it took too long or too much memory. */
    tooHard: (name: string) => string;
  };
}

/** A file as it was uploaded, or read from the disk of the machine. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/** Entries of one zip, and levels of its XML: office files have some fifty of each, those full of pictures hundreds. */
const MOST_ENTRIES = 2_000;
const MOST_LEVELS = 256;

/** What any reading may take; measured on the largest good files, with room. */
const CHILD_LIMITS: Omit<ChildLimits, "answerBytes"> = {
  // Ten seconds together. A program is loaded in half a second.
  readMs: 7_000,
  startMs: 3_000,
  heapMegabytes: 384,
  dataMegabytes: 592,
};

/** One file at a time a person, two in all; some more wait. */
const turns = new ReadingQueue({ atOnce: 2, waitingEach: 3, waiting: 20 });

const FAULTS: Record<ArchiveFault, keyof Pick<ReadingPurpose["words"], "damaged" | "encrypted" | "tooMuch">> =
  {
    damaged: "damaged",
    encrypted: "encrypted",
    "too-much": "tooMuch",
    "too-deep": "damaged",
    "declares-entities": "damaged",
  };

/**
 * The one door for files that people give: what can be refused by size, kind and counting is refused before anything
 * reads it, then it is scanned where a scanner is set, then read in a process of its own when it is `person`'s turn.
 * Answers what the purpose's program answers. Throws AppError `invalid` with a sentence, or `too-many`.
 */
export async function readApart<Content>(
  file: GivenFile,
  purpose: ReadingPurpose,
  person: string,
  options: unknown = null,
): Promise<Content> {
  const name = shownName(file.name);
  const refuse = (sentence: string, detail?: string) =>
    new AppError("invalid", sentence, { logMessage: detail });
  const { words } = purpose;
  if (file.bytes.byteLength === 0) throw refuse(words.empty(name));
  if (file.bytes.byteLength > purpose.mostBytes) throw refuse(words.tooLarge(name, file.bytes.byteLength));
  await refuseByContent(name, file.bytes, purpose, refuse);
  await refuseInfected(name, file.bytes);
  if (!turns.hasRoomFor(person)) {
    throw new AppError(
      "too-many",
      "Files of yours, or of many others, are waiting to be read already. Wait until they are, and send this one again.",
    );
  }
  const task = { name: file.name, options };
  const limits = { ...CHILD_LIMITS, answerBytes: purpose.answerBytes };
  const outcome = await turns.take(person, () => runApart(purpose.program, task, file.bytes, limits));
  switch (outcome.kind) {
    case "read":
      return outcome.content as Content;
    case "refused":
      throw refuse(outcome.sentence);
    case "beyond":
      log.warn({ limit: outcome.limit, bytes: file.bytes.byteLength }, "a reading was ended at its limits");
      throw refuse(words.tooHard(name), `beyond its limit of ${outcome.limit}`);
    default:
      throw new Error("a reading failed");
  }
}

async function refuseByContent(
  name: string,
  bytes: Uint8Array,
  { words, archive }: ReadingPurpose,
  refuse: (sentence: string, detail?: string) => AppError,
): Promise<void> {
  if (!isArchive(bytes)) {
    const sentence = words.kind(name, await kindOfBytes(bytes), bytes);
    if (sentence !== null) throw refuse(sentence);
    return;
  }
  try {
    const entries = readDirectory(bytes, { entries: MOST_ENTRIES });
    const sentence = words.kind(
      name,
      kindOfArchive(entries, readSmallEntry(bytes, entries, PART_TYPES)),
      bytes,
    );
    if (sentence !== null) throw refuse(sentence);
    if (hasMacros(entries)) throw refuse(words.macros(name));
    await measureArchive(bytes, entries, { ...archive, entries: MOST_ENTRIES, levels: MOST_LEVELS });
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    throw refuse(words[FAULTS[error.fault]](name), error.message);
  }
}

/** Has a file scanned that is kept and never read. Throws AppError `invalid` where the scanner finds something, or does not answer. */
export function refuseInfectedFile(file: GivenFile): Promise<void> {
  return refuseInfected(shownName(file.name), file.bytes);
}

async function refuseInfected(name: string, bytes: Uint8Array): Promise<void> {
  if (env.clamdAddress === null) return;
  let answer: Awaited<ReturnType<typeof scanBytes>>;
  try {
    answer = await scanBytes(env.clamdAddress, bytes);
  } catch (cause) {
    log.error({ err: cause }, "the virus scanner could not be asked");
    throw new AppError(
      "invalid",
      `“${name}” was not read, since the virus scanner does not answer. Try again later; if that does not help, tell whoever runs this service.`,
      { cause },
    );
  }
  if (answer.isClean) return;
  log.warn({ found: answer.found }, "the virus scanner refused a file");
  throw new AppError(
    "invalid",
    `The virus scanner found something in “${name}” (${answer.found}), so it was not read. Tell your information security team before you open it again.`,
  );
}
