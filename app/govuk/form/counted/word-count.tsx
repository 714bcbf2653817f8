import { classNames } from "../../class-names.ts";

export interface WordCountProps {
  words: number;
  /** Left out when there is no limit. */
  limit?: number | null;
}

const NUMBER = new Intl.NumberFormat("en-GB");

/** How long a text is, in words: "412 of 500 words", "530 words, 30 over the limit of 500". */
export function WordCount({ words, limit }: WordCountProps) {
  const over = limit ? words - limit : 0;
  return (
    <span className={classNames("cpc-word-count", over > 0 && "cpc-word-count--over")}>
      {wordCountText(words, limit)}
    </span>
  );
}

/** The words of WordCount, for titles and tests. */
export function wordCountText(words: number, limit?: number | null): string {
  const noun = words === 1 ? "word" : "words";
  if (!limit) return `${NUMBER.format(words)} ${noun}`;
  if (words > limit) {
    return `${NUMBER.format(words)} ${noun}, ${NUMBER.format(words - limit)} over the limit of ${NUMBER.format(limit)}`;
  }
  return `${NUMBER.format(words)} of ${NUMBER.format(limit)} words`;
}
