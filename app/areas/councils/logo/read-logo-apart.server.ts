import { KIND_NAMES } from "#app/platform/reading/file-kind.server.ts";
import { type GivenFile, type ReadingPurpose, readApart } from "#app/platform/reading/read-apart.server.ts";
import { type Logo, MOST_LOGO_BYTES } from "./logo-file.ts";
import { LOGO_FAULT_WORDS } from "./logo-refusals.ts";
import type { ReadLogo } from "./read-logo.server.ts";

const notALogo = (name: string) => LOGO_FAULT_WORDS.kind(name);

/** A PNG or JPEG. */
const LOGO: ReadingPurpose = {
  program: { file: "logo-reader", source: "app/areas/councils/logo/logo-reader.server.ts" },
  mostBytes: MOST_LOGO_BYTES,
  archive: { unpackedBytes: 0, elements: 0 },
  answerBytes: 2 * MOST_LOGO_BYTES,
  words: {
    empty: (name) => `“${name}” is empty. Choose the file with the logo in it.`,
    tooLarge: (name, bytes) =>
      `“${name}” is ${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB; a logo may be 1 MB. Save it smaller and try again.`,
    kind: (name, kind) =>
      kind === "picture" ? null : `“${name}” is ${KIND_NAMES[kind]}. Choose the logo as a PNG or JPEG.`,
    macros: notALogo,
    encrypted: notALogo,
    damaged: notALogo,
    tooMuch: notALogo,
    tooHard: (name) => `“${name}” takes too long to read. Save the logo again and try again.`,
  },
};

/**
 * Reads a logo in a process of its own, in `person`'s turn.
 * @throws AppError `invalid` with a sentence, or `too-many` when the person's files wait already.
 */
export async function readLogoApart(file: GivenFile, person: string): Promise<Logo> {
  const { base64, ...facts } = await readApart<ReadLogo>(file, LOGO, person);
  return { ...facts, bytes: new Uint8Array(Buffer.from(base64, "base64")) };
}
