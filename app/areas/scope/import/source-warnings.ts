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

/** What one document says of a thing. */
interface Said {
  document: ReadSource;
  value: string;
  quote: string;
}

export interface Disagreement extends ImportWarning {
  /** How its message begins, whatever the documents say: the same question is asked once. */
  question: string;
}

/** What the documents say of one thing and cannot all be true: one warning for each thing, to be answered once. */
export function factsDisagree(documents: readonly ReadSource[]): Disagreement[] {
  const said = new Map<string, Said[]>();
  for (const document of documents) {
    for (const { what, value, quote } of document.reading.facts) {
      const each = said.get(what) ?? [];
      // A document says the same of one thing wherever it speaks of it: the first sentence is enough.
      if (each.at(-1)?.document !== document) said.set(what, [...each, { document, value, quote }]);
    }
  }
  return [...said].flatMap(([what, each]) => {
    const first = each[0];
    if (first === undefined || each.every(({ value }) => isSame(first.value, value))) return [];
    const values = each.map(({ document, value }) => `“${document.title}” says ${value}`).join("; ");
    const question = `The source documents do not say the same of the ${what}:`;
    return [
      {
        code: "facts-disagree" as const,
        question,
        message: `${question} ${values}. Say once which holds.`,
        quotes: each.map(({ document, quote }) => `${quote} (${document.title})`),
      },
    ];
  });
}

/** "2023" and "3 March 2023" go together; a name goes with the same name without a first name. */
function isSame(one: string, other: string): boolean {
  return one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);
}
