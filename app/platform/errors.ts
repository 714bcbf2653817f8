/**
 * What can be expected to go wrong, as one class with a code. Anything that is not an AppError is a bug: it is
 * logged with a reference and the person sees the reference only, never the message.
 */
export const ERROR_STATUS = {
  /** What was typed or uploaded cannot be used; the person can mend it. */
  invalid: 400,
  /** Nobody is signed in. */
  "signed-out": 401,
  /** Known to the person, but not theirs to do. */
  forbidden: 403,
  /** Not there, or not theirs to know about: the two are never told apart. */
  "not-found": 404,
  /** Something changed meanwhile, or the stage of the challenge does not allow it. */
  conflict: 409,
  /** Was there once: a link that was used, is too old, or was taken back. */
  gone: 410,
  /** More bytes than this page takes. */
  "too-large": 413,
  /** Tried too often; wait. */
  "too-many": 429,
  /** Others were saving all the time that this could wait; nothing was saved. */
  busy: 503,
  /** Another service that this one asks does not answer, or not as it should; nothing was saved. */
  unavailable: 503,
  /** The disk is full, or the service may not write to its own files; nothing was saved. */
  "not-writable": 503,
} as const satisfies Record<string, number>;

/** What a browser or proxy is told by `Retry-After` when the service cannot do it just now. */
export const RETRY_AFTER_SECONDS = "5";

export type ErrorCode = keyof typeof ERROR_STATUS;

export interface AppErrorOptions {
  /** The form field the sentence belongs to, when there is one. */
  field?: string;
  /** A line for the log only: may name ids, never secrets. */
  logMessage?: string;
  cause?: unknown;
}

/** An expected refusal. `message` is a sentence for the person: what is wrong and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly logMessage: string | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.field = options.field;
    this.logMessage = options.logMessage;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }

  /** Headers of the answer: when trying again is worth it, where it is. */
  get headers(): Record<string, string> {
    return this.status === 503 ? { "Retry-After": RETRY_AFTER_SECONDS } : {};
  }
}
