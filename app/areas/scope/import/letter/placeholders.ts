/** A blank somebody meant to fill in. */
export interface Placeholder {
  words: string;
  at: number;
}

/** Who is to be told later: "Cllr TBC" is one blank. */
const TITLE_BEFORE = "(?:(?:Cllr|Councillor|Mayor|Dr|Mrs?|Ms)\\.? )?";

const PATTERNS: readonly RegExp[] = [
  // [insert name], [date], [TBC], <name of co-ordinator>, {name}
  /\[(?:insert|name|date|council|add|tbc|tba|tbd|to be|x+\b|who|role|title|enter|complete)[^\][]{0,120}\]/gi,
  // [INSERT …], [ATTENDEES]: capitals in square brackets
  /\[(?=[^\][]*[A-Z]{2})[A-Z0-9][A-Z0-9 ,.…/'’&–-]{2,120}\]/g,
  /[<‹](?:insert|name|date|council|add|tbc|role|title|enter)[^<>‹›]{0,60}[>›]/gi,
  /\{(?:insert|name|date|council|add|tbc|role|title|enter)[^{}]{0,60}\}/gi,
  // Words left in capitals: NAME, NAME TO FOLLOW, INSERT DATE HERE
  /\b(?:INSERT|ENTER|ADD)(?: [A-Z]{2,}){1,6}\b/g,
  /\b(?:NAMES?|DATES?|ROLE|JOB TITLE|COUNCIL NAME|CONTACT|VENUE)(?: (?:IF|TO|OF|HERE|KNOWN|BE|CONFIRMED|INSERTED|NEEDED|COUNCIL|OFFICER|REQUIRED|FOLLOW|AGREED|ADVISED|ADDED|PROVIDED)){0,6}\b/g,
  new RegExp(`\\b${TITLE_BEFORE}(?:T\\.B\\.[CAD]\\.?|TB[CAD]\\b|tb[cad]\\b)`, "g"),
  new RegExp(`\\b${TITLE_BEFORE}(?:yet )?to be (?:confirmed|advised|announced|determined)\\b`, "gi"),
  /\b[Xx]{2,}(?:\/[Xx]{2,}){0,2}\b/g,
  /\b(?:DD\/MM\/YY(?:YY)?|dd\/mm\/yy(?:yy)?)\b/g,
  /_{3,}|(?<!\.)\.{5,}|…{2,}/g,
];

/** Blanks in one sentence, in order; overlapping ones count once. */
export function placeholdersIn(text: string): Placeholder[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((m) => ({ words: m[0], at: m.index })),
  );
  found.sort((a, b) => a.at - b.at || b.words.length - a.words.length);
  let reached = 0;
  return found.filter((one) => {
    if (one.at < reached || isShouting(text, one)) return false;
    reached = one.at + one.words.length;
    return true;
  });
}

/** In a line set wholly in capitals, capitals mean nothing. */
function isShouting(text: string, { words }: Placeholder): boolean {
  if (!/^[A-Z ]+$/.test(words) || /^(?:INSERT|ENTER|TB[CAD]|X+)/.test(words)) return false;
  return !/[a-z]/.test(text);
}
