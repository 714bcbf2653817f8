import type { ImportWarning } from "./import-warning.ts";
import type { SourceReading } from "./source-reading.ts";
import { plainParagraphs, type SourceText, sentences } from "./source-text.ts";

/** A source document with what was read of it. */
interface ReadSource {
  title: string;
  reading: SourceReading;
}

const KINDS: readonly [RegExp, string][] = [
  [/\bheads of terms\b/i, "heads of terms"],
  [/\bmemorand(?:um|a)\b|\bMOU\b/, "a memorandum"],
  [/\bconcordat\b/i, "a concordat"],
  [/\bprotocol\b/i, "a protocol"],
  [/\b(?:partnership|collaboration|inter-?authority) agreement\b/i, "an agreement"],
];

function kindNamed(text: string): string | null {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The letter calls the agreement what it does not call itself. */
export function calledOtherwise(letter: SourceText, agreement: ReadSource): ImportWarning[] {
  const own = kindNamed(agreement.title);
  if (own === null) return [];
  const named = plainParagraphs(letter)
    .flatMap(sentences)
    .flatMap((quote) => {
      const kind = kindNamed(quote);
      return kind === null ? [] : [{ kind, quote: quote.slice(0, 600) }];
    });
  const other = named.find(({ kind }) => kind !== own);
  if (other === undefined || named.some(({ kind }) => kind === own)) return [];
  return [
    {
      code: "agreement-called-otherwise",
      message: `The agreement is called ${other.kind} in the letter, and ${own} in its own title. Check that it is the document that the letter means, and how far it has come.`,
      quotes: [other.quote, agreement.title],
    },
  ];
}

/** The agreement leaves its date incomplete. */
export function dateIncomplete({ title, reading: { date } }: ReadSource): ImportWarning[] {
  if (date === null || date.day !== null) return [];
  return [
    {
      code: "agreement-date-incomplete",
      message: `The date of “${title}” is incomplete. Ask the councils on what day it was signed, or whether it was.`,
      quotes: [date.words, title],
    },
  ];
}

/** What the documents say of one thing and cannot all be true: one warning for each thing, to be answered once. */
export function factsDisagree(documents: readonly ReadSource[]): ImportWarning[] {
  const said = documents.flatMap(({ title, reading }) => {
    const seen = new Set<string>();
    return reading.facts.flatMap(({ what, value, quote }) => {
      if (seen.has(what)) return [];
      seen.add(what);
      return [{ title, what, value, quote }];
    });
  });
  return [...new Set(said.map(({ what }) => what))].flatMap((what) => {
    const each = said.filter((one) => one.what === what);
    const first = each[0];
    if (first === undefined || each.every(({ value }) => isSame(first.value, value))) return [];
    const values = each.map(({ title, value }) => `“${title}” says ${value}`).join("; ");
    return [
      {
        code: "facts-disagree" as const,
        message: `The source documents do not say the same of the ${what}: ${values}. Say once which holds.`,
        quotes: each.map(({ title, quote }) => `${quote} (${title})`),
      },
    ];
  });
}

/** "2023" and "3 March 2023" go together; a name goes with the same name without a first name. */
function isSame(one: string, other: string): boolean {
  return one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);
}
