/** What a merge moves and leaves behind, in words for its page and its notice. */
export interface MergeCounts {
  challenges: number;
  bodies: number;
  sameBodies: number;
  elections: number;
  statusWords: number;
  keepers: number;
  taken: readonly string[];
  lost: readonly string[];
}

const count = (number: number, one: string, many: string) =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];

/** What moves, one thing an entry; where nothing does, that. */
export function movesInWords(plan: MergeCounts): string[] {
  const moves = [
    ...count(plan.challenges, "challenge", "challenges"),
    ...count(plan.bodies, "body with its meetings", "bodies with their meetings"),
    ...count(
      plan.sameBodies,
      "of them is there under the same name: the days of both are put together, and the one that comes is used no more",
      "of them are there under the same name: the days of both are put together, and those that come are used no more",
    ),
    ...count(plan.elections, "answer about elections", "answers about elections"),
    ...count(plan.statusWords, "word for a plan’s statuses", "words for a plan’s statuses"),
    ...count(plan.keepers, "person named to keep the record", "people named to keep the record"),
    ...plan.taken,
  ];
  return moves.length === 0 ? ["nothing: there is nothing on the record that goes"] : moves;
}

/** What is on both records and is kept as the one that stays says it; null when there is no such thing. */
export function lostInWords({ lost }: MergeCounts): string | null {
  if (lost.length === 0) return null;
  return `Both say ${lost.join(", ")}: what the record that goes says of that is lost.`;
}
