import { AppError } from "#app/platform/errors.ts";
import { KIND_NAMES } from "#app/platform/reading/file-kind.server.ts";
import { type GivenFile, type ReadingPurpose, readApart } from "#app/platform/reading/read-apart.server.ts";
import { IMPORT_LIMITS, type ReadFile, type ReadSheet } from "./sheet.ts";

const AS_WHAT = "as an Excel workbook (.xlsx) or as CSV";

/** An Excel workbook or a CSV. */
const TABLE: ReadingPurpose = {
  program: {
    file: "table-reader",
    source: "app/areas/timetable/excel/reading/table-reader.server.ts",
  },
  mostBytes: IMPORT_LIMITS.megabytes * 1024 * 1024,
  // A workbook of twelve full sheets has a million and a half elements, and most have ten thousand.
  archive: { unpackedBytes: 40 * 1024 * 1024, elements: 2_000_000 },
  answerBytes: 8 * 1024 * 1024,
  words: {
    empty: (name) => `“${name}” is empty.`,
    tooLarge: (name) =>
      `“${name}” is larger than ${IMPORT_LIMITS.megabytes} MB. Remove pictures and sheets that are not needed, and try again.`,
    kind: (name, kind) => {
      switch (kind) {
        case "workbook":
        case "text":
          return null;
        case "pdf":
          return `“${name}” is a PDF. Send the list ${AS_WHAT}.`;
        case "old-office":
          return `“${name}” is an old Excel file (.xls), or is protected with a password. Save it as an Excel workbook (.xlsx) without a password and try again.`;
        case "binary-workbook":
          return "This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and try again.";
        case "picture":
        case "other":
          return `“${name}” is neither an Excel workbook (.xlsx) nor a CSV file. Open it, save it as one of these, and try again.`;
        default:
          return `This is ${KIND_NAMES[kind]}. Save the list ${AS_WHAT}, and try again.`;
      }
    },
    macros: () =>
      "The workbook has macros in it (.xlsm), which are not taken. Save it as an Excel workbook (.xlsx) and try again.",
    encrypted: (name) =>
      `“${name}” is protected with a password. Save it as an Excel workbook (.xlsx) without a password and try again.`,
    damaged: () =>
      "The workbook cannot be read: it is damaged or incomplete. Open it in Excel, save it again as .xlsx, and try again.",
    tooHard: (name) =>
      `“${name}” takes too long to read. Copy the rows into the template, without pictures and formats, and try again.`,
    tooMuch: () =>
      "The workbook unpacks to far more than a list of people and sessions holds. Copy the rows into the template and try again.",
  },
};

/**
 * The sheets of an uploaded file as text, read in a process of its own, in `person`'s turn: an Excel workbook (.xlsx) or a
 * CSV. Throws invalid for other kinds and for more than an import takes.
 */
export function readSheetsApart(file: GivenFile, person: string): Promise<ReadSheet[]> {
  return readApart<ReadSheet[]>(file, TABLE, person);
}

/** Whether somebody could say what the columns of a sheet are: two rows, and more than one thing in one of them. */
function isLikeList({ rows }: ReadSheet): boolean {
  return rows.length > 1 && rows.some(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1);
}

/** As `readSheetsApart`; throws invalid (field `file`) also for a file in which nothing is like a list. */
export async function readImportFile(file: GivenFile, person: string): Promise<ReadFile> {
  const { name } = file;
  try {
    const sheets = await readSheetsApart(file, person);
    if (!sheets.some(isLikeList)) {
      throw new AppError(
        "invalid",
        `No list of people or sessions was found in “${name}”. One row must say what is in the columns, such as Name and E-mail, or Title and Minutes. The template has them.`,
      );
    }
    return { fileName: name.slice(0, 200), sheets };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, { field: "file", cause: error });
  }
}
