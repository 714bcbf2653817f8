import type { VisitPermit } from "#app/access/permit.ts";
import { readFileTitle } from "#app/areas/visits/file-title.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { drawWord } from "#app/word/draw.server.ts";
import type { PaperKind } from "./paper.ts";
import { PAPER_OFFERS } from "./paper-offers.ts";
import { paperDocument } from "./paper-to-word.ts";
import { readPaper } from "./read-paper.server.ts";

/** The Word file of a paper and the trace that it was taken. Throws forbidden or not-found. */
export async function downloadPaper(
  permit: VisitPermit,
  kind: PaperKind,
  asked: URLSearchParams,
  now: Date,
): Promise<Response> {
  const { paper, source } = await readPaper(permit, kind, asked, now);
  const bytes = await drawWord(paperDocument(paper, source));
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: `timetable, ${kind}` } }, now),
  );
  return download(
    bytes,
    `${await readFileTitle(permit)}, ${PAPER_OFFERS[kind].name.toLowerCase()}.docx`,
    WORD_TYPE,
  );
}
