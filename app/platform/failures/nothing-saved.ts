import { AppError } from "../errors.ts";

/** Why nothing can be saved, as it is said to whoever tried. */
export const DISK_FULL = "its disk is full or does not answer";
export const NOT_OPENED = "it cannot open its own files";
export const NO_RIGHTS = "it may not write to its own files";

/** What a person is told when a write failed because of the disk or its rights (not-writable); the log hears `logMessage`. */
export function nothingSaved(why: string, cause: unknown, logMessage: string): AppError {
  return new AppError(
    "not-writable",
    `The service cannot save anything at the moment: ${why}. Nothing was saved. Tell the people who run it, and try again later.`,
    { cause, logMessage },
  );
}
