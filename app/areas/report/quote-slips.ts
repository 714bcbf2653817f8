/** A recommendation as the record has it. */
export interface QuotedRecommendation {
  number: number;
  title: string;
  /** Markdown. */
  text: string;
}

/** A recommendation quoted in other words than its own, or one that does not exist. */
export interface QuoteSlip {
  number: number;
  said: string;
  isUnknown: boolean;
}

// **Recommendation 3: words** with or without more behind, or "Recommendation 3: words" as a line of its own.
const BOLD = /\*\*\s*(?:key\s+)?recommendation\s+(\d{1,2})\s*[:.–-]?\s*([^*]*)\*\*\s*[:–-]?\s*([^\n]*)/gi;
const LINE = /^(?:[-*>]\s+|#+\s+)?(?:key\s+)?recommendation\s+(\d{1,2})\s*[:–-]\s*(.+)$/gim;
const MENTION = /\brecommendations?\s+(\d{1,2})\b/gi;

/** Words alone: how two wordings are compared. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isWordingOf(said: string, record: QuotedRecommendation): boolean {
  const words = bare(said);
  if (words === "") return true;
  return [record.title, record.text, `${record.title} ${record.text}`].some((own) => {
    const full = bare(own);
    return full === words || ` ${full} `.includes(` ${words} `);
  });
}

/**
 * Where the text quotes a recommendation in other words than the record has, or names one that is not there. Part of
 * the wording, and other capitals or punctuation, are no slip. docs/domain.md, "Notes, findings, report".
 */
export function quoteSlips(text: string, recommendations: readonly QuotedRecommendation[]): QuoteSlip[] {
  const slips: QuoteSlip[] = [];
  const note = (number: number, said: string) => {
    const own = recommendations.find((each) => each.number === number);
    const slip = { number, said: said.replace(/\s+/g, " ").trim(), isUnknown: own === undefined };
    if (own !== undefined && isWordingOf(said, own)) return;
    if (!slips.some((each) => each.number === number && each.said === slip.said)) slips.push(slip);
  };
  for (const [, number, inside = "", behind = ""] of text.matchAll(BOLD)) {
    // What stands behind a bold title is its text; behind a bare bold "Recommendation 3" it is the wording itself.
    const own = recommendations.find((each) => each.number === Number(number));
    if (inside.trim() === "") note(Number(number), behind);
    else if (own !== undefined && isWordingOf(inside, own) && isWordingOf(behind, own)) continue;
    else note(Number(number), own !== undefined && isWordingOf(inside, own) ? behind : inside);
  }
  for (const [, number, words = ""] of text.replace(BOLD, "").matchAll(LINE)) note(Number(number), words);
  for (const [mention, number] of text.matchAll(MENTION)) {
    const known = recommendations.some((each) => each.number === Number(number));
    if (!known && !slips.some((each) => each.number === Number(number))) note(Number(number), mention);
  }
  return slips;
}
