import { appendFileSync, closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

/** The rules of WCAG 2.2 A and AA, as axe names them. */
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The text of axe, in which a browser finds what it needs fastest. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is asked of axe as it stands in a page. */
interface AxeInPage {
  run: (
    context: object,
    options: object,
  ) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
  commons: { color: { Color: { prototype: ColourOfAxe } } };
}

interface ColourOfAxe {
  parseString: (text: string) => ColourOfAxe;
  r: number;
  g: number;
  b: number;
  alpha: number;
}

/**
 * The shape of a page as it stands: every kind of element with its place below its ancestors and beside its neighbour, and
 * whether it has words, a name and a label, but not which, nor how often the same comes. A number stands for each; the width of
 * the screen is part of it. What axe finds fault with lies in one of them, so a page all of whose kinds stood in pages that it
 * found no fault with has nothing new for it.
 */
export async function shapeOf(page: Page): Promise<string[]> {
  return page.evaluate(`[...(${elementsByKind})().keys()]`);
}

/**
 * What axe finds wrong, by the rules of WCAG 2.2 A and AA, with the elements of some kinds of a page's shape and all below them, and with
 * the page as one: a line a rule, with the elements.
 */
export async function faultsOf(page: Page, kinds: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(`(${askAxe})((${elementsByKind})(), ${JSON.stringify({ kinds, tags: AXE_TAGS })})`);
}

/** Runs in the page, where axe is. */
async function askAxe(
  found: Map<string, Element[]>,
  { kinds, tags }: { kinds: string[]; tags: string[] },
): Promise<string[]> {
  const { axe } = window as unknown as { axe: AxeInPage };
  // Most of its time axe reads the same few colours again.
  const { prototype } = axe.commons.color.Color;
  const colours = new Map<string, ColourOfAxe>();
  const { parseString } = prototype;
  prototype.parseString = function (this: ColourOfAxe, text: string) {
    const known = colours.get(text);
    if (known === undefined) {
      const { r, g, b, alpha } = parseString.call(this, text);
      colours.set(text, { r, g, b, alpha } as ColourOfAxe);
      return this;
    }
    return Object.assign(this, known);
  };
  const asked = new Set(kinds.flatMap((kind) => found.get(kind) ?? []));
  const isBelowAnother = (element: Element) => {
    for (let above = element.parentElement; above !== null; above = above.parentElement)
      if (asked.has(above)) return true;
    return false;
  };
  const include = [...asked].filter((element) => !isBelowAnother(element));
  const ask = async (context: object, runOnly: object) =>
    (await axe.run(context, { runOnly, resultTypes: ["violations"] })).violations;
  try {
    // Of many parts it takes longer than of the whole, and of a part the one rule about the page as one is not asked.
    const violations =
      asked.has(document.body) || include.length > 20
        ? await ask(document, tags)
        : [...(await ask({ include }, tags)), ...(await ask(document, { type: "rule", values: ["bypass"] }))];
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
    );
  } finally {
    prototype.parseString = parseString;
  }
}

/** Runs in the page: its elements by the numbers of their kinds. */
function elementsByKind(): Map<string, Element[]> {
  const REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers"];
  /** Words of people and places: that they are there counts, not what they say. */
  const WORDS = ["alt", "title", "aria-label", "placeholder", "value", "href", "src", "content", "summary"];
  const VALUES =
    /^(class|role|type|lang|dir|scope|autocomplete|tabindex|target|rel|style|http-equiv|aria-.+)$/;

  const said = (name: string, value: string) => {
    if (REFERENCES.includes(name)) {
      return value.split(/\s+/).every((id) => document.getElementById(id) !== null);
    }
    if (WORDS.includes(name)) return value.trim() === "" ? "none" : "words";
    return VALUES.test(name) ? value.replaceAll(/\d+(\.\d+)?/g, "0") : "";
  };
  const hasWords = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "");
  const labels = (element: Element) => [...((element as HTMLInputElement).labels ?? [])];
  const kindOf = (element: Element) => {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${said(name, value)}`);
    const { checked, disabled } = element as HTMLInputElement;
    const hasFocus = element === document.activeElement;
    const isLabelled = labels(element).some((label) => (label.textContent ?? "").trim() !== "");
    return [
      element.tagName,
      ...attributes.sort(),
      checked,
      disabled,
      hasFocus,
      hasWords(element),
      isLabelled,
    ].join(" ");
  };
  /** A number of 53 bits for a text (cyrb53). */
  const numberOf = (text: string) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
  };

  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const page = [
    `width ${window.innerWidth}`,
    `each id once: ${ids.length === new Set(ids).size}`,
    `titled: ${document.title.trim() !== ""}`,
    kindOf(document.documentElement),
  ].join(" ");
  const found = new Map<string, Element[]>();
  const walk = (element: Element, place: string) => {
    let neighbour = "";
    for (const child of element.children) {
      const kind = kindOf(child);
      const own = numberOf(`${place} > ${kind}`);
      const number = numberOf(`${neighbour} + ${own}`);
      found.set(number, [...(found.get(number) ?? []), child]);
      neighbour = kind;
      walk(child, own);
    }
  };
  walk(document.documentElement, numberOf(page));
  return found;
}

/** The kinds of elements that stood in pages without a fault, kept in one file for all workers of a run. */
export class KnownShapes {
  readonly #path: string;
  readonly #known = new Set<string>();
  #read = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** What of a shape is new. */
  newIn(shape: readonly string[]): string[] {
    this.#readOn();
    return shape.filter((kind) => !this.#known.has(kind));
  }

  add(shape: readonly string[]): void {
    appendFileSync(this.#path, shape.map((kind) => `${kind}\n`).join(""));
  }

  /** Reads what the other workers have added meanwhile. */
  #readOn(): void {
    const file = openSync(this.#path, "a+");
    try {
      const bytes = Buffer.alloc(fstatSync(file).size - this.#read);
      readSync(file, bytes, 0, bytes.length, this.#read);
      // Up to the last whole line: a worker may be in the midst of another.
      const end = bytes.lastIndexOf("\n") + 1;
      for (const kind of bytes.toString("utf8", 0, end).split("\n")) if (kind !== "") this.#known.add(kind);
      this.#read += end;
    } finally {
      closeSync(file);
    }
  }
}
