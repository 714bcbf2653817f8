import type { Stage } from "#app/access/permissions.ts";
import { hasReached } from "#app/areas/challenge/stages.ts";

/** Councils that a challenge can have. */
export const MOST_COUNCILS = 12;

/** Why no council can be added at a stage, or to so many, or null: from the report on, it is written for the councils there are. */
export function reasonNotToAdd(stage: Stage, councils: number): string | null {
  if (hasReached(stage, "reporting")) {
    return "The report is written for the councils there are: none can be added any more.";
  }
  return councils >= MOST_COUNCILS ? `A challenge has at most ${MOST_COUNCILS} councils.` : null;
}

/** What there is of one council in a challenge, by kind. */
export interface OfCouncil {
  one: string;
  several: string;
  count: number;
}

/** "2 people to be met, 1 session": what there is of a council; empty where there is nothing. */
export function standingOfCouncil(kinds: readonly OfCouncil[]): string {
  return kinds
    .filter(({ count }) => count > 0)
    .map(({ one, several, count }) => `${count} ${count === 1 ? one : several}`)
    .join(", ");
}

/** Why a council cannot be taken out, or null: the one that asked for the challenge stays, and so does one of which there is something. */
export function reasonNotToTakeOut(
  { isCommissioning, name }: { isCommissioning: boolean; name: string },
  kinds: readonly OfCouncil[],
): string | null {
  if (isCommissioning)
    return `${name} has asked for the challenge, so it stays. Its name can be put right here.`;
  const standing = standingOfCouncil(kinds);
  return standing === ""
    ? null
    : `${name} cannot be removed while there is something of it here: ${standing}.`;
}
