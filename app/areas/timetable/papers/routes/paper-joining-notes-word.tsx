import { guarded } from "#app/access/guard.server.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** A note for each person whom the peers meet. As a Word file. */
export const loader = guarded({ permission: "timetable.edit" }, ({ scope, url, now }) =>
  downloadPaper(scope, "joining-notes", url.searchParams, now),
);
