/** The program that reads Excel workbooks and CSV files of people and sessions, in a process of its own (platform/reading). */
import { answerAsChild } from "#app/platform/reading/child.server.ts";
import { readSheets } from "./read-sheets.server.ts";

await answerAsChild(readSheets);
