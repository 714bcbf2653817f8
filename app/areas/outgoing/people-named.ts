import { placedWords, WORD_ENDS, wholeWords } from "./sentences.ts";

/** What begins a name and is none. */
const TITLES = "Cllr|Councillor|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend";
const BEGINS_WITH_TITLE = new RegExp(`^(?:(?:${TITLES})\\.?\\s+)+`, "i");

/** First names that are words, months or places as well: alone they name nobody. */
const ORDINARY = new Set(
  `amber angel april art august autumn bill bob bonny brook carol chance charity chase chuck clay cliff coral daisy dale dawn dean
  don drew earl eve faith fern frank gale gene glen grace grant guy hazel heath heather holly hope iris ivy jack jade jasmine jay jean joy june
  lance lee lily mark marshall mason max may melody mercy miles miranda nick norm olive patience pat pearl penny peter piers poppy price prudence rain ray
  reed rich river rob robin rod rose rowan ruby ruth sage sandy savannah sky sonny stone sue summer terry verity victor victoria violet wade
  will willow woody wren`.split(/\s+/),
);

/** How somebody may be named, the surest first: each by itself is enough. */
interface NamedPerson {
  name: string;
  /** Count wherever they stand. */
  anywhere: readonly RegExp[];
  /** Count after the first word of a sentence only, which has a capital anyway. */
  afterFirst: readonly RegExp[];
}

/** People to be looked for in many sentences. `open` are texts whose words are no sign of a person here, such as the names of the councils. */
export function indexPeople(names: readonly string[], open: readonly string[]): NamedPerson[] {
  const said = new Set(open.flatMap((text) => placedWords(text).map(({ word }) => word)));
  return names.flatMap((name) => {
    const parts = name
      .trim()
      .replace(BEGINS_WITH_TITLE, "")
      .split(/\s+/)
      .filter((part) => part !== "");
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return [];
    const hasTwo = parts.length > 1;
    const surname = wholeWords(last) + WORD_ENDS;
    const anywhere = [
      new RegExp(wholeWords(parts.join(" ")) + WORD_ENDS, "iu"),
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${TITLES})\\.?\\s+(?:\\p{Lu}\\.?\\s+)*${surname}`, "u"),
      ...(hasTwo ? [new RegExp(`${wholeWords(first[0] ?? "")}\\.?\\s+${surname}`, "u")] : []),
    ];
    const signs = [
      ...(isSign(last, said) ? [last] : []),
      ...(hasTwo && isSign(first, said) && !ORDINARY.has(first.toLowerCase()) ? [first] : []),
    ];
    const afterFirst = signs.map(
      (part) => new RegExp(wholeWords((part[0]?.toUpperCase() ?? "") + part.slice(1)) + WORD_ENDS, "gu"),
    );
    return [{ name, anywhere, afterFirst }];
  });
}

/** A part of a name that is not also a word of the councils or of the scope; an initial names nobody. */
function isSign(part: string, said: ReadonlySet<string>): boolean {
  const [word] = placedWords(part);
  return word !== undefined && word.word.length > 1 && !said.has(word.word);
}

/**
 * The names of people that a sentence has: the whole name, the surname, or a first name. A surname or first name counts where it begins with a capital and is not the
 * first word of the sentence, unless a title stands before it.
 */
export function peopleNamedIn(
  sentence: string,
  people: readonly NamedPerson[],
): { words: string; name: string }[] {
  const firstAt = placedWords(sentence)[0]?.start ?? 0;
  const found = new Map<string, { at: number; words: string; name: string }>();
  for (const { name, anywhere, afterFirst } of people) {
    const hit = hitOf(sentence, anywhere, 0) ?? hitOf(sentence, afterFirst, firstAt + 1);
    if (hit !== null && !found.has(`${hit.at} ${hit.words}`))
      found.set(`${hit.at} ${hit.words}`, { ...hit, name });
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ words, name }) => ({ words, name }));
}

/** Where the first of some patterns that is in a sentence stands, from a place on. */
function hitOf(
  sentence: string,
  patterns: readonly RegExp[],
  from: number,
): { at: number; words: string } | null {
  for (const pattern of patterns) {
    pattern.lastIndex = from;
    const match = pattern.exec(sentence);
    if (match !== null) return { at: match.index, words: match[0] };
  }
  return null;
}
