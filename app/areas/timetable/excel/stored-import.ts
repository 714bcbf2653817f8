import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import type { ReadFile } from "./reading/sheet.ts";
import type { TakenImport } from "./taken-import.ts";

/** Before it said which rows are hidden and how somebody wants it read. */
const PlainFile: z.ZodType<ReadFile> = z.object({
  fileName: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.array(z.object({ number: z.number(), cells: z.array(z.string()) })),
    }),
  ),
});

const File: z.ZodType<ReadFile> = z.object({
  fileName: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.array(
        z.object({
          number: z.number(),
          cells: z.array(z.string()),
          isHidden: z.boolean().optional(),
          isStruck: z.boolean().optional(),
        }),
      ),
      hiddenColumns: z.array(z.number()).optional(),
      unread: z.string().optional(),
      tooMuch: z.string().optional(),
    }),
  ),
  reading: z
    .object({
      sheets: z.array(
        z.object({
          sheet: z.number(),
          kind: z.enum(["people", "sessions", "grid", "none"]),
          headingRow: z.number(),
          columns: z.array(z.string()),
        }),
      ),
      hiddenRows: z.boolean(),
      struckRows: z.boolean(),
      people: z.array(z.object({ name: z.string(), kind: z.string() })),
    })
    .optional(),
});

/** `TimetableProposal.result` of a file of people and sessions that waits to be taken; "{}" once it was emptied. */
export const storedImport = storedJson("a file read for import", [PlainFile, PlainFile, File]);

const Taken: z.ZodType<TakenImport> = z.object({
  people: z.number(),
  sessions: z.number(),
  takenOut: z.number(),
  stoppedRows: z.number(),
});

/** `TimetableProposal.progress` of a file that was taken. */
export const storedTaken = storedJson("what an import took", [Taken, Taken]);
