import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readFileTitle } from "#app/areas/visits/file-title.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { download, EXCEL_TYPE } from "#app/platform/files/download.server.ts";
import { filledWorkbook } from "../download-workbook.server.ts";

/** The people and sessions as they stand, to be changed in Excel and uploaded again. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.excel },
  async ({ permit, now }) =>
    download(
      await filledWorkbook(permit, now),
      `${await readFileTitle(permit)}, people and sessions, ${formatDay(dayOf(now))}.xlsx`,
      EXCEL_TYPE,
    ),
);
