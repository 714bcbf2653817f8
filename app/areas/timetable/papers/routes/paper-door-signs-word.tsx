import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** A sign for each room and day. As a Word file. */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.paperDoorSignsWord },
  ({ permit, url, now }) => downloadPaper(permit, "door-signs", url.searchParams, now),
);
