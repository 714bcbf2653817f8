import { cellText, keyOf } from "./sheet.ts";

/** Something that a cell can name: a person, a session, a room. */
export interface Named {
  key: string;
  name: string;
  /** Other ways to say exactly this one, such as "Sam Hale (Wexcombe)". */
  also?: readonly string[];
  /** What may be said instead, and is noted: a job title. */
  loosely?: readonly string[];
  /** Parts of the name, which mean this one when nothing else is meant, and are noted: a first name. */
  parts?: readonly string[];
}

export type Found =
  | { key: string; note?: string }
  /** `isUnknown`: nothing is called so; otherwise several are. */
  | { key: null; text: string; isUnknown: boolean; wrong: string; todo: string };

/** Titles before a name, which one list has and another has not. */
export const FORMS_OF_ADDRESS =
  /^(?:(?:cllr|councillor|dr|mr|mrs|ms|miss|mx|prof|professor|rev|sir|dame|lord|lady|cdr|supt)\.?\s+)+/i;

/** Finds what is meant by a name, and says which name means exactly one. */
export class NameIndex {
  private readonly exact = new Map<string, Set<string>>();
  private readonly loose = new Map<string, Set<string>>();
  private readonly parts = new Map<string, Set<string>>();
  private readonly byKey = new Map<string, Named>();
  private readonly references = new Map<string, string>();

  constructor(
    entries: readonly Named[],
    /** What they are, for sentences: "person", "room". */
    private readonly what: { one: string; todo: string },
  ) {
    for (const entry of entries) {
      this.byKey.set(entry.key, entry);
      for (const name of [entry.name, ...(entry.also ?? [])]) add(this.exact, keyOf(name), entry.key);
      add(this.loose, keyOf(entry.name).replace(FORMS_OF_ADDRESS, ""), entry.key);
      for (const name of entry.loosely ?? []) add(this.loose, keyOf(name), entry.key);
      for (const name of entry.parts ?? []) add(this.parts, keyOf(name), entry.key);
    }
  }

  find(text: string): Found {
    const id = /\[([^\]]+)\]\s*$/.exec(text)?.[1];
    if (id !== undefined && this.byKey.has(id)) return { key: id };
    const key = keyOf(text);
    const exact = this.exact.get(key);
    if (exact?.size === 1) return { key: [...exact][0] as string };
    const bare = key.replace(FORMS_OF_ADDRESS, "");
    const loose = exact ?? this.loose.get(key) ?? this.loose.get(bare) ?? this.parts.get(bare);
    if (loose?.size === 1) {
      const found = [...loose][0] as string;
      const name = this.nameOf(found);
      const isTitleOnly = keyOf(name).replace(FORMS_OF_ADDRESS, "") === bare;
      return { key: found, ...(isTitleOnly ? {} : { note: `Read as ${name}.` }) };
    }
    const shown = cellText(text);
    return loose === undefined
      ? {
          key: null,
          text: shown,
          isUnknown: true,
          wrong: `There is no ${this.what.one} called “${shown}”.`,
          todo: this.what.todo,
        }
      : {
          key: null,
          text: shown,
          isUnknown: false,
          wrong: `“${shown}” could be any of ${loose.size}.`,
          todo: `Say which: ${[...loose]
            .slice(0, 3)
            .map((one) => this.referTo(one))
            .join(", or ")}.`,
        };
  }

  /**
   * Each name of a list that is cut by semicolons or lines; by commas, "&", "/" and "and" where a piece is nobody's name as a
   * whole, and one of what they cut is, or all look like names.
   */
  findAll(text: string): {
    found: { key: string; note?: string }[];
    missed: Extract<Found, { key: null }>[];
  } {
    const all = cut(text, /[;\n]/).flatMap((piece) => this.findPiece(piece));
    return {
      found: all.flatMap((one) => (one.key === null ? [] : [one])),
      missed: all.flatMap((one) => (one.key === null ? [one] : [])),
    };
  }

  private findPiece(piece: string): Found[] {
    const whole = this.find(piece);
    if (whole.key !== null || !whole.isUnknown) return [whole];
    const pieces = cut(piece, /,|\s*[/&+]\s*|\band\b/i);
    if (pieces.length < 2) return [whole];
    const found = pieces.map((one) => this.find(one));
    // "Reed, Kim, Li, Pat" are two people and not four.
    const isAllSingle = pieces.length % 2 === 0 && pieces.every((one) => !/\s/.test(one));
    const turned = isAllSingle && piece.includes(",") ? pairs(pieces).map((one) => this.find(one)) : [];
    if (turned.length > 0 && turned.every(({ key }) => key !== null)) return turned;
    const isList = found.some(({ key }) => key !== null) || pieces.every(looksLikeName);
    return isList ? found : [whole];
  }

  nameOf(key: string): string {
    return this.byKey.get(key)?.name ?? "";
  }

  /** The shortest way to write this one so that it is read back as this one. */
  referTo(key: string): string {
    const known = this.references.get(key);
    if (known !== undefined) return known;
    const entry = this.byKey.get(key);
    const ways = entry === undefined ? [] : [entry.name, ...(entry.also ?? [])].map(cellText);
    const reference = ways.find((way) => this.isReadBack(way, key)) ?? `[${key}]`;
    this.references.set(key, reference);
    return reference;
  }

  private isReadBack(way: string, key: string): boolean {
    if (/[;\n[\]]/.test(way) || keyOf(way) === "") return false;
    const exact = this.exact.get(keyOf(way));
    return exact?.size === 1 && exact.has(key);
  }
}

/** First and last names, and nothing that joins the words of an office: "Ann Lee", "Cllr J. O'Brien". */
function looksLikeName(text: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u.test(text);
}

/** Surnames before first names, as first names before surnames. */
function pairs(pieces: readonly string[]): string[] {
  return pieces.flatMap((last, index) => (index % 2 === 0 ? [`${pieces[index + 1]} ${last}`] : []));
}

function cut(text: string, at: RegExp): string[] {
  return text
    .split(at)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

function add(map: Map<string, Set<string>>, name: string, key: string): void {
  if (name === "") return;
  const there = map.get(name);
  if (there === undefined) map.set(name, new Set([key]));
  else there.add(key);
}
