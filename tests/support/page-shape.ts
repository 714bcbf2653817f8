import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Page } from "@playwright/test";

/**
 * The shape of a page as it stands: every kind of element with its place below its ancestors and beside its neighbour, and
 * whether it has words, a name and a label, but not which, nor how often the same comes. A number stands for each; the width of
 * the screen is part of it. What axe finds fault with lies in one of them, so a page all of whose kinds stood in pages that it
 * found no fault with has nothing new for it.
 */
export async function shapeOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const REFERENCES = [
      "for",
      "aria-labelledby",
      "aria-describedby",
      "aria-controls",
      "aria-owns",
      "headers",
    ];
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
    const found = new Set<string>();
    const walk = (element: Element, place: string) => {
      let neighbour = "";
      for (const child of element.children) {
        const kind = kindOf(child);
        const own = numberOf(`${place} > ${kind}`);
        found.add(numberOf(`${neighbour} + ${own}`));
        neighbour = kind;
        walk(child, own);
      }
    };
    walk(document.documentElement, numberOf(page));
    return [...found];
  });
}

/** The kinds of elements that stood in pages without a fault, kept in one file for all workers of a run. */
export class KnownShapes {
  readonly #path: string;
  readonly #known = new Set<string>();
  #read = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whether nothing of a shape is new. */
  knows(shape: readonly string[]): boolean {
    this.#readOn();
    return shape.every((kind) => this.#known.has(kind));
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
