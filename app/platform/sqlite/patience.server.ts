import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "../errors.ts";
import { refusalOf } from "./result-codes.ts";

const patience = new AsyncLocalStorage<number>();

/** Milliseconds that a write of the work under way may wait while nothing is being saved. */
export function patienceMs(usualMs: number): number {
  return patience.getStore() ?? usualMs;
}

/** Does `work` with each of its writes waiting so many milliseconds while nothing is being saved, instead of the usual time. */
export function withPatience<T>(waitMs: number, work: () => Promise<T>): Promise<T> {
  // Awaited inside: a query of Prisma's begins when somebody waits for it.
  return patience.run(waitMs, async () => await work());
}

/**
 * Writes only when nobody else is writing at that moment, and tells whether it did. For what a page writes in passing and
 * the next page can make up for: nobody waits for it, and nothing is said when it could not be.
 */
export async function writeIfFree(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await withPatience(0, work);
    return true;
  } catch (thrown) {
    const error = refusalOf(thrown);
    if (error instanceof AppError && (error.code === "busy" || error.code === "not-writable")) return false;
    throw error;
  }
}
