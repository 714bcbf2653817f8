/** The thread that draws Excel files, so that pages go on being served meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import type { OutSheet } from "./import/out-sheets.ts";
import { writeWorkbook } from "./import/write-workbook.server.ts";

parentPort?.postMessage(await writeWorkbook((workerData as { task: OutSheet[] }).task));
