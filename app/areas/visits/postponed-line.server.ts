import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { listedWithAnd } from "#app/platform/text/word-list.ts";
import {
  countingMarks,
  daysInWords,
  type Mark,
  type MarkSubject,
  type PostponedInBrief,
  standingPostponements,
} from "./postponement.ts";
import { listPostponedInBrief, type MarkReader } from "./postponements.server.ts";
import { listVisits } from "./read-visits.server.ts";
import { ONLY_PHASE } from "./visit-words.ts";

/** What a page says of postponements: that there are some, and what on it is still to be confirmed. */
export interface PostponedLine {
  /** "First phase: postponed on 2 February 2026 from 2 to 5 March 2026". */
  text: string;
  /** What rested on the earlier days, of the kinds that the page is about, and is not confirmed again. */
  open: number;
}

/**
 * The postponements that stand as a page says them: with `about`, only where something of those kinds is still to be confirmed; with
 * `visitId`, only where that visit was put off, and of what rests on its days. Null for nothing to say.
 */
export async function readPostponedLine(
  permit: MarkReader,
  {
    about,
    visitId,
    isMeant,
  }: { about?: readonly MarkSubject[]; visitId?: string; isMeant?: (mark: Mark) => boolean } = {},
): Promise<PostponedLine | null> {
  const all = await listPostponedInBrief(permit);
  const standing = standingPostponements(all).filter(
    ({ visits }) => visitId === undefined || visits.some((one) => one.visitId === visitId),
  );
  const open = countingMarks(all).filter(
    (mark) =>
      mark.confirmedAt === null &&
      standing.some(({ id }) => id === mark.postponementId) &&
      (visitId === undefined || mark.visitId === null || mark.visitId === visitId) &&
      (about?.includes(mark.about) ?? true) &&
      (isMeant?.(mark) ?? true),
  );
  const said =
    about === undefined
      ? standing
      : standing.filter(({ id }) => open.some((mark) => mark.postponementId === id));
  if (said.length === 0) return null;
  const isOnly = (await listVisits(permit.challengeId)).length === 1;
  return { text: said.map((one) => postponedWords(one, visitId, isOnly)).join(". "), open: open.length };
}

/**
 * "First phase: postponed on 2 February 2026 from 2 to 5 March 2026", of one visit or of all that were put off, each with what it is called;
 * "Postponed on 2 February 2026 …" where the challenge has that visit alone.
 */
function postponedWords(
  { recordedAt, visits }: PostponedInBrief,
  visitId: string | undefined,
  isOnly: boolean,
): string {
  const meant = visits.filter((one) => visitId === undefined || one.visitId === visitId);
  const on = `ostponed on ${formatDay(dayOf(recordedAt))} from `;
  const [first] = meant;
  if (isOnly && first?.name === ONLY_PHASE) return `P${on}${daysInWords(first.earlierDays)}`;
  const called = ({ name }: (typeof meant)[number]) => (name === ONLY_PHASE ? "Visit on site" : name);
  if (meant.length === 1 && first !== undefined) {
    return `${called(first)}: p${on}${daysInWords(first.earlierDays)}`;
  }
  return `P${on}${listedWithAnd(meant.map((one) => `${daysInWords(one.earlierDays)} (${called(one)})`))}`;
}
