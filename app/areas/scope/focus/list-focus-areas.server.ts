import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** What the peers are asked to look at in the whole challenge. It belongs to no theme. */
export interface FocusArea {
  id: string;
  text: string;
  /** What was decided about it, such as the prompt that takes it up; empty while nothing was. */
  decided: string;
  version: number;
}

/** The focus areas in their order. At most 100. */
export function listFocusAreas({ challengeId }: ChallengePermit, client: Db = db): Promise<FocusArea[]> {
  return client.focusArea.findMany({
    where: { challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 100,
    select: { id: true, text: true, decided: true, version: true },
  });
}

/** A focus area with its place among the others. Throws not-found. */
export function findFocusArea(
  areas: readonly FocusArea[],
  id: string,
): { area: FocusArea; isFirst: boolean; isLast: boolean } {
  const index = areas.findIndex((area) => area.id === id);
  const area = areas[index];
  if (area === undefined) throw new AppError("not-found", "There is no such focus area in this challenge.");
  return { area, isFirst: index === 0, isLast: index === areas.length - 1 };
}
