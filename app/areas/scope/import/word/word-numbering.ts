import type { Element } from "@xmldom/xmldom";
import { BULLET } from "../source-text.ts";
import { numberAsWord } from "./number-formats.ts";
import { attribute, childNamed, children, isSwitchedOn, leftIndent, numberAttribute } from "./word-xml.ts";

/** One level of a Word list: how its number looks and when it starts again. */
interface Level {
  start: number;
  format: string;
  /** Such as `%1.%2`. */
  pattern: string;
  isLegal: boolean;
  /** Word's lvlRestart: 0 never, n after a level above n was used; null is the rule "after any higher level". */
  restartAfter: number | null;
  paragraphStyle: string | null;
  /** Left indentation in twentieths of a point; null when the level sets none. */
  indent: number | null;
}

interface NumberedList {
  abstractId: string;
  levels: Map<number, Level>;
  startOverrides: Map<number, number>;
}

const MAX_LEVEL = 8;

/** The lists of `numbering.xml`, by the id that paragraphs use. */
export class Numbering {
  private readonly lists = new Map<string, NumberedList>();

  constructor(root: Element | null) {
    const abstracts = new Map(
      children(root, "abstractNum").map((el) => [attribute(el, "abstractNumId") ?? "", el]),
    );
    const byStyle = new Map<string, Element>();
    for (const abstract of abstracts.values()) {
      const link = attribute(childNamed(abstract, "styleLink"), "val");
      if (link) byStyle.set(link, abstract);
    }
    for (const num of children(root, "num")) {
      const abstractId = attribute(childNamed(num, "abstractNumId"), "val") ?? "";
      let abstract = abstracts.get(abstractId) ?? null;
      const linked = attribute(childNamed(abstract, "numStyleLink"), "val");
      if (linked && byStyle.has(linked)) abstract = byStyle.get(linked) ?? abstract;
      this.lists.set(attribute(num, "numId") ?? "", readList(abstractId, abstract, num));
    }
  }

  list(numId: string): NumberedList | null {
    return this.lists.get(numId) ?? null;
  }

  indent(numId: string, level: number): number | null {
    return this.lists.get(numId)?.levels.get(level)?.indent ?? null;
  }

  /** The level whose `pStyle` names this style: how a heading style says which level of its list it is. */
  levelOfStyle(numId: string, style: string): number | null {
    for (const [index, level] of this.lists.get(numId)?.levels ?? []) {
      if (level.paragraphStyle === style) return index;
    }
    return null;
  }
}

function readList(abstractId: string, abstract: Element | null, num: Element): NumberedList {
  const levels = new Map<number, Level>();
  for (const element of children(abstract, "lvl"))
    levels.set(numberAttribute(element, "ilvl") ?? 0, readLevel(element));
  const startOverrides = new Map<number, number>();
  for (const override of children(num, "lvlOverride")) {
    const index = numberAttribute(override, "ilvl") ?? 0;
    const own = childNamed(override, "lvl");
    if (own) levels.set(index, readLevel(own));
    const start = numberAttribute(childNamed(override, "startOverride"), "val");
    if (start !== null) startOverrides.set(index, start);
  }
  return { abstractId, levels, startOverrides };
}

function readLevel(element: Element): Level {
  return {
    start: numberAttribute(childNamed(element, "start"), "val") ?? 1,
    format: attribute(childNamed(element, "numFmt"), "val") ?? "decimal",
    pattern: attribute(childNamed(element, "lvlText"), "val") ?? "",
    isLegal: isSwitchedOn(element, "isLgl") ?? false,
    restartAfter: numberAttribute(childNamed(element, "lvlRestart"), "val"),
    paragraphStyle: attribute(childNamed(element, "pStyle"), "val"),
    indent: leftIndent(childNamed(element, "pPr")),
  };
}

/**
 * Counts paragraphs as Word does and says the label each shows. Lists made from one definition share their counters;
 * a list that overrides the start begins again the first time it is used.
 */
export class ListCounter {
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  constructor(private readonly numbering: Numbering) {}

  /** The visible label of the next paragraph of this list; null when it shows none. */
  next(numId: string, levelIndex: number): string | null {
    const list = this.numbering.list(numId);
    const index = Math.min(Math.max(levelIndex, 0), MAX_LEVEL);
    const level = list?.levels.get(index);
    if (!list || !level) return null;
    const counters = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counters);
    this.beginOverride(list, numId, index, counters);
    counters[index] = counters[index] === undefined ? level.start : counters[index] + 1;
    this.restartDeeper(list, index, counters);
    if (level.format === "bullet") return BULLET;
    const label = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = list.levels.get(at);
      const value = counters[at] ?? shown?.start ?? 1;
      const format = shown?.format ?? "decimal";
      // Legal numbering turns letters and numerals into figures; a leading zero stays, as in "Section 1.01".
      return numberAsWord(value, level.isLegal && format !== "decimalZero" ? "decimal" : format);
    });
    return label.trim() === "" ? null : label.trim();
  }

  private beginOverride(
    list: NumberedList,
    numId: string,
    index: number,
    counters: (number | undefined)[],
  ): void {
    const key = `${numId}/${index}`;
    const start = list.startOverrides.get(index);
    if (start === undefined || this.begun.has(key)) return;
    this.begun.add(key);
    counters[index] = start - 1;
  }

  private restartDeeper(list: NumberedList, index: number, counters: (number | undefined)[]): void {
    for (let deeper = index + 1; deeper <= MAX_LEVEL; deeper += 1) {
      const after = list.levels.get(deeper)?.restartAfter ?? null;
      if (after === 0 || (after !== null && index >= after)) continue;
      counters[deeper] = undefined;
    }
  }
}
