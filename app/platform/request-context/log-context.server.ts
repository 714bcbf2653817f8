import { AsyncLocalStorage } from "node:async_hooks";

/** What is being done while something is logged: a request of somebody's, or a job of the server's own. Ids only. */
export type LogContext = { requestId: string } | { job: string; jobId: string };

const context = new AsyncLocalStorage<LogContext>();

/** Does `work` so that every line it logs names what it belongs to, however deep it is logged. */
export function withLogContext<T>(belongsTo: LogContext, work: () => T): T {
  return context.run(belongsTo, work);
}

/** A copy of what the line being logged belongs to; empty at the start and the end of the process. */
export function currentLogContext(): object {
  return { ...context.getStore() };
}
