import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { log } from "../log.server.ts";
import { builtProgram, isBuilt } from "../own-programs.server.ts";
import { projectRoot } from "../project-root.server.ts";
import { bareMegabytes } from "./bare-memory.server.ts";
import { BEGUN, packReadingTask, type ReadingAnswer, type ReadingTask } from "./child.server.ts";

/**
 * The programs that read, each a file of its own that vite.config.ts builds beside the server; the path is where it is
 * among the sources.
 */
export interface ReadingProgram {
  file: string;
  source: string;
}

export interface ChildLimits {
  /** Milliseconds from the moment the program is loaded: of the processor where that is limited, else by the clock. */
  readMs: number;
  /** Milliseconds until it is loaded, likewise. */
  startMs: number;
  /** Megabytes of JavaScript's own memory, and of all memory beyond what Node itself begins with. */
  heapMegabytes: number;
  dataMegabytes: number;
  /** Bytes of an answer; of a longer one nothing is taken. */
  answerBytes: number;
}

/** Milliseconds until a program has been translated from the sources, or has started beside many tests. */
const START_BESIDE_OTHERS_MS = 90_000;

/** How a reading ended. */
export type ReadingOutcome =
  | ReadingAnswer
  /** The program was ended, or ended itself, because of its limits. */
  | { kind: "beyond"; limit: "time" | "memory" | "answer" };

/** Node's own exit after its heap is full, by signal. */
const OUT_OF_MEMORY_SIGNALS: readonly (NodeJS.Signals | null)[] = ["SIGABRT", "SIGTRAP", "SIGSEGV", "SIGILL"];

/** Node's exit when memory for a buffer is refused, and when a shell's `prlimit` ended it. */
const OUT_OF_MEMORY_WORDS =
  /heap out of memory|Array buffer allocation failed|Failed to allocate memory|Invalid array length|Cannot allocate memory|ENOMEM|OOM error/i;

const MOST_COMPLAINT_BYTES = 16 * 1024;

/** Where Linux has it. Elsewhere the heap's limit and the time hold alone. */
const PRLIMIT = ["/usr/bin/prlimit", "/bin/prlimit"].find((path) => existsSync(path));

/**
 * How many times a limit goes by the clock. Where Linux limits the time that a program has of the processor the clock is there for one that
 * waits for ever: on a busy machine a small letter would be called too long to read otherwise.
 */
const BY_THE_CLOCK = isBuilt && PRLIMIT !== undefined ? 4 : 1;

/** The signal that ends a program which has had its time of the processor. */
const OUT_OF_TIME_SIGNAL = "SIGXCPU";

const MEGABYTE = 1024 * 1024;

/** Less than a page's 0, by a third of the processor where both want all of it. */
const GIVING_WAY = 5;

/**
 * Runs a reading program on one file in a process of its own: less of the processor than pages get, no settings or secrets
 * in its environment, ended at its limits. Rejects when it fails by a fault of its own.
 */
export async function runApart(
  program: ReadingProgram,
  task: ReadingTask,
  bytes: Uint8Array,
  limits: ChildLimits,
): Promise<ReadingOutcome> {
  const bare = PRLIMIT === undefined ? 0 : await bareMegabytes();
  return new Promise((resolve, reject) => {
    const child = startProgram(program, { ...limits, dataMegabytes: limits.dataMegabytes + bare });
    const pieces: Buffer[] = [];
    let answered = 0;
    let hasBegun = false;
    let complaint = "";
    let beyond: "time" | "answer" | null = null;
    const stop = (limit: "time" | "answer") => {
      beyond ??= limit;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(
      () => stop("time"),
      isBuilt ? limits.startMs * BY_THE_CLOCK : START_BESIDE_OTHERS_MS,
    );
    child.stdout?.on("data", (piece: Buffer) => {
      if (!hasBegun) {
        hasBegun = true;
        clearTimeout(timer);
        timer = setTimeout(() => stop("time"), limits.readMs * BY_THE_CLOCK);
      }
      answered += piece.length;
      if (answered > limits.answerBytes) stop("answer");
      else pieces.push(piece);
    });
    child.stderr?.on("data", (piece: Buffer) => {
      if (complaint.length < MOST_COMPLAINT_BYTES) complaint += piece.toString("utf8");
    });
    // A program that ends early does not read to the end.
    child.stdin?.on("error", () => undefined);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (beyond !== null) return resolve({ kind: "beyond", limit: beyond });
      if (signal === OUT_OF_TIME_SIGNAL) return resolve({ kind: "beyond", limit: "time" });
      const answer = answerIn(Buffer.concat(pieces).toString("utf8"));
      if (answer?.kind === "failed") {
        if (OUT_OF_MEMORY_WORDS.test(answer.stack)) return resolve({ kind: "beyond", limit: "memory" });
        return reject(new Error(`the reading failed: ${answer.stack}`));
      }
      if (answer !== null) return resolve(answer);
      const isOutOfMemory =
        OUT_OF_MEMORY_SIGNALS.includes(signal) || code === 134 || OUT_OF_MEMORY_WORDS.test(complaint);
      if (isOutOfMemory) return resolve({ kind: "beyond", limit: "memory" });
      reject(new Error(`the reading ended with ${signal ?? code}: ${complaint.slice(0, 2_000)}`));
    });
    child.stdin?.end(packReadingTask(task, bytes));
  });
}

function answerIn(output: string): ReadingAnswer | null {
  if (!output.startsWith(BEGUN) || !output.endsWith("\n") || output.length === BEGUN.length) return null;
  try {
    return JSON.parse(output.slice(BEGUN.length)) as ReadingAnswer;
  } catch {
    return null;
  }
}

function startProgram({ file, source }: ReadingProgram, limits: ChildLimits): ChildProcess {
  const built = builtProgram(file);
  const node = [
    `--max-old-space-size=${limits.heapMegabytes}`,
    "--no-warnings",
    ...(built === null ? ["--import", "tsx", join(projectRoot, source)] : [built]),
  ];
  const seconds = Math.ceil(((isBuilt ? limits.startMs : START_BESIDE_OTHERS_MS) + limits.readMs) / 1_000);
  const [command, args] =
    PRLIMIT === undefined
      ? [process.execPath, node]
      : [
          PRLIMIT,
          [
            `--data=${limits.dataMegabytes * MEGABYTE}`,
            "--core=0",
            // The signal first; a second later its end.
            `--cpu=${seconds}:${seconds + 1}`,
            process.execPath,
            ...node,
          ],
        ];
  const child = spawn(command, args, {
    cwd: projectRoot,
    // Not the server's: it holds keys and passwords.
    env: { PATH: process.env.PATH, TZ: process.env.TZ, NODE_ENV: process.env.NODE_ENV },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  // From the sources the program is translated first: it has enough to do.
  if (built !== null) giveWay(child);
  return child;
}

/** Lets pages have the processor first, where there is not enough of it. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, GIVING_WAY);
  } catch (error) {
    // It may have ended already.
    log.debug({ err: error }, "a reading could not be given less of the processor");
  }
}
