import { z } from "zod";
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
