/** The thread that reads and writes Excel files, so that pages go on being served meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import { readWorkbook, WorkbookRefused, writeWorkbook } from "./import/workbook-file.server.ts";
import type { WorkbookAnswer, WorkbookTask } from "./import/workbook-thread.server.ts";

async function answer(task: WorkbookTask): Promise<WorkbookAnswer> {
  try {
    return task.kind === "read"
      ? { kind: "read", sheets: await readWorkbook(task.bytes) }
      : { kind: "write", bytes: await writeWorkbook(task.sheets) };
  } catch (error) {
    if (error instanceof WorkbookRefused) return { kind: "refused", sentence: error.message };
    throw error;
  }
}

parentPort?.postMessage(await answer((workerData as { task: WorkbookTask }).task));
