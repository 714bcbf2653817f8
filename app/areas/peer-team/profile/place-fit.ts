import type { WantedOfPlace } from "./wanted-words.ts";

/** What is written down of the person who fills a place, or may fill it. */
export interface FactsOfPeer {
  politicalGroup: string;
  tier: string;
  background: string;
}

/** The names under which political groups are counted, and how they are written. */
const GROUPS: readonly [string, RegExp][] = [
  ["Labour", /\blab(?:our)?\b/i],
  ["Conservative", /\b(?:conservatives?|con|tory|tories)\b/i],
  ["Liberal Democrat", /\blib(?:eral)?\.?\s*dem(?:ocrat)?s?\b/i],
  ["Green", /\bgreens?\b/i],
  ["Independent", /\bindependents?\b/i],
  ["Reform UK", /\breform\b/i],
];

/** The names under which kinds of council are counted, and how they are written. The first that is found stands for a word. */
const TIERS: readonly [string, RegExp][] = [
  ["London borough", /\blondon borough\b/i],
  ["Metropolitan", /\bmetropolitan\b/i],
  ["Unitary", /\bunitary\b/i],
  ["County", /\bcounty\b/i],
  ["District or borough", /\bdistrict\b|\bborough\b|\bshire\b/i],
  ["Combined authority", /\bcombined\b/i],
];

function namesIn(words: string, of: readonly [string, RegExp][]): string[] {
  let rest = words;
  return of.flatMap(([name, pattern]) => {
    if (!pattern.test(rest)) return [];
    // "London borough" is no borough, "metropolitan district" no district.
    rest = rest.replace(/\b(?:london|metropolitan) (?:borough|district)\b/gi, "");
    return [name];
  });
}

/** The name under which a political group is counted; the words themselves where they name none that is known. */
export function groupName(words: string): string {
  return namesIn(words, GROUPS)[0] ?? words.trim();
}

/** The name under which a kind of council is counted; the words themselves where they name none that is known. */
export function tierName(words: string): string {
  return namesIn(words, TIERS)[0] ?? words.trim();
}

/** How one thing that a place asks for stands with the person: the two beside one another, or that nothing is written down of them yet. */
export interface Point {
  what: string;
  wanted: string;
  /** Empty where it is not said. */
  is: string;
  /** null where two words cannot be compared by a rule: "same tier", experience. People read them. */
  fits: boolean | null;
}

function point(what: string, wanted: string, is: string, known: readonly [string, RegExp][]): Point[] {
  if (wanted === "") return [];
  const [asked, here] = [namesIn(wanted, known), namesIn(is, known)];
  const comparable = is !== "" && asked.length > 0 && here.length > 0;
  const isSame = wanted.trim().toLowerCase() === is.trim().toLowerCase();
  const fits = isSame ? true : comparable ? here.some((name) => asked.includes(name)) : null;
  return [{ what, wanted, is, fits }];
}

/** What of a place's profile stands beside what is written down of the person. Experience is for people to judge. */
export function placeFit(wanted: WantedOfPlace, is: FactsOfPeer): Point[] {
  return [
    ...point("political group", wanted.wantedGroup, is.politicalGroup, GROUPS),
    ...point("kind of council", wanted.wantedTier, is.tier, TIERS),
    ...point("background", wanted.wantedBackground, is.background, []),
  ];
}

/**
 * How somebody fits what their place asks for, in sentences: what differs with both words, what nobody has written down, what is for people to
 * compare. Empty where the place asks for nothing that can be set beside the person, and where all of it fits.
 */
export function fitSentences(wanted: WantedOfPlace, is: FactsOfPeer): string[] {
  const points = placeFit(wanted, is);
  const listed = (some: readonly Point[], words: (one: Point) => string) => some.map(words).join("; ");
  const differ = points.filter(({ fits }) => fits === false);
  const unsaid = points.filter((one) => one.is === "");
  const open = points.filter((one) => one.fits === null && one.is !== "");
  return [
    ...(differ.length === 0
      ? []
      : [
          `Does not match in ${differ.length} of ${points.length}: ${listed(differ, (one) => `${one.what} wanted: ${one.wanted}, is: ${one.is}`)}.`,
        ]),
    ...(open.length === 0
      ? []
      : [`To compare: ${listed(open, (one) => `${one.what} wanted: ${one.wanted}, is: ${one.is}`)}.`]),
    ...(unsaid.length === 0 ? [] : [`Not written down yet: ${listed(unsaid, ({ what }) => what)}.`]),
  ];
}
