import { cellText, keyOf } from "./sheet.ts";

/** Something that a cell can name: a person, a session, a room. */
export interface Named {
  key: string;
  name: string;
  /** Other ways to say exactly this one, such as "Sam Hale (Wexcombe)". */
  also?: readonly string[];
  /** What may be said instead, and is noted: a job title. */
  loosely?: readonly string[];
}

export type Found = { key: string; note?: string } | { key: null; wrong: string; todo: string };

/** Titles before a name, which one list has and another has not. */
const FORMS_OF_ADDRESS =
  /^(?:(?:cllr|councillor|dr|mr|mrs|ms|miss|mx|prof|professor|rev|sir|dame|lord|lady|cdr|supt)\s+)+/;

/** Finds what is meant by a name, and says which name means exactly one. */
export class NameIndex {
  private readonly exact = new Map<string, Set<string>>();
  private readonly loose = new Map<string, Set<string>>();
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
    }
  }

  find(text: string): Found {
    const id = /\[([^\]]+)\]\s*$/.exec(text)?.[1];
    if (id !== undefined && this.byKey.has(id)) return { key: id };
    const key = keyOf(text);
    const exact = this.exact.get(key);
    if (exact?.size === 1) return { key: [...exact][0] as string };
    const loose = exact ?? this.loose.get(key) ?? this.loose.get(key.replace(FORMS_OF_ADDRESS, ""));
    if (loose?.size === 1) {
      const found = [...loose][0] as string;
      const name = this.nameOf(found);
      const isTitleOnly = keyOf(name).replace(FORMS_OF_ADDRESS, "") === key.replace(FORMS_OF_ADDRESS, "");
      return { key: found, ...(isTitleOnly ? {} : { note: `Read as ${name}.` }) };
    }
    const shown = cellText(text);
    return loose === undefined
      ? { key: null, wrong: `There is no ${this.what.one} called “${shown}”.`, todo: this.what.todo }
      : {
          key: null,
          wrong: `“${shown}” could be any of ${loose.size}.`,
          todo: `Say which: ${[...loose]
            .slice(0, 3)
            .map((one) => this.referTo(one))
            .join(", or ")}.`,
        };
  }

  /** Each name of a list that is cut by semicolons or lines; by commas where that is what was meant. */
  findAll(text: string): {
    found: { key: string; note?: string }[];
    missed: Extract<Found, { key: null }>[];
  } {
    const pieces = cut(text, /[;\n]/).flatMap((piece) => {
      if (this.find(piece).key !== null || !piece.includes(",")) return [piece];
      return cut(piece, /,|\band\b/);
    });
    const all = pieces.map((piece) => this.find(piece));
    return {
      found: all.flatMap((one) => (one.key === null ? [] : [one])),
      missed: all.flatMap((one) => (one.key === null ? [one] : [])),
    };
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
