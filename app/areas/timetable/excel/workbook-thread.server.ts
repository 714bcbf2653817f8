import { startThread } from "../making/solver-thread.server.ts";
import type { OutSheet } from "./out-sheets.ts";

/** A thousand rows take a second. */
const TIME_LIMIT_MS = 60_000;

/** Megabytes the thread may use. */
const MEMORY_LIMIT_MB = 512;

/** Draws an Excel workbook in a thread of its own. */
export function writeWorkbookInThread(sheets: OutSheet[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = startThread("workbook-worker", sheets, { maxOldGenerationSizeMb: MEMORY_LIMIT_MB });
    const timer = setTimeout(() => {
      reject(new Error("the workbook was not drawn in time"));
      void worker.terminate();
    }, TIME_LIMIT_MS);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    worker.once("message", (bytes: Uint8Array) => end(() => resolve(bytes)));
    worker.once("error", (error) => end(() => reject(error)));
    worker.once("exit", () => end(() => reject(new Error("the thread ended without an answer"))));
  });
}
