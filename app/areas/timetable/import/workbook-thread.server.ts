import { AppError } from "#app/platform/errors.ts";
import { startThread } from "../solver-thread.server.ts";
import type { OutSheet } from "./out-sheets.ts";
import type { ReadSheet } from "./sheet.ts";

export type WorkbookTask = { kind: "read"; bytes: Uint8Array } | { kind: "write"; sheets: OutSheet[] };

export type WorkbookAnswer =
  | { kind: "read"; sheets: ReadSheet[] }
  | { kind: "write"; bytes: Uint8Array }
  | { kind: "refused"; sentence: string };

/** A thousand rows take a second; whatever takes this long is no list of people and sessions. */
const TIME_LIMIT_MS = 60_000;

/** Megabytes the thread may use: a workbook that needs more ends it, and not the server. */
const MEMORY_LIMIT_MB = 512;

function work(task: WorkbookTask): Promise<WorkbookAnswer> {
  return new Promise((resolve, reject) => {
    const worker = startThread("workbook-worker", task, { maxOldGenerationSizeMb: MEMORY_LIMIT_MB });
    const tooMuch = (cause?: unknown) =>
      new AppError(
        "invalid",
        "The workbook takes too long to read. Copy the rows into the template, without pictures and formats, and try again.",
        { field: "file", cause },
      );
    const timer = setTimeout(() => {
      reject(tooMuch());
      void worker.terminate();
    }, TIME_LIMIT_MS);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    worker.once("message", (answer: WorkbookAnswer) => end(() => resolve(answer)));
    worker.once("error", (error: NodeJS.ErrnoException) =>
      end(() => reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch(error) : error)),
    );
    worker.once("exit", () => end(() => reject(new Error("the thread ended without an answer"))));
  });
}

/** Reads an Excel workbook in a thread of its own. Throws invalid (field `file`) with what to do about it. */
export async function readWorkbookInThread(bytes: Uint8Array): Promise<ReadSheet[]> {
  const answer = await work({ kind: "read", bytes });
  if (answer.kind === "read") return answer.sheets;
  throw new AppError(
    "invalid",
    answer.kind === "refused" ? answer.sentence : "The workbook cannot be read.",
    {
      field: "file",
    },
  );
}

/** Draws an Excel workbook in a thread of its own. */
export async function writeWorkbookInThread(sheets: OutSheet[]): Promise<Uint8Array> {
  const answer = await work({ kind: "write", sheets });
  if (answer.kind === "write") return answer.bytes;
  throw new Error("the workbook could not be written");
}
