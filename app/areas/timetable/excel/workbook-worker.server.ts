/** The thread that draws Excel files, so that pages go on being served meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import type { OutSheet } from "./out-sheets.ts";
import { writeWorkbook } from "./write-workbook.server.ts";

parentPort?.postMessage(await writeWorkbook((workerData as { task: OutSheet[] }).task));
