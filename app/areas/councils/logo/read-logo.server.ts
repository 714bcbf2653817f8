import { AppError } from "#app/platform/errors.ts";
import { LogoRefused, type LogoType, readLogo } from "./logo-file.ts";
import { LOGO_FAULT_WORDS } from "./logo-refusals.ts";

/** A logo as its reading program answers it, on one line: the bytes in base 64. */
export interface ReadLogo {
  type: LogoType;
  width: number;
  height: number;
  base64: string;
}

/** What the program does with one file. Throws AppError `invalid` with a sentence. */
export async function readLogoFile({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadLogo> {
  try {
    const { bytes: kept, ...facts } = readLogo(bytes);
    return { ...facts, base64: Buffer.from(kept).toString("base64") };
  } catch (error) {
    if (error instanceof LogoRefused) throw new AppError("invalid", LOGO_FAULT_WORDS[error.fault](name));
    throw error;
  }
}
