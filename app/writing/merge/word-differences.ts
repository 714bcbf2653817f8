import { diffWordsWithSpace } from "diff";

/** A run of words that both texts have, or that only one of them has. */
export interface Run {
  text: string;
  where: "both" | "stored" | "typed";
}

/** Two texts with more changes than this are shown whole: finding every last one would keep a browser busy. */
const MOST_EDITS = 1_000;

/** Line ends as a browser posts them are not a difference, nor are blanks at the end. */
export function withoutLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n").trimEnd();
}

/**
 * What two texts share and where they differ, by word and in reading order. Leaving out the runs of one side gives the other
 * text, whole. Texts that share next to nothing are two runs.
 */
export function wordDifferences(stored: string, typed: string): Run[] {
  const [before, after] = [withoutLineEnds(stored), withoutLineEnds(typed)];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  const runs: Run[] =
    changes === undefined
      ? [
          { text: before, where: "stored" },
          { text: after, where: "typed" },
        ]
      : changes.map(({ value, removed, added }) => ({
          text: value,
          where: removed ? "stored" : added ? "typed" : "both",
        }));
  return withoutSpacesBetween(runs.filter((run) => run.text !== ""));
}

/** Words that follow one another on one side alone are one run: that a space stands between other words too is nothing they share. */
function withoutSpacesBetween(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let [stored, typed] = ["", ""];
  const flush = () => {
    if (stored !== "") joined.push({ text: stored, where: "stored" });
    if (typed !== "") joined.push({ text: typed, where: "typed" });
    [stored, typed] = ["", ""];
  };
  for (const [index, { text, where }] of runs.entries()) {
    const isBetween = stored !== "" && typed !== "" && index < runs.length - 1 && /^[^\S\n]+$/.test(text);
    if (where === "stored" || (where === "both" && isBetween)) stored += text;
    if (where === "typed" || (where === "both" && isBetween)) typed += text;
    if (where !== "both" || isBetween) continue;
    flush();
    joined.push({ text, where });
  }
  flush();
  return joined;
}
