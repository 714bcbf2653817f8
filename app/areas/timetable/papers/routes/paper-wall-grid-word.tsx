import { guarded } from "#app/access/guard.server.ts";
import { downloadPaper } from "../download-paper.server.ts";

/** A sheet for each day, to hang up. As a Word file. */
export const loader = guarded({ permission: "timetable.read" }, ({ scope, url, now }) =>
  downloadPaper(scope, "wall-grid", url.searchParams, now),
);
