import type { Mark } from "#app/areas/visits/postponement.ts";

/** What of a mark says who confirms it. */
export type MarkAbout = Pick<Mark, "about" | "councilId">;

/** Whether a mark is for a council to confirm: its own and those of both sides, but nothing of the team and what it declared. */
export function isOfCouncil({ about, councilId }: MarkAbout, council: string | null): boolean {
  return about !== "peer" && about !== "interests" && (councilId === null || councilId === council);
}
