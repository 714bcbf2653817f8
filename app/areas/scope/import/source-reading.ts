import { dayOfParts } from "#app/platform/days.ts";
import { MONTH_NAMES } from "#app/platform/month-names.ts";
import { dayMentions } from "./dates/letter-dates.ts";
import { councilMentions, shortName } from "./letter/councils.ts";
import { mouCouncils } from "./letter/letter-councils.ts";
import { spokenNumber } from "./number-words.ts";
import { blockTexts, plain, plainLines, plainParagraphs, type SourceText, sentences } from "./source-text.ts";

/** Something a document says of the world that another may say otherwise. */
interface StatedFact {
  /** What it is about, the same in every document: "chief executive of Wexcombe". */
  what: string;
  value: string;
  /** The sentence. */
  quote: string;
}

/** How far a document has come, by what it says of itself. */
type Standing = "draft" | "heads-of-terms" | "signed";

/** What a source document says of itself and of what others name too. */
export interface SourceReading {
  parties: string[];
  signatories: { name: string; post: string }[];
  /** `day` is YYYY-MM-DD; null where the document leaves its date incomplete. Null without any date of its own. */
  date: { day: string | null; words: string } | null;
  standing: Standing[];
  facts: StatedFact[];
}

const SIGNATURES = /^(?:signed\b|dated?\b|in witness\b|executed\b|signatures?$|signatories$)/i;
const FRONT_PARAGRAPHS = 8;
const MONTHS = MONTH_NAMES.join("|");
const FULL_DATE = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+day)?(?:\\s+of)?\\s+(${MONTHS}),?\\s+((?:19|20)\\d\\d)\\b`,
  "i",
);
const DATE_LINE =
  /^(?:dated?(?: of (?:this )?agreement)?|signed on|this agreement is (?:made|dated)(?: on)?)\b\s*:?\s*(.{0,120})$/i;
/** What a line is called in which a date stands that is not the document's own, such as "Date of next review". */
const OTHER_DATE = /^\D{0,60}\b(?:reviews?|renewal|expiry|expires|termination)\b/i;
const NAME =
  "(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Dame)\\.?\\s+)?[A-Z][\\p{L}'’-]+(?: [A-Z][\\p{L}'’-]+){1,2}";
const POST =
  "(?:Deputy )?Leader|Chief Executive(?: Officer)?|Managing Director|Mayor|Monitoring Officer|Head of Paid Service|Section 151 Officer";
const SIGNED_BY = new RegExp(`(${NAME})[,–—\\s-]+(?:the\\s+)?(${POST})\\b([^\\n]{0,80})`, "gu");

/** Reads who a document is between, who signs it, its date, how far it has come, and what it says that others may say otherwise. */
export function readSource(source: SourceText): SourceReading {
  const lines = source.blocks
    .flatMap(blockTexts)
    .flatMap((text) => plainLines(text).split("\n").map(plain))
    .filter((text) => text !== "");
  const from = lines.findIndex((line, at) => at > 2 && SIGNATURES.test(line));
  const signing = from < 0 ? [] : lines.slice(from);
  const signatories = signatoriesOf(signing);
  const date = dateOf(lines, signing);
  return {
    parties: mouCouncils(source),
    signatories,
    date,
    standing: standingOfSource(
      source,
      lines,
      signatories.length > 0 && signing.some((line) => /^signed\b/i.test(line)),
    ),
    facts: factsIn(source),
  };
}

function signatoriesOf(signing: readonly string[]): SourceReading["signatories"] {
  const text = signing
    .map((line) => line.replace(/^signed(?: by| for and on behalf of)?\s*:?\s*/i, ""))
    .join("\n");
  const found = [...text.matchAll(SIGNED_BY)].map(([, name = "", post = "", rest = ""]) => ({
    name,
    post: `${post}${/^(?:,| of| at)/.test(rest) ? rest : ""}`.trim(),
  }));
  const people = found.filter(({ name }) => !/\b(?:Council|Borough|District|County|City)\b/.test(name));
  return people.filter(({ name }, at) => people.findIndex((one) => one.name === name) === at).slice(0, 20);
}

function dateOf(lines: readonly string[], signing: readonly string[]): SourceReading["date"] {
  const front = lines.slice(0, FRONT_PARAGRAPHS);
  const candidates = [...signing, ...front].filter((line) => !OTHER_DATE.test(line));
  for (const [at, line] of candidates.entries()) {
    const rest = DATE_LINE.exec(line)?.[1];
    if (rest === undefined) continue;
    const next = rest === "" ? (candidates[at + 1] ?? "") : "";
    const words = `${line} ${/^[\d_[(]|^(?:this|the) /i.test(next) ? next : ""}`.trim();
    return { day: dayIn(words), words };
  }
  const alone = front.find(isDateAlone);
  return alone === undefined ? null : { day: dayIn(alone), words: alone };
}

function isDateAlone(line: string): boolean {
  return line.length < 40 && FULL_DATE.test(line) && dayIn(line) !== null && !OTHER_DATE.test(line);
}

/** The day in a date, written in any way that letters write one; null where a part of it is missing. */
function dayIn(text: string): string | null {
  // Agreements alone write "3rd day of March".
  for (const { year, month, day } of dayMentions(text.replace(/(?<=\d(?:st|nd|rd|th)?)\s+day\b/gi, ""))) {
    if (year !== null && month !== null) return dayOfParts(year, month, day);
  }
  return null;
}

function standingOfSource(source: SourceText, lines: readonly string[], isSigned: boolean): Standing[] {
  const front = [
    ...lines.slice(0, FRONT_PARAGRAPHS).filter((line) => line.length < 160),
    ...(source.margins ?? []),
  ].join("\n");
  const found: Standing[] = [];
  if (/\bdraft\b/i.test(front)) found.push("draft");
  if (/\bheads of terms\b/i.test(front)) found.push("heads-of-terms");
  if (isSigned) found.push("signed");
  return found;
}

const COUNT =
  /\b(\d{1,3}(?:,\d{3})+|\d{1,6}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+([a-z]+\s+[a-z]+s)\b/gi;
const NO_THING =
  /\b(?:days?|weeks?|months?|years?|hours?|minutes?|pages?|of|to|in|on|and|or|per|the|is|was|has|at|by|for|working|calendar)\b/i;
const HOLDER = [
  new RegExp(`(${NAME}),?\\s+(?:the\\s+|is\\s+(?:the\\s+)?)?(${POST})\\s+(?:of|at)\\s+`, "gu"),
  new RegExp(`(?:the\\s+)?(${POST})\\s+(?:of|at)\\s+[^.,\\n]{3,60},\\s+(${NAME})`, "gu"),
];
const BEGAN =
  /\b(partnership|memorandum|agreement|heads of terms|joint committee|shared services?|alliance|joint team)\b[^.]{0,60}\b(signed|established|formed|set up|created|began|started|launched|took effect|came into (?:force|effect))\b[^.]{0,40}/i;

/** Names of office holders, counts and days of events, each with the sentence that says it. */
function factsIn(source: SourceText): StatedFact[] {
  const found: StatedFact[] = [];
  for (const quote of plainParagraphs(source).flatMap(sentences)) {
    if (quote.length > 600) continue;
    for (const [, amount = "", thing = ""] of quote.matchAll(COUNT)) {
      if (NO_THING.test(thing)) continue;
      const number = /^\d/.test(amount) ? Number(amount.replace(/,/g, "")) : spokenNumber(amount);
      if (number >= 0 && !(number >= 1900 && number < 2100)) {
        found.push({ what: `number of ${thing.toLowerCase()}`, value: String(number), quote });
      }
    }
    for (const [at, pattern] of HOLDER.entries()) {
      for (const match of quote.matchAll(pattern)) {
        const [name, post] = at === 0 ? [match[1], match[2]] : [match[2], match[1]];
        const council = councilMentions(quote.slice(match.index))[0];
        if (name && post && council) {
          const value = name.replace(/^(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Dame)\.?\s+/, "");
          found.push({ what: `${post} of ${shortName(council.name)}`, value, quote });
        }
      }
    }
    const began = BEGAN.exec(quote);
    const when = FULL_DATE.exec(quote)?.[0] ?? /\b(?:in|since)\s+((?:19|20)\d\d)\b/.exec(quote)?.[1];
    if (began?.[1] && when) {
      found.push({
        what: `day on which the ${began[1].toLowerCase()} ${verb(began[2])}`,
        value: when,
        quote,
      });
    }
  }
  // A document that gives one thing several values speaks of several things.
  const values = new Map<string, Set<string>>();
  for (const { what, value } of found) values.set(what, (values.get(what) ?? new Set()).add(value));
  return found.filter(({ what }) => values.get(what)?.size === 1);
}

function verb(word = ""): string {
  return /signed/i.test(word) ? "was signed" : "began";
}
