import { Counter, Histogram, Registry } from "prom-client";
import type { ErrorCode } from "./errors.ts";

/** What refuses what is too large, too many or too odd before anything is built of it. */
export type Bound = "address" | "body" | "form" | "text";

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "cpc_request_duration_seconds",
      help: "Requests by the template of their address and the class of their status, and how long they took.",
      labelNames: ["route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    writeWaits: new Histogram({
      name: "cpc_write_wait_seconds",
      help: "How long a change waited for the right to write to the database.",
      buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5],
      registers,
    }),
    writesRefused: new Counter({
      name: "cpc_writes_refused_busy_total",
      help: "Changes that were refused because others were saving all the time they could wait.",
      registers,
    }),
    jobFailures: new Counter({
      name: "cpc_job_failures_total",
      help: "Runs of background work that failed, by its kind.",
      labelNames: ["kind"],
      registers,
    }),
    uploadRefusals: new Counter({
      name: "cpc_upload_refusals_total",
      help: "Files that were not taken, by the code of the refusal.",
      labelNames: ["code"],
      registers,
    }),
    boundRefusals: new Counter({
      name: "cpc_refused_by_bounds_total",
      help: "Requests refused before anything was built of them: too large, too many parts, or odd.",
      labelNames: ["what"],
      registers,
    }),
  };
}

// One set per process, also when the development server loads this module again.
const holder = globalThis as typeof globalThis & { cpcMetrics?: ReturnType<typeof makeMetrics> };

holder.cpcMetrics ??= makeMetrics();
const metrics = holder.cpcMetrics;

/** What has been counted since the process began. Labels are names that stand in the code, never an id, an address or a word of a person. */
export const countedSoFar: Registry = metrics.registry;

/** Counts a request that is over. `route` is the template of its address, never the address. */
export function countRequest({ route, status, ms }: { route: string; status: number; ms: number }): void {
  metrics.requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, ms / 1_000);
}

/** Counts a change that has waited for the right to write, and whether it was refused in the end. */
export function countWriteWait(waitedMs: number, isRefused: boolean): void {
  metrics.writeWaits.observe(waitedMs / 1_000);
  if (isRefused) metrics.writesRefused.inc();
}

/** Counts a run of background work that failed. */
export function countJobFailure(kind: string): void {
  metrics.jobFailures.inc({ kind });
}

/** Counts a file that was not taken. A form with a file that is refused is counted by the guard's reader already. */
export function countUploadRefusal(code: ErrorCode): void {
  metrics.uploadRefusals.inc({ code });
}

/** Counts what was refused before anything was built of it. */
export function countRefusedByBounds(what: Bound): void {
  metrics.boundRefusals.inc({ what });
}
