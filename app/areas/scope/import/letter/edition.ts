import type { LetterProposal } from "#app/areas/challenge/new-challenge.ts";
import type { QuestionSet, ReportFormat } from "#app/areas/challenge/question-sets.ts";

/** What of a letter may tell by which edition of the method it was written. */
interface LetterWords {
  sentences: readonly { text: string }[];
  themes: readonly { questions: readonly string[] }[];
}

/** Words that tell of one of two; the first place that has any decides. */
type Marks<Value extends string> = readonly [Value, RegExp][];

const METHOD =
  "(?:method(?:ology)?|approach|framework|questions|key lines of enquiry|guidance|peer challenges?)";

/** An edition that is named. */
const NAMED_SETS: Marks<QuestionSet["key"]> = [
  ["2021", new RegExp(`\\b2021\\b[^.]{0,60}\\b${METHOD}\\b|\\b${METHOD}\\b[^.]{0,60}\\b2021\\b`, "i")],
  [
    "2024",
    new RegExp(
      `\\bstrengthened\\b[^.]{0,60}\\b${METHOD}\\b|\\b${METHOD}\\b[^.]{0,60}\\b(?:strengthened|(?:since|from|of|in) April 2024)\\b`,
      "i",
    ),
  ],
];

/** Wordings of the questions that the one edition has and the other not. */
const WORDED_SETS: Marks<QuestionSet["key"]> = [
  ["2021", /\bgrip on (?:its|their) (?:current )?financ|\bsupport (?:the )?delivery of local priorities\b/i],
  [
    "2024",
    /\bclear understanding of (?:its|their) (?:current )?financ|\bbring about the improvements (?:it|they) needs?\b|\brelative financial resilience\b|\bapproach to continuous improvement\b/i,
  ],
];

/** What a letter says of the parts of the report. */
const FORMATS: Marks<ReportFormat> = [
  ["2021", /\breport\b.*\bsummary of (?:the|our) (?:peer challenge )?approach\b/i],
  ["2025", /\breport\b.*(?:\bfurther recommendations\b|\bappendix\b.*\b(?:method|scope)\b)/i],
];

/**
 * By which edition of the method a letter speaks, with the words that say so: an edition that it names, else wordings of its questions that
 * only one has. Its value is null where it has words of both; null altogether where it says nothing of it, so that the date decides.
 */
export function questionSetInWords(letter: LetterWords): LetterProposal<QuestionSet["key"]> | null {
  const texts = letter.sentences.map(({ text }) => text);
  const questions = letter.themes.flatMap((theme) => theme.questions);
  return proposal(NAMED_SETS, [...texts, ...questions]) ?? proposal(WORDED_SETS, questions);
}

/** How a letter says that the report is laid out, as `questionSetInWords` answers. */
export function reportFormatInWords(letter: LetterWords): LetterProposal<ReportFormat> | null {
  return proposal(
    FORMATS,
    letter.sentences.map(({ text }) => text),
  );
}

function proposal<Value extends string>(
  marks: Marks<Value>,
  texts: readonly string[],
): LetterProposal<Value> | null {
  const found = marks.flatMap(([value, mark]) =>
    texts.filter((text) => mark.test(text)).map((quote) => ({ value, quote })),
  );
  const [first] = found;
  if (first === undefined) return null;
  const isOne = found.every(({ value }) => value === first.value);
  return { value: isOne ? first.value : null, quotes: [...new Set(found.map(({ quote }) => quote))] };
}
