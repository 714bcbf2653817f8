import { AppError } from "../errors.ts";
import { DISK_FULL, NO_RIGHTS, NOT_OPENED, nothingSaved } from "../failures/nothing-saved.ts";

/** Another connection has the lock. */
export const SQLITE_BUSY = 5;

const SQLITE_PERM = 3;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;

/** An extended code carries the primary one in its lowest byte. */
const PRIMARY_CODE_MASK = 0xff;

/**
 * SQLite's primary result code of what libSQL threw, or of what Prisma's adapter made of it; null for anything else.
 * https://www.sqlite.org/rescode.html
 */
export function primaryCodeOf(error: unknown): number | null {
  const { rawCode, cause } = (error ?? {}) as { rawCode?: unknown; cause?: { originalCode?: unknown } };
  const code = Number(rawCode ?? cause?.originalCode ?? Number.NaN);
  return Number.isInteger(code) ? code & PRIMARY_CODE_MASK : null;
}

/**
 * A refusal on its way through Prisma, which puts an error that has a code into one of its own. `refusalOf` takes it out again.
 */
class CarriedRefusal extends Error {
  readonly refusal: AppError;

  constructor(refusal: AppError) {
    super(refusal.message, { cause: refusal.cause });
    this.name = "CarriedRefusal";
    this.refusal = refusal;
  }
}

/** The AppError (busy, not-writable) that the database refused with; any other error comes back as it is. */
export function refusalOf(error: unknown): unknown {
  return error instanceof CarriedRefusal ? error.refusal : error;
}

/** Nothing was saved, since others were saving all the time (busy). */
export function busyError(cause?: unknown): Error {
  return new CarriedRefusal(
    new AppError(
      "busy",
      "The service is busy: another change is being saved, and yours was not. Wait a few seconds and try again.",
      { cause },
    ),
  );
}

/** What a person is told when a write failed because of the disk or its rights (not-writable); anything else comes back as it is. */
export function writeError(error: unknown): unknown {
  switch (primaryCodeOf(error)) {
    case SQLITE_BUSY:
      return busyError(error);
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return notWritable(DISK_FULL, error);
    case SQLITE_CANTOPEN:
      // For want of rights, or of file handles: which of them, SQLite does not say.
      return notWritable(NOT_OPENED, error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return notWritable(NO_RIGHTS, error);
    default:
      return error;
  }
}

function notWritable(why: string, cause: unknown): Error {
  return new CarriedRefusal(nothingSaved(why, cause, `the database cannot be written: ${messageOf(cause)}`));
}

function messageOf(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { originalMessage?: unknown } };
  return String(cause?.originalMessage ?? message);
}
