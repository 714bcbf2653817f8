/** A word of a text: as it is compared, and where it stands. */
export interface PlacedWord {
  /** In small letters, without punctuation: "council's" is "councils". */
  word: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’‑-][\p{L}\p{N}]+)*/gu;

/** The words of a text in their order. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: match[0].toLowerCase().replace(/['’‑-]/g, ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const SENTENCES = new Intl.Segmenter("en-GB", { granularity: "sentence" });

/** What ends with a full stop and no sentence. */
const SHORTENED =
  /(?:^|[\s(])(?:Cllr|Mr|Mrs|Ms|Dr|Prof|Rev|St|No|Nos|vs|e\.g|i\.e|etc|approx|para|[A-Z])\.\s*$/;

/** The sentences of a text without marks of Markdown, line by line: a heading or an item of a list is one of its own. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/[*_`#>]+/g, "")
    .split(/\r?\n/)
    .flatMap((line) => {
      const sentences: string[] = [];
      for (const { segment } of SENTENCES.segment(line)) {
        const before = sentences.at(-1);
        if (before !== undefined && SHORTENED.test(before))
          sentences[sentences.length - 1] = before + segment;
        else sentences.push(segment);
      }
      return sentences
        .map((sentence) => sentence.replace(/\s+/g, " ").trim())
        .filter((sentence) => sentence !== "");
    });
}

/** A pattern of words that stand by themselves in a text, with spaces of any kind between; apostrophes of either shape. */
export function wholeWords(words: string): string {
  const plain = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’]/g, "['’]"));
  return `(?<![\\p{L}\\p{N}])${plain.join("\\s+")}`;
}

/** What follows such words: no letter and no number. */
export const WORD_ENDS = "(?![\\p{L}\\p{N}])";
