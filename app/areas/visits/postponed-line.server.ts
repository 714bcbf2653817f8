import type { ChallengePermit } from "#app/access/permit.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { daysInWords, type Mark, type MarkSubject } from "./postponement.ts";
import { readPostponement } from "./postponements.server.ts";

/** What a page says of a postponement: that there is one, and what on it is still to be confirmed. */
export interface PostponedLine {
  /** "Postponed on 2 February 2026 from 2 to 5 March 2026". */
  text: string;
  /** What rested on the earlier days, of the kinds that the page is about, and is not confirmed again. */
  open: number;
}

/**
 * The postponement that stands as a page says it: with `about`, only where something of those kinds is still to be confirmed; with
 * `visitId`, only where that visit was put off. Null for nothing to say.
 */
export async function readPostponedLine(
  permit: Pick<ChallengePermit, "challengeId">,
  {
    about,
    visitId,
    isMeant,
  }: { about?: readonly MarkSubject[]; visitId?: string; isMeant?: (mark: Mark) => boolean } = {},
): Promise<PostponedLine | null> {
  const standing = await readPostponement(permit);
  if (standing === null) return null;
  const visits = standing.visits.filter((one) => visitId === undefined || one.visitId === visitId);
  if (visits.length === 0) return null;
  const open = standing.marks.filter(
    (mark) => mark.confirmedAt === null && (about?.includes(mark.about) ?? true) && (isMeant?.(mark) ?? true),
  ).length;
  if (about !== undefined && open === 0) return null;
  const days = visits.map(({ earlierDays }) => daysInWords(earlierDays)).join(" and ");
  return { text: `Postponed on ${formatDay(dayOf(standing.recordedAt))} from ${days}`, open };
}
