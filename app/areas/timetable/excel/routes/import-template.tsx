import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { download, EXCEL_TYPE } from "#app/platform/files/download.server.ts";
import { templateCsv, templateWorkbook } from "../download-workbook.server.ts";

/** The template to fill in: an Excel workbook, or the headings of one table as CSV. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.importTemplate },
  async ({ permit, url }) => {
    const kind = url.searchParams.get("file");
    if (kind === "people" || kind === "sessions") {
      const text = templateCsv(permit, kind);
      const fileName = kind === "people" ? "People to meet.csv" : "Sessions.csv";
      return download(new TextEncoder().encode(text), fileName, "text/csv; charset=utf-8");
    }
    return download(await templateWorkbook(permit), "People and sessions, template.xlsx", EXCEL_TYPE);
  },
);
