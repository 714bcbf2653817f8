import { AppError } from "../errors.ts";

/** What a reading program is given: the file's name and what its room adds; the bytes follow. */
export interface ReadingTask {
  name: string;
  options: unknown;
}

/** What a reading program answers, as one line of JSON after a line that says that it has begun. */
export type ReadingAnswer =
  | { kind: "read"; content: unknown }
  | { kind: "refused"; sentence: string }
  | { kind: "failed"; stack: string };

/** The line that says that the program is loaded and the reading begins. */
export const BEGUN = "begun\n";

/**
 * The whole of a reading program: takes its task from standard input, reads, answers on standard output and ends. A room's
 * program is this with its own `read`, which throws AppError with a sentence for what it does not take.
 */
export async function answerAsChild(
  read: (file: { name: string; bytes: Uint8Array }, options: unknown) => Promise<unknown>,
): Promise<void> {
  const input = await all(process.stdin);
  const headBytes = input.readUInt32BE(0);
  const { name, options } = JSON.parse(input.toString("utf8", 4, 4 + headBytes)) as ReadingTask;
  process.stdout.write(BEGUN);
  const answer = await answerOf(() =>
    read({ name, bytes: new Uint8Array(input.subarray(4 + headBytes)) }, options),
  );
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(answer)}\n`, resolve));
  process.exit(0);
}

async function answerOf(read: () => Promise<unknown>): Promise<ReadingAnswer> {
  try {
    return { kind: "read", content: await read() };
  } catch (error) {
    if (error instanceof AppError) return { kind: "refused", sentence: error.message };
    return { kind: "failed", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function all(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** The task as its program reads it. */
export function packReadingTask(task: ReadingTask, bytes: Uint8Array): Buffer {
  const head = Buffer.from(JSON.stringify(task));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, bytes]);
}
