import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import type { ReadFile } from "./reading/sheet.ts";
import type { TakenImport } from "./taken-import.ts";

const File: z.ZodType<ReadFile> = z.object({
  fileName: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.array(z.object({ number: z.number(), cells: z.array(z.string()) })),
    }),
  ),
});

/** `TimetableProposal.result` of a file of people and sessions that waits to be taken; "{}" once it was emptied. */
export const storedImport = storedJson("a file read for import", [File, File]);

const Taken: z.ZodType<TakenImport> = z.object({
  people: z.number(),
  sessions: z.number(),
  takenOut: z.number(),
  stoppedRows: z.number(),
});

/** `TimetableProposal.progress` of a file that was taken. */
export const storedTaken = storedJson("what an import took", [Taken, Taken]);
