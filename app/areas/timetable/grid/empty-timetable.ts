import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { hasReached } from "#app/areas/challenge/stages.ts";

/** What a timetable without sessions says to whoever cannot build it now: that it is too early, too late, or others' to build. */
export function emptyTimetableWords(kind: VisitKind, stage: Stage): { title: string; text: string } {
  if (kind === "progress-review" && !hasReached(stage, "action-planning")) {
    return {
      title: "It is too early for this timetable",
      text: "The timetable of a progress review is built once the report is out, from the stage of action planning on. Its days can be set under Visits before.",
    };
  }
  if (hasReached(stage, kind === "progress-review" ? "closed" : "reporting")) {
    return {
      title: "Nothing was planned here",
      text: "The challenge has moved on, and the timetable of this visit is not changed any more.",
    };
  }
  return {
    title: "Nothing is planned yet",
    text: "The council's co-ordinator and the LGA build the timetable together. You see it here as it grows.",
  };
}
