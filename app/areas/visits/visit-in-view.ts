import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import type { Day } from "#app/platform/days.ts";

interface VisitToChoose {
  id: string;
  kind: VisitKind;
  days: readonly Day[];
}

/**
 * The visit that somebody most likely means who asks for the timetable and names none: once the report is out, the first progress
 * review that is not over, else the last one; before, what is on today or comes next, of conversations and phases. Where nothing is to come,
 * and while nothing has days, a phase on site: the last with days, or the first. `visits` in their order, at least one of them a phase.
 */
export function visitInView<V extends VisitToChoose>(visits: readonly V[], stage: Stage, today: Day): V {
  const isToCome = ({ days }: V) => (days.at(-1) ?? "9999") >= today;
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  if (["action-planning", "reviewing", "closed"].includes(stage) && reviews.length > 0) {
    return reviews.find(isToCome) ?? (reviews.at(-1) as V);
  }
  const held = visits.filter(({ kind, days }) => kind !== "progress-review" && days.length > 0);
  const next = held
    .filter(isToCome)
    .sort((a, b) => (a.days[0] ?? "").localeCompare(b.days[0] ?? ""))
    .at(0);
  const phases = visits.filter(({ kind }) => kind === "on-site");
  const last = phases.findLast(({ days }) => days.length > 0);
  return next ?? last ?? (phases[0] as V);
}
