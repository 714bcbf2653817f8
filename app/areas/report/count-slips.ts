import { sentencesOf } from "#app/areas/outgoing/sentences.ts";
import { shortQuote } from "./passage.ts";

/** What the report counts. */
export interface SlipCounts {
  documents: number;
  meetings: number;
  people: number;
}

/** A number in the text that is not the one counted from the record. */
export interface CountSlip {
  what: keyof SlipCounts;
  said: number;
  counted: number;
  quote: string;
}

const UNITS = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" "),
  ..."fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORDS = `(?:(?:${TENS.join("|")})(?:[- ](?:${UNITS.slice(1, 10).join("|")}))?|${UNITS.slice(10).join("|")})`;
const NOUNS: Record<keyof SlipCounts, string> = {
  documents: "(?:documents|reports and documents)",
  meetings: "(?:meetings|sessions|interviews|interviews and focus groups)",
  people: "(?:people|individuals|persons|colleagues|stakeholders)",
};
/** Who does it and what they do: without both, "40 people" may be anybody. */
const TEAM = /\b(?:team|peers|we)\b/i;
const DID =
  /\b(?:met|meet|spoke|spoken|talked|held|read|reviewed|examined|considered|interviewed|gathered|heard|took part|attended)\b/i;
/** Below this a number is rarely the total: "we met three people who…". */
const LEAST_TOTAL = 10;
/** "More than 100" is true of 112, not of 300: how far below the count a floor may lie. */
const FLOOR = 0.75;

/** The number a word or figure stands for: "sixty-three", "1,200". NaN when it is none. */
export function numberOf(words: string): number {
  if (/^[\d,]+$/.test(words)) return Number(words.replaceAll(",", ""));
  const [first = "", second] = words.toLowerCase().split(/[- ]/);
  const tens = TENS.indexOf(first);
  if (tens === -1) return UNITS.indexOf(first) === -1 ? Number.NaN : UNITS.indexOf(first);
  return (tens + 2) * 10 + (second === undefined ? 0 : UNITS.indexOf(second));
}

/**
 * Numbers of documents, meetings or people that the text gives for the team's work and that are not what the record
 * counts. "More than 80" is accepted for a count that is a little above. docs/domain.md, "Notes, findings, report".
 */
export function countSlips(text: string, counts: SlipCounts): CountSlip[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (!TEAM.test(sentence) || !DID.test(sentence)) return [];
    return (Object.keys(NOUNS) as (keyof SlipCounts)[]).flatMap((what) => {
      const pattern = new RegExp(
        `(more than |over |at least |around |about |some |nearly |almost )?\\b([\\d,]*\\d|${WORDS})\\s+(?:(?:different|separate|other|local)\\s+)?${NOUNS[what]}\\b`,
        "gi",
      );
      return [...sentence.matchAll(pattern)].flatMap((match) => {
        const said = numberOf(match[2] ?? "");
        const counted = counts[what];
        if (Number.isNaN(said) || said < LEAST_TOTAL || said === counted) return [];
        if (match[1] !== undefined && isFair(match[1].trim().toLowerCase(), said, counted)) return [];
        return [{ what, said, counted, quote: shortQuote(sentence, match.index, match[0].length) }];
      });
    });
  });
}

function isFair(word: string, said: number, counted: number): boolean {
  if (word === "nearly" || word === "almost") return said >= counted && said * FLOOR <= counted;
  if (word === "more than" || word === "over") return said < counted && said >= counted * FLOOR;
  if (word === "at least") return said <= counted && said >= counted * FLOOR;
  return said >= counted * FLOOR && said * FLOOR <= counted;
}
