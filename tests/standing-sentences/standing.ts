/** One sentence that the product writes by itself. A `{}` stands for what is put into it. */
export interface StandingSentence {
  text: string;
  /** What makes it true: the record it comes from; or that it tells of no event. */
  record: string;
  /** What stands in its place where the record lacks that; nothing stands there without it. */
  otherwise?: string;
  /** The name of the fact below `absent` of its document: the test makes the document without it. */
  fact?: string;
}

/** A document with a record in which every fact is, and ways to take each out. */
export interface StandingDocument {
  name: string;
  /** The words of the document made of the whole record, or of the record without one fact. */
  words: (without?: string) => string;
  sentences: StandingSentence[];
}

/** How the work goes in every challenge, or what a reader may do: no event. docs/domain.md. */
const NO_EVENT = "tells of no event: how the work goes, or what a reader may do";

export const noEvent = (...texts: string[]): StandingSentence[] =>
  texts.map((text) => ({ text, record: NO_EVENT }));

/** A sentence that stands only where a fact of the document is on record. */
export const onlyWith = (fact: string, text: string, otherwise?: string): StandingSentence => ({
  text,
  record: fact,
  fact,
  ...(otherwise === undefined ? {} : { otherwise }),
});

export const madeTrueBy = (record: string, ...texts: string[]): StandingSentence[] =>
  texts.map((text) => ({ text, record }));

/** A document made of `full`, each entry of `absent` taking one fact out of it. */
export function standingDocument<Made>(
  name: string,
  full: Made,
  write: (made: Made) => string,
  absent: Record<string, (made: Made) => Made>,
  sentences: StandingSentence[],
): StandingDocument {
  return {
    name,
    sentences,
    words(without) {
      if (without === undefined) return write(full);
      const take = absent[without];
      if (take === undefined) throw new Error(`${name} has no way to take out “${without}”.`);
      return write(take(full));
    },
  };
}
