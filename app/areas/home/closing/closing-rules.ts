import type { Stage } from "#app/access/permissions.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";

/** Characters of the reason for which a challenge is closed before its end. */
export const MOST_CLOSING_REASON = 1_000;

/** That a challenge was closed before its end, as pages say it. */
export interface ShownClosing {
  /** "Closed on 3 December 2026, by Mara Manager" */
  head: string;
  reason: string;
  /** The stage to which it is opened again: the one it was closed at. */
  from: Stage;
}

/** Why a challenge cannot be closed before its end, or null: at any stage but the last it can. */
export function reasonNotToClose(stage: Stage): string | null {
  return stage === "closed" ? "This challenge is closed already." : null;
}

/** How a closing is said on pages. */
export function shownClosing({
  at,
  byName,
  reason,
  from,
}: {
  at: Date;
  byName: string;
  reason: string;
  from: Stage;
}): ShownClosing {
  return { head: `Closed on ${formatDay(dayOf(at))}, by ${byName}`, reason, from };
}

/** What the first page of a challenge says of one that was closed before its end. */
export function closedBeforeEnd(from: Stage): string {
  return `The challenge was closed before its end, at the stage “${STAGE_NAMES[from].name}”. What is in it stays to be read.`;
}

/** The steps of a challenge, of one that was closed before its end without those it did not reach. */
export function reachedSteps(stages: readonly Stage[], closedFrom: Stage | null): readonly Stage[] {
  if (closedFrom === null) return stages;
  const reached = stages.indexOf(closedFrom);
  return stages.filter((stage, index) => index <= reached || stage === "closed");
}
