import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** A page for each peer and day. As a Word file. */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.paperPeerDaysWord },
  ({ permit, url, now }) => downloadPaper(permit, "peer-days", url.searchParams, now),
);
