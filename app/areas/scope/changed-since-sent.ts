import type { WordDocument } from "#app/word/document.ts";

/** What of a scope document says what the peers will test, and when. */
type Compared = Pick<WordDocument, "dateText" | "sections">;

/**
 * What was changed since a version was sent, as words for a sentence: what is tested, and the days on site. Names of peers and the days
 * of other key dates come and go without a change of the scope, so they are not compared.
 */
export function changedSinceSent(sent: Compared, now: Compared): string[] {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a ?? []) !== JSON.stringify(b ?? []);
  return [
    ...(differs(sent.sections.themes, now.sections.themes)
      ? ["the themes, questions, prompts or areas of focus"]
      : []),
    ...(sent.dateText === now.dateText ? [] : ["the days on site"]),
  ];
}
