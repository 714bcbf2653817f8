/** A council named in full, and how often. */
export interface CouncilMention {
  name: string;
  /** Where it stands in its text. */
  at: number;
}

/** Kinds of council, which are no name by themselves. */
const TYPES = new Set(
  "borough district city county metropolitan unitary royal london town parish council councils of and the with".split(
    " ",
  ),
);
/** Words that start a sentence or an office and are not part of a council's name. */
const NOT_NAMES = new Set(
  `a an the this that these those both each either neither all any every our your their its at in on for from by with to as
  if when where while between after before under since following dear and or of but so thank thanks also leader leaders deputy
  chief executive officer councillor councillors cllr mayor member members chair president director head lead host partner
  neighbouring local joint shared sovereign full shadow youth student arts design british privy research advisory works
  national european general health trades combined corporate commissioning participating new former other one two three is
  are will we i you they both strategic partnership agreement memorandum understanding terms heads scope letter`.split(
    /\s+/,
  ),
);
const LINKS = new Set([
  "and",
  "of",
  "upon",
  "on",
  "the",
  "in",
  "with",
  "by",
  "under",
  "le",
  "&",
  "cum",
  "next",
]);

/** Every council named in full in a text ("Wexcombe Borough Council", "London Borough of Camden"), in order. */
export function councilMentions(text: string): CouncilMention[] {
  const found: CouncilMention[] = [];
  for (const match of text.matchAll(/\bcouncil\b/gi)) {
    if (match[0] === "council") continue;
    const from = Math.max(0, match.index - 120);
    const name = nameBefore(text.slice(from, match.index), match[0] === "COUNCIL");
    if (name) found.push({ name: `${name} Council`, at: match.index - name.length - 1 });
  }
  const boroughs =
    /\b(?:Royal|London|Metropolitan) Borough of [A-Z][\w'’-]{1,30}(?: (?:and|upon) [A-Z][\w'’-]{1,30})?/g;
  for (const match of text.matchAll(boroughs)) {
    if (!/^ Council\b/.test(text.slice(match.index + match[0].length)))
      found.push({ name: match[0], at: match.index });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Reads back from the word "Council" over capitalised words and the small words that join them. */
function nameBefore(before: string, isShouted: boolean): string | null {
  if (!/\s$/.test(before)) return null;
  const words = before.trim().split(/\s+/);
  const name: string[] = [];
  while (words.length > 0 && name.length < 8) {
    const word = words.pop() as string;
    if (/[.,;:()?!"“”/–—]$/.test(word) && !/^St\.$/.test(word)) break;
    const isLink = LINKS.has(word.toLowerCase()) && name.length > 0;
    const isName = /^[("“‘']?[A-Z][\p{L}'’-]*$/u.test(word) && !/^councils?$/i.test(word);
    if (!isLink && !isName) break;
    if (!isLink && NOT_NAMES.has(word.toLowerCase())) break;
    if (!isShouted && /^[A-Z]{2,}$/.test(word)) break;
    name.unshift(word.replace(/^[("“‘']/, ""));
  }
  // "City of", "Isle of" and the like may lead; other links may not.
  while (
    name.length > 0 &&
    (LINKS.has(name[0]?.toLowerCase() ?? "") || NOT_NAMES.has(name[0]?.toLowerCase() ?? ""))
  )
    name.shift();
  const proper = name.filter((word) => !TYPES.has(word.toLowerCase()));
  if (proper.length === 0 || /^(?:town|parish)$/i.test(name.at(-1) ?? "")) return null;
  return isShouted ? name.map(calm).join(" ") : name.join(" ");
}

function calm(word: string): string {
  const lower = word.toLowerCase();
  return LINKS.has(lower)
    ? lower
    : lower.replace(/(^|[-'’])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}

/** The part of a name that sets a council apart: "Wexcombe" of "Wexcombe Borough Council". */
export function shortName(name: string): string {
  const words = name
    .split(" ")
    .filter(
      (word) => !/^(?:borough|district|city|county|metropolitan|unitary|royal|london|council)$/i.test(word),
    );
  while (words.length > 0 && /^of$/i.test(words[0] ?? "")) words.shift();
  return words.join(" ");
}

/** One entry per council: "Harrowmere Council" and "Harrowmere District Council" are the same. The fuller name stays. */
export function distinctCouncils(names: readonly string[]): string[] {
  const byShort = new Map<string, string>();
  for (const name of names) {
    const key = shortName(name).toLowerCase();
    const known = byShort.get(key);
    if (known === undefined || name.length > known.length) byShort.set(key, name);
  }
  return [...byShort.values()];
}
