import { plainParagraphs, type SourceText, sentences } from "../source-text.ts";
import { councilMentions, distinctCouncils, shortName } from "./councils.ts";

/** Paragraphs at the front of a document that name whose document it is. */
const FRONT_PARAGRAPHS = 8;
const TOGETHER = /\b(?:partner|partners|partnership|both|two councils|jointly|joint|shared?)\b/i;

/**
 * The councils a letter is about, the commissioning one first: named at its front, or more than once, or in a sentence
 * about working together. A council mentioned once in passing (where a peer comes from) is not one of them.
 */
export function letterCouncils(letter: SourceText): string[] {
  const paragraphs = plainParagraphs(letter);
  const counts = new Map<string, number>();
  const certain = new Set<string>();
  const order: string[] = [];
  paragraphs.forEach((paragraph, at) => {
    for (const sentence of sentences(paragraph)) {
      const mentions = councilMentions(sentence);
      const short = new Set(mentions.map((mention) => shortName(mention.name)));
      for (const { name } of mentions) {
        const key = shortName(name);
        order.push(name);
        counts.set(key, (counts.get(key) ?? 0) + 1);
        if (at < FRONT_PARAGRAPHS || (short.size > 1 && TOGETHER.test(sentence))) certain.add(key);
      }
    }
  });
  const named = order.filter(
    (name) => certain.has(shortName(name)) || (counts.get(shortName(name)) ?? 0) > 1,
  );
  return distinctCouncils(named.length > 0 ? named : order.slice(0, 1));
}

/** The councils that are party to a memorandum: named at its front or where it is signed. */
export function mouCouncils(mou: SourceText): string[] {
  const paragraphs = plainParagraphs(mou);
  const front = paragraphs.slice(0, FRONT_PARAGRAPHS);
  const signed = paragraphs.filter((text) => /^(?:signed|for and on behalf|on behalf of)\b/i.test(text));
  const parties = [...front, ...signed].flatMap((text) =>
    councilMentions(text).map((mention) => mention.name),
  );
  return distinctCouncils(parties);
}

/** True when the letter speaks of more than one council, whether or not it names them. */
export function speaksOfSeveral(letter: SourceText): boolean {
  const text = plainParagraphs(letter).join("\n");
  return /\b(?:both councils|two councils|the councils\b|each council|partner councils?|strategic partnership)/i.test(
    text,
  );
}
