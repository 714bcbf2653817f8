/** Characters of a message that are kept: a reason is short, what it quotes may be a whole document. */
const LONGEST_MESSAGE = 300;

/** Lines of a stack that are kept. */
const MOST_FRAMES = 20;

/** Causes of causes that are followed. */
const MOST_CAUSES = 4;

const REMOVED = "[removed]";

/** An error as a log line holds it. */
export interface LoggedError {
  type: string;
  /** What the error was found under by whoever threw it: `P2002`, `ENOENT`. */
  code?: string | number;
  message: string;
  /** Where it was thrown: file and line, no words. */
  stack: string[];
  cause?: LoggedError;
}

/**
 * What the log may hold of an error: its kind, its code, where it was thrown, and its message without what it quotes. Messages quote
 * what was typed or sent (a parser its text, a database client its values, a mail server an address), so everything in quotation
 * marks or angle brackets, every address and every long sign without a space is taken out. None of an error's own
 * fields is kept: they hold requests, recipients and answers.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: REMOVED, stack: [] };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    message: reasonOf(error),
    stack: framesOf(error),
    ...(error.cause === undefined || depth >= MOST_CAUSES
      ? {}
      : { cause: loggedError(error.cause, depth + 1) }),
  };
}

function reasonOf(error: Error): string {
  if (isOfFileOrSocket(error)) return error.message.slice(0, LONGEST_MESSAGE);
  // A database client shows the call with its values first, and says last what is wrong with it.
  const text = error.name.startsWith("PrismaClient")
    ? (error.message.trim().split("\n").at(-1) ?? "")
    : error.message;
  return withoutQuoted(text).slice(0, LONGEST_MESSAGE);
}

/** The system's own errors name a path or an address of this machine, which whoever runs it needs. */
function isOfFileOrSocket(error: Error): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === "string";
}

/** A text without what it quotes. Names in the code, such as `email` or 'toString', stay where they can be nothing else. */
export function withoutQuoted(text: string): string {
  return text
    .replace(/“[^”]*(”|$)|‘[^’]*(’|$)|"(?:[^"\\]|\\.)*("|$)|<[^>]*(>|$)/gs, REMOVED)
    .replace(/'[^']*'/g, (quoted) => (isPropertyOf(text, quoted) ? quoted : REMOVED))
    .replace(/`([^`]*)`/g, (quoted, inner: string) => (/^[\w.$()]+$/.test(inner) ? quoted : REMOVED))
    .replace(/\S+@\S+/g, REMOVED)
    .replace(/[^\s/]{32,}/g, REMOVED);
}

/** Whether the engine names a property that the code asked for: "Cannot read properties of undefined (reading 'id')". */
function isPropertyOf(text: string, quoted: string): boolean {
  return text.startsWith("Cannot ") && text.includes(`(reading ${quoted})`);
}

/** The lines of a stack that say where. Its beginning is the message again. */
function framesOf(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").map((line) => line.trim());
  return lines
    .filter((line) => /^at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line))
    .slice(0, MOST_FRAMES);
}
