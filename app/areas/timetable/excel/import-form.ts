import { z } from "zod";
import { PERSON_KIND_NAMES, PERSON_KINDS } from "../plan/timetable-words.ts";
import { NOT_ADDED } from "./named-kinds.ts";
import { IMPORT_LIMITS } from "./reading/sheet.ts";

/** The file that is to be read. */
export const ImportFileForm = z.object({
  file: z.preprocess(
    // A file box with nothing in it sends a file without a name or a byte.
    (value) => (value instanceof File && value.size === 0 && value.name === "" ? undefined : value),
    z
      .instanceof(File, { message: "Choose an Excel workbook (.xlsx) or a CSV file" })
      .refine(
        (file) => file.size <= IMPORT_LIMITS.megabytes * 1024 * 1024,
        `The file is larger than ${IMPORT_LIMITS.megabytes} MB. Remove pictures and sheets that are not needed, and try again.`,
      ),
  ),
});

const ticked = z
  .literal("yes")
  .optional()
  .transform((answer) => answer === "yes");

/** What is taken over: the difference that was looked at, by its fingerprint, and whether what is missing goes. */
export const ConfirmImportForm = z.object({
  fingerprint: z.string().max(64),
  removeSessions: ticked,
  removePeople: ticked,
});

const kindOfSheet = z.enum(["people", "sessions", "grid", "none"], "Choose what the sheet lists");
const rowNumber = z.coerce
  .number({ message: "Enter the number of the row, as Excel shows it" })
  .int("Enter a whole number")
  .min(1, "Enter the number of the row, as Excel shows it")
  .max(1_048_576, "Excel has no such row");

/** What a sheet lists and what its columns are; `shownKind` and `shownRow` are those of the columns on the page. */
export const SheetColumnsForm = z.object({
  sheet: z.coerce.number().int().min(0).max(1_000),
  kind: kindOfSheet,
  headingRow: rowNumber,
  shownKind: kindOfSheet,
  shownRow: z.coerce.number().int(),
  columns: z.array(z.string().max(40)).max(IMPORT_LIMITS.columns).default([]),
});

/** Whether rows that are hidden or struck through come in. */
export const RowsAsideForm = z.object({ hiddenRows: ticked, struckRows: ticked });

/** People named by sessions: the kind of each, or that nobody is added. */
export const NamedPeopleForm = z
  .object({
    names: z.array(z.string().min(1).max(120)).max(IMPORT_LIMITS.people).default([]),
    kinds: z
      .array(z.enum([NOT_ADDED, ...PERSON_KINDS], "Choose a kind from the list"))
      .max(IMPORT_LIMITS.people)
      .default([]),
  })
  .transform(({ names, kinds }) =>
    names.flatMap((name, index) => {
      const kind = kinds[index] ?? NOT_ADDED;
      return kind === NOT_ADDED ? [] : [{ name, kind: PERSON_KIND_NAMES[kind] }];
    }),
  );
