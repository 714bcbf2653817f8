import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** A note for each person whom the peers meet. As a Word file. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.paperJoiningNotesWord },
  ({ permit, url, now }) => downloadPaper(permit, "joining-notes", url.searchParams, now),
);
