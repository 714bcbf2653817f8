import { can } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { visitInView } from "#app/areas/visits/visit-in-view.ts";
import type { Day } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";

/** Who writes: a permit, as far as it says which visits can be noted. */
type Writer = Pick<ChallengePermit, "role" | "stage" | "supportUntil">;

interface VisitToNote {
  id: string;
  kind: VisitKind;
  days: readonly Day[];
}

/** Whether notes of a visit of a kind can be recorded and changed now: of a review once the report is out, of the others until then. */
export function mayWriteAt({ role, stage, supportUntil }: Writer, kind: VisitKind): boolean {
  return supportUntil === null && can(role, "notes.write", { stage, visit: kind });
}

/** Refuses notes of a visit at a stage at which none are written. */
export function demandWritingAt(writer: Writer, { kind, name }: { kind: VisitKind; name: string }): void {
  if (mayWriteAt(writer, kind)) return;
  throw new AppError("forbidden", `At this stage no notes of this visit can be written or changed: ${name}.`);
}

/** The visits of which somebody can write notes now, in their order. */
export function writingVisits<V extends VisitToNote>(writer: Writer, visits: readonly V[]): V[] {
  return visits.filter(({ kind }) => mayWriteAt(writer, kind));
}

/**
 * The visit of which somebody most likely writes: the one asked for, else the one in view, else the first of which they can. Null where they
 * can write of none, or one was asked for that is not among them.
 */
export function visitToNote<V extends VisitToNote>(
  writer: Writer,
  visits: readonly V[],
  today: Day,
  asked: string | null = null,
): V | null {
  const open = writingVisits(writer, visits);
  if (asked !== null) return open.find(({ id }) => id === asked) ?? null;
  // Whoever is in the team of a review alone has no phase on site among them.
  const inView = visits.some(({ kind }) => kind === "on-site")
    ? visitInView(visits, writer.stage, today)
    : null;
  return open.find(({ id }) => id === inView?.id) ?? open[0] ?? null;
}
