import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { builtProgram } from "#app/platform/own-programs.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** Reads the thread's file from the sources: Node 20 knows no TypeScript, and a loader of the parent is not inherited. */
const FROM_SOURCES = `
  import("tsx/esm/api").then(({ register }) => {
    register();
    return import(require("node:worker_threads").workerData.sourceUrl);
  });
`;

/** The files that run as threads, by the part of the timetable they stand in; vite.config.ts builds each beside the server. */
const THREAD_FILES = {
  "solver-worker": "making",
  "repair-worker": "on-the-day",
  "workbook-worker": "excel",
} as const;

export type ThreadFile = keyof typeof THREAD_FILES;

/** Starts a thread that finds `task` in its workerData. A server that stops does not wait for it. */
export function startThread(file: ThreadFile, task: unknown, resourceLimits: ResourceLimits = {}): Worker {
  const worker = threadOf(file, task, resourceLimits);
  worker.unref();
  return worker;
}

function threadOf(file: ThreadFile, task: unknown, resourceLimits: ResourceLimits): Worker {
  const built = builtProgram(file);
  if (built !== null) return new Worker(built, { workerData: { task }, resourceLimits });
  const source = join(projectRoot, "app/areas/timetable", THREAD_FILES[file], `${file}.server.ts`);
  const sourceUrl = pathToFileURL(source).href;
  return new Worker(FROM_SOURCES, {
    eval: true,
    execArgv: [],
    workerData: { task, sourceUrl },
    resourceLimits,
  });
}
