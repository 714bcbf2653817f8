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
  stayWhereTheyStand,
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

/** What is searched at least, and for how long at most, each time something stays where it stands: to find the others a place around it. */
const AROUND_STAYING_ITERATIONS = 20_000;
const AROUND_STAYING_MS = 1000;

async function work(first: SearchTask): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("this file runs only as a thread");
  let isStopped = false;
  port.once("message", () => {
    isStopped = true;
  });
  let task = first;
  let search = searchOf(task);
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
  for (;;) {
    const next = stayWhereTheyStand(search, task);
    if (next === null) break;
    task = next;
    search = searchOf(task);
    const until = performance.now() + AROUND_STAYING_MS;
    do search.step(AROUND_STAYING_ITERATIONS);
    while (!isStopped && !search.feasible && performance.now() < until);
  }
  tell({ kind: "done", outcome: outcomeOf(search, task, first) });
  port.close();
}

await work((workerData as { task: SearchTask }).task);
