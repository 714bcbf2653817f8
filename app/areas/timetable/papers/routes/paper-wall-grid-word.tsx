import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** A sheet for each day, to hang up. As a Word file. */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.paperWallGridWord },
  ({ permit, url, now }) => downloadPaper(permit, "wall-grid", url.searchParams, now),
);
