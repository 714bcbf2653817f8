import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { projectRoot } from "#app/platform/project-root.server.ts";
import type { SearchOutcome, SearchProgress, SearchTask } from "./solver/run-search.ts";
import type { SolverMessage } from "./solver-worker.ts";

/** A search under way. */
interface Running {
  worker: Worker;
  progress: SearchProgress | null;
}

// By the id of what it is for. In this process's memory: a restart ends every search, and pages say so.
const running = new Map<string, Running>();

/** What came of a search: an answer, or why there is none. */
export type SearchEnd = { outcome: SearchOutcome } | { error: unknown };

/** Reads the thread's file from the sources: Node 20 knows no TypeScript, and a loader of the parent is not inherited. */
const FROM_SOURCES = `
  import("tsx/esm/api").then(({ register }) => {
    register();
    return import(require("node:worker_threads").workerData.sourceUrl);
  });
`;

function startWorker(task: SearchTask): Worker {
  // Built, the thread's file lies beside the server's; otherwise this is development or a test.
  if (import.meta.url.includes("/build/server/")) {
    return new Worker(join(projectRoot, "build", "server", "solver-worker.js"), { workerData: { task } });
  }
  const sourceUrl = pathToFileURL(join(projectRoot, "app", "areas", "timetable", "solver-worker.ts")).href;
  return new Worker(FROM_SOURCES, { eval: true, execArgv: [], workerData: { task, sourceUrl } });
}

/**
 * Starts a search in a thread of its own and comes back at once; `whenDone` is called once, with what was found or why it
 * failed. It ends by itself when its seconds are over.
 */
export function solveInBackground(id: string, task: SearchTask, whenDone: (end: SearchEnd) => void): void {
  const worker = startWorker(task);
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
  // A server that stops does not wait for a timetable.
  worker.unref();
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
