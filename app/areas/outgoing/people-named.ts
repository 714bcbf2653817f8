import { placedWords } from "./sentences.ts";

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

/**
 * The names of people met that a sentence has: the whole name, the surname, or a first name. A surname or first name counts where it begins with a capital and is not the
 * first word of the sentence, unless a title stands before it. `open` are words that are no sign of a person here, such as the names of the councils.
 */
export function peopleNamedIn(
  sentence: string,
  names: readonly string[],
  open: readonly string[],
): { words: string; name: string }[] {
  const said = new Set(open.flatMap((text) => placedWords(text).map(({ word }) => word)));
  const found = new Map<string, { at: number; words: string; name: string }>();
  for (const whole of names) {
    const name = whole.trim().replace(BEGINS_WITH_TITLE, "");
    const parts = name.split(/\s+/).filter((part) => part !== "");
    const [first = "", last = ""] = [parts[0], parts.at(-1)];
    if (last === "") continue;
    const hit =
      matchOf(
        sentence,
        new RegExp(`(?<![\\p{L}\\p{N}])${parts.map(escaped).join("\\s+")}(?![\\p{L}\\p{N}])`, "iu"),
      ) ??
      matchOf(
        sentence,
        new RegExp(
          `(?<![\\p{L}\\p{N}])(?:${TITLES})\\.?\\s+(?:\\p{Lu}\\.?\\s+)*${escaped(last)}(?![\\p{L}\\p{N}])`,
          "u",
        ),
      ) ??
      (parts.length > 1 && first.length > 0
        ? matchOf(
            sentence,
            new RegExp(
              `(?<![\\p{L}\\p{N}])${escaped(first[0] ?? "")}\\.?\\s+${escaped(last)}(?![\\p{L}\\p{N}])`,
              "u",
            ),
          )
        : null) ??
      (isSign(last, said) ? capitalAfterFirst(sentence, last) : null) ??
      (parts.length > 1 && isSign(first, said) && !ORDINARY.has(first.toLowerCase())
        ? capitalAfterFirst(sentence, first)
        : null);
    if (hit !== null && !found.has(`${hit.at} ${hit.words}`))
      found.set(`${hit.at} ${hit.words}`, { ...hit, name: whole });
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ words, name }) => ({ words, name }));
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’]/g, "['’]");

/** A part of a name that is not also a word of the councils or of the scope; an initial names nobody. */
function isSign(part: string, said: ReadonlySet<string>): boolean {
  const [word] = placedWords(part);
  return word !== undefined && word.word.length > 1 && !said.has(word.word);
}

function matchOf(sentence: string, pattern: RegExp): { at: number; words: string } | null {
  const match = pattern.exec(sentence);
  return match === null ? null : { at: match.index, words: match[0] };
}

function capitalAfterFirst(sentence: string, part: string): { at: number; words: string } | null {
  const capital = part[0]?.toUpperCase() ?? "";
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped(capital + part.slice(1))}(?![\\p{L}\\p{N}])`,
    "gu",
  );
  const [first] = placedWords(sentence);
  for (const match of sentence.matchAll(pattern)) {
    if (match.index > (first?.start ?? 0)) return { at: match.index, words: match[0] };
  }
  return null;
}
