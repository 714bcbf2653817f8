import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** Who arrives where and when, for the desk. As a Word file. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.paperReceptionListWord },
  ({ permit, url, now }) => downloadPaper(permit, "reception-list", url.searchParams, now),
);
