import { DOMParser, ParseError } from "@xmldom/xmldom";

/** An XML element as the rules see it: names with the prefix they were written with (Word always writes `w:`). */
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

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** @throws BrokenXml when the text is not well-formed */
export function parseXml(xml: string): XmlElement {
  // A part may carry a byte order mark, which the parser takes for text before the root.
  const source = xml.replace(/^\uFEFF/, "");
  if (/<!DOCTYPE/i.test(source))
    throw new BrokenXml("A document type declaration has no place in a Word file.");
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new BrokenXml(message);
      },
    });
    const root = parser.parseFromString(source, "text/xml").documentElement;
    if (!root) throw new BrokenXml("There is no root element.");
    return convert(root as unknown as DomNode, null);
  } catch (error) {
    if (error instanceof BrokenXml) throw error;
    if (error instanceof ParseError) throw new BrokenXml(error.message);
    throw error;
  }
}

interface DomNode {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  firstChild: DomNode | null;
  nextSibling: DomNode | null;
  attributes: ArrayLike<{ name: string; value: string }>;
}

function convert(node: DomNode, parent: XmlElement | null): XmlElement {
  const attributes = new Map<string, string>();
  for (let index = 0; index < node.attributes.length; index++) {
    const attribute = node.attributes[index]!;
    attributes.set(attribute.name, attribute.value);
  }
  const element: XmlElement = { name: node.nodeName, attributes, content: [], children: [], parent };
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) {
      // The same content once more, for programs that cannot read the first form.
      if (child.nodeName === "mc:Fallback") continue;
      const converted = convert(child, element);
      element.content.push(converted);
      element.children.push(converted);
    } else if (child.nodeType === TEXT || child.nodeType === CDATA)
      element.content.push(child.nodeValue ?? "");
  }
  return element;
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

/** The nearest element of that name above. */
export function ancestor(element: XmlElement, name: string): XmlElement | undefined {
  for (let above = element.parent; above; above = above.parent) if (above.name === name) return above;
  return undefined;
}

/** True for a switch such as `<w:b/>` that is there and not turned off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !["0", "false", "off"].includes(element.attributes.get("w:val") ?? "true");
}

/** The words a reader sees in an element; tabs and line breaks as spaces. */
export function textOf(element: XmlElement): string {
  if (element.name === "w:t") return element.content.filter((one) => typeof one === "string").join("");
  if (element.name === "w:tab" || element.name === "w:br" || element.name === "w:cr") return " ";
  if (element.name === "w:pPr" || element.name === "w:rPr") return "";
  return element.children.map(textOf).join("");
}
