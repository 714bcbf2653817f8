/** A blank somebody meant to fill in. */
export interface Placeholder {
  words: string;
  at: number;
}

const PATTERNS: readonly RegExp[] = [
  // [insert name], [date], [TBC], <name of co-ordinator>, {name}
  /\[(?:insert|name|date|council|add|tbc|tba|tbd|to be|x+\b|who|role|title|enter|complete)[^\][]{0,80}\]/gi,
  /[<‹](?:insert|name|date|council|add|tbc|role|title|enter)[^<>‹›]{0,60}[>›]/gi,
  /\{(?:insert|name|date|council|add|tbc|role|title|enter)[^{}]{0,60}\}/gi,
  // Words left in capitals: NAME, NAME IF KNOWN, INSERT DATE HERE
  /\b(?:INSERT|ENTER|ADD)(?: [A-Z]{2,}){1,5}\b/g,
  /\b(?:NAMES?|DATES?|ROLE|JOB TITLE|COUNCIL NAME|CONTACT)(?: (?:IF|TO|OF|HERE|KNOWN|BE|CONFIRMED|INSERTED|NEEDED|COUNCIL|OFFICER|REQUIRED)){0,5}\b/g,
  /\b(?:T\.B\.[CAD]\.?|TB[CAD])\b/g,
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
