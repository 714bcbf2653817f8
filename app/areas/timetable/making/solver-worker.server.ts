/**
 * The thread that searches for a timetable, so that pages go on being served meanwhile. It is given a task, tells how far
 * it has come, stops when it is told to or its time is over, and ends with what it found.
 */
import { parentPort, workerData } from "node:worker_threads";
import {
  outcomeOf,
  progressOf,
  type SearchOutcome,
  type SearchProgress,
  type SearchTask,
  searchOf,
} from "#app/solver/run-search.ts";

/** What the thread says. */
export type SolverMessage =
  | { kind: "progress"; progress: SearchProgress }
  | { kind: "done"; outcome: SearchOutcome };

/** Iterations between two looks at the clock: a few milliseconds. */
const CHUNK = 1000;

/** Milliseconds between two listens for a word from outside, and between two words about progress. */
const LISTEN_EVERY_MS = 50;
const TELL_EVERY_MS = 250;

async function work(task: SearchTask): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("this file runs only as a thread");
  let isStopped = false;
  port.once("message", () => {
    isStopped = true;
  });
  const search = searchOf(task);
  const total = task.instance.sessions.length;
  const tell = (message: SolverMessage) => port.postMessage(message);
  const end = performance.now() + task.seconds * 1000;
  let told = 0;
  while (!isStopped && !search.finished && performance.now() < end) {
    const listenAt = performance.now() + LISTEN_EVERY_MS;
    while (performance.now() < listenAt && !search.finished) search.step(CHUNK);
    if (performance.now() - told > TELL_EVERY_MS) {
      told = performance.now();
      tell({ kind: "progress", progress: progressOf(search, total) });
    }
    // Messages arrive only between two turns of the thread's own loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  tell({ kind: "done", outcome: outcomeOf(search, task) });
  port.close();
}

await work((workerData as { task: SearchTask }).task);
