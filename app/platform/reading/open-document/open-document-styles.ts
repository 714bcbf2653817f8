import type { Element } from "@xmldom/xmldom";
import { elementsIn, elementsNamed, xmlValue } from "./open-document-xml.server.ts";

interface Style {
  parent: string | null;
  /** Null where the style does not say. */
  isBold: boolean | null;
  /** The level of heading it is, from 1. */
  heading: number | null;
}

/** How one level of a list looks. */
export interface ListLevel {
  /** 1, a, A, i, I; "" for none; null for a bullet. */
  format: string | null;
  prefix: string;
  suffix: string;
  /** How many levels its number shows: 2 for "1.1". */
  shown: number;
  start: number;
}

const MOST_PARENTS = 20;

/** The styles of an OpenDocument text that change what somebody reads: what is bold, and how lists are numbered. */
export class OpenDocumentStyles {
  private readonly styles = new Map<string, Style>();
  private readonly lists = new Map<string, Map<number, ListLevel>>();
  /** How headings are numbered; no level of it where they are not. */
  readonly outline: Map<number, ListLevel>;

  constructor(roots: readonly (Element | null)[]) {
    const all = (name: string) => roots.flatMap((root) => elementsNamed(root, name));
    for (const element of all("style")) {
      const name = xmlValue(element, "name");
      if (name !== null) this.styles.set(name, readStyle(element));
    }
    for (const element of all("list-style")) {
      const name = xmlValue(element, "name");
      if (name !== null) this.lists.set(name, readLevels(element));
    }
    this.outline = new Map(all("outline-style").flatMap((element) => [...readLevels(element)]));
  }

  /** Whether text of this style is bold; `otherwise` where neither it nor what it is drawn from says. */
  isBold(name: string | null, otherwise: boolean): boolean {
    return this.first(name, (style) => style.isBold) ?? otherwise;
  }

  /** The level of heading that paragraphs of this style are, from 1; null for ordinary ones. */
  headingLevel(name: string | null): number | null {
    return this.first(name, (style) => style.heading);
  }

  level(list: string | null, level: number): ListLevel | null {
    return list === null ? null : (this.lists.get(list)?.get(level) ?? null);
  }

  private first<Value>(name: string | null, ask: (style: Style) => Value | null): Value | null {
    let at = name;
    for (let step = 0; at !== null && step < MOST_PARENTS; step += 1) {
      const style = this.styles.get(at);
      if (style === undefined) return null;
      const value = ask(style);
      if (value !== null) return value;
      at = style.parent;
    }
    return null;
  }
}

function readStyle(element: Element): Style {
  const text = [...elementsIn(element)].find(({ localName }) => localName === "text-properties") ?? null;
  const weight = xmlValue(text, "font-weight");
  return {
    parent: xmlValue(element, "parent-style-name"),
    isBold: weight === null ? null : weight === "bold" || Number(weight) >= 600,
    heading: headingOf(xmlValue(element, "name") ?? "", xmlValue(element, "default-outline-level") ?? ""),
  };
}

/** A style is one of headings where it says so, or by the names that every program gives them. */
function headingOf(name: string, outline: string): number | null {
  const named = name === "Title" ? "1" : (/^Heading_20_(\d)$/.exec(name)?.[1] ?? "");
  const level = Number(outline === "" ? named : outline);
  return level > 0 ? level : null;
}

function readLevels(list: Element): Map<number, ListLevel> {
  return new Map(
    [...elementsIn(list)].map((element): [number, ListLevel] => [
      Number(xmlValue(element, "level") ?? 1),
      {
        format: /bullet|image/.test(element.localName ?? "") ? null : (xmlValue(element, "num-format") ?? ""),
        prefix: xmlValue(element, "num-prefix") ?? "",
        suffix: xmlValue(element, "num-suffix") ?? "",
        shown: Number(xmlValue(element, "display-levels") ?? 1),
        start: Number(xmlValue(element, "start-value") ?? 1),
      },
    ]),
  );
}
