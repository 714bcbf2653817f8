import { SaxesParser } from "saxes";
import { usualName } from "./xml-names.ts";

/** An XML element as the rules see it: names with the prefix that Word writes, whichever the file has (`xml-names.ts`). */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Elements and pieces of text, in order. */
  content: (XmlElement | string)[];
  /** The elements alone. */
  children: XmlElement[];
  parent: XmlElement | null;
}

/** Thrown by `parseXml`; the message says what the parser could not read. */
export class BrokenXml extends Error {}

/** Word nests some forty levels; the rules go down the tree level by level, and thousands would exhaust them. */
const MOST_LEVELS = 500;

/**
 * Reads a part into a tree in time that grows with its length. What stands in `mc:Fallback` is left out: it is the same
 * content once more, for programs that cannot read the first form.
 * @throws BrokenXml when the text is not well-formed
 */
export function parseXml(xml: string): XmlElement {
  // A part may carry a byte order mark, which the parser takes for text before the root.
  const source = xml.replace(/^\uFEFF/, "");
  if (/<!DOCTYPE/i.test(source))
    throw new BrokenXml("A document type declaration has no place in a Word file.");
  const parser = new SaxesParser<{ xmlns: true; position: false }>({ xmlns: true, position: false });
  let root: XmlElement | null = null;
  let open: XmlElement | null = null;
  let level = 0;
  let fallbackLevel = 0;
  parser.on("error", ({ message }) => {
    throw new BrokenXml(message);
  });
  parser.on("opentag", (tag) => {
    const name = usualName(tag);
    level += 1;
    if (level > MOST_LEVELS) throw new BrokenXml("Its elements are nested too deeply.");
    if (fallbackLevel === 0 && name === "mc:Fallback") fallbackLevel = level;
    if (fallbackLevel > 0) return;
    const values = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) values.set(usualName(attribute), attribute.value);
    const element: XmlElement = { name, attributes: values, content: [], children: [], parent: open };
    if (open === null) root = element;
    else {
      open.content.push(element);
      open.children.push(element);
    }
    open = element;
  });
  parser.on("closetag", () => {
    if (fallbackLevel === 0) open = open?.parent ?? null;
    else if (fallbackLevel === level) fallbackLevel = 0;
    level -= 1;
  });
  const addText = (text: string) => {
    if (fallbackLevel === 0) open?.content.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(source).close();
  if (root === null) throw new BrokenXml("There is no root element.");
  return root;
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** A value such as `w:val` of a child such as `w:pStyle`. */
export function childValue(
  element: XmlElement | undefined,
  name: string,
  attribute = "w:val",
): string | undefined {
  return child(element, name)?.attributes.get(attribute);
}

/** All elements below, in document order; of one of the names when any is given. */
export function descendants(element: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (one: XmlElement) => {
    for (const inner of one.children) {
      if (names.length === 0 || names.includes(inner.name)) found.push(inner);
      walk(inner);
    }
  };
  walk(element);
  return found;
}

/** The first element of that name below, in document order; what comes after it is not looked at. */
export function first(element: XmlElement, name: string): XmlElement | undefined {
  for (const inner of element.children) {
    const found = inner.name === name ? inner : first(inner, name);
    if (found) return found;
  }
  return undefined;
}

/** The nearest element of one of the names above. */
export function ancestor(element: XmlElement, ...names: string[]): XmlElement | undefined {
  for (let above = element.parent; above; above = above.parent) if (names.includes(above.name)) return above;
  return undefined;
}

/**
 * The elements inside one, those that are only wrapped taken out of their wrapping: content controls and custom XML stand round paragraphs,
 * rows and cells and change nothing of what these are.
 */
export function unwrapped(element: XmlElement): XmlElement[] {
  return element.children.flatMap((one) => (WRAPPERS.has(one.name) ? unwrapped(one) : [one]));
}

/** The rows of a table. */
export function rowsOf(table: XmlElement): XmlElement[] {
  return unwrapped(table).filter((one) => one.name === "w:tr");
}

/** The cells of a row. */
export function cellsOf(row: XmlElement | undefined): XmlElement[] {
  return row === undefined ? [] : unwrapped(row).filter((one) => one.name === "w:tc");
}

const WRAPPERS = new Set(["w:sdt", "w:sdtContent", "w:customXml"]);

/** True for a switch such as `<w:b/>` that is there and not turned off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !["0", "false", "off"].includes(element.attributes.get("w:val") ?? "true");
}

/** The words a reader sees in an element; tabs and line breaks as spaces. */
export function textOf(element: XmlElement): string {
  if (element.name === "w:t") return element.content.filter((one) => typeof one === "string").join("");
  if (element.name === "w:tab" || element.name === "w:br" || element.name === "w:cr") return " ";
  if (element.name === "w:noBreakHyphen") return "-";
  if (element.name === "w:pPr" || element.name === "w:rPr") return "";
  return element.children.map(textOf).join("");
}

/** The beginning of `textOf` without spaces at the ends, at most so many characters; the rest is not looked at. */
export function firstWordsOf(element: XmlElement, most: number): string {
  let words = "";
  for (const piece of pieces(element)) {
    words = (words + piece).trimStart();
    if (words.length >= most) break;
  }
  return words.slice(0, most).trimEnd();
}

function* pieces(element: XmlElement): Generator<string> {
  if (LEAVES.has(element.name) || element.children.length === 0) yield textOf(element);
  else for (const inner of element.children) yield* pieces(inner);
}

/** Elements whose words are all their own. */
const LEAVES = new Set(["w:t", "w:tab", "w:br", "w:cr", "w:pPr", "w:rPr"]);
