import { parseArgs } from "node:util";
import { readDocumentApart } from "#app/areas/scope/import/read-document-apart.server.ts";
import type { SourceText } from "#app/areas/scope/import/source-text.ts";
import { readSheetsApart } from "#app/areas/timetable/excel/reading/read-import-file.server.ts";
import type { ReadSheet } from "#app/areas/timetable/excel/reading/sheet.ts";
import { isWorkbook } from "#app/platform/reading/file-kind.server.ts";
import { AppError } from "../platform/errors.ts";
import { readGivenFile } from "./read-given-file.server.ts";

/** What the command prints: the blocks of a document with their labels, or the rows of each sheet. */
export type ReadFileAnswer =
  | { kind: "document"; name: string; blocks: SourceText["blocks"]; footnotes: string[]; outside: string[] }
  | { kind: "workbook" | "csv"; name: string; sheets: ReadSheet[] };

/** `cpc read-file FILE`: what the product would read of a file, by the same door and limits as an upload. */
export async function run(args: string[]): Promise<ReadFileAnswer> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new AppError("invalid", "Name one file: cpc read-file FILE");
  }
  const file = await readGivenFile(path);
  const { name } = file;
  const isTable = isWorkbook(file.bytes) || /\.(csv|tsv|xls[xmb]?)$/i.test(name);
  if (isTable) {
    const kind = isWorkbook(file.bytes) ? "workbook" : "csv";
    return { kind, name, sheets: await readSheetsApart(file, "machine") };
  }
  const { blocks, footnotes, outside = [] } = await readDocumentApart(file, "machine");
  return { kind: "document", name, blocks, footnotes, outside };
}
