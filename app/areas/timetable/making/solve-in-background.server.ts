import type { Worker } from "node:worker_threads";
import type { SearchOutcome, SearchProgress, SearchTask } from "#app/solver/run-search.ts";
import { startThread } from "./solver-thread.server.ts";
import type { SolverMessage } from "./solver-worker.server.ts";

/** A search under way. */
interface Running {
  worker: Worker;
  progress: SearchProgress | null;
}

// By the id of what it is for. In this process's memory: a restart ends every search, and pages say so.
const running = new Map<string, Running>();

/** What came of a search: an answer, or why there is none. */
export type SearchEnd = { outcome: SearchOutcome } | { error: unknown };

/**
 * Starts a search in a thread of its own and comes back at once; `whenDone` is called once, with what was found or why it
 * failed. It ends by itself when its seconds are over.
 */
export function solveInBackground(id: string, task: SearchTask, whenDone: (end: SearchEnd) => void): void {
  const worker = startThread("solver-worker", task);
  const entry: Running = { worker, progress: null };
  running.set(id, entry);
  let end: SearchEnd = { error: new Error("the search ended without an answer") };
  worker.on("message", (message: SolverMessage) => {
    if (message.kind === "progress") entry.progress = message.progress;
    else end = { outcome: message.outcome };
  });
  worker.on("error", (error) => {
    end = { error };
  });
  worker.on("exit", () => {
    running.delete(id);
    whenDone(end);
  });
}

/** How far a search has come: null before its first word, undefined when there is no such search. */
export function progressInBackground(id: string): SearchProgress | null | undefined {
  return running.get(id)?.progress;
}

/** Lets a search end now, with the best it has found. */
export function stopInBackground(id: string): void {
  running.get(id)?.worker.postMessage("stop");
}

/** Whether a search is under way. */
export function isUnderWay(id: string): boolean {
  return running.has(id);
}
