import type { Element, Node } from "@xmldom/xmldom";

/** Small readings of Word's XML. Names are compared without their prefix: files made by others use other prefixes. */

const ELEMENT_NODE = 1;

export function* childElements(parent: Node): Generator<Element> {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === ELEMENT_NODE) yield node as Element;
  }
}

export function childNamed(parent: Node | null, name: string): Element | null {
  if (!parent) return null;
  for (const element of childElements(parent)) {
    if (element.localName === name) return element;
  }
  return null;
}

export function children(parent: Node | null, name: string): Element[] {
  return parent ? [...childElements(parent)].filter((element) => element.localName === name) : [];
}

/** `w:val` and the like; null when the attribute is not there. */
export function attribute(element: Element | null, name: string): string | null {
  if (!element) return null;
  const direct = element.getAttribute(`w:${name}`) ?? element.getAttribute(name);
  if (direct !== null) return direct;
  for (let index = 0; index < element.attributes.length; index += 1) {
    const found = element.attributes.item(index);
    if (found?.localName === name) return found.value;
  }
  return null;
}

export function numberAttribute(element: Element | null, name: string): number | null {
  const text = attribute(element, name);
  if (text === null || !/^-?\d{1,9}$/.test(text)) return null;
  return Number(text);
}

/** A switch such as `<w:b/>`: on unless it says otherwise; null when it is not there. */
export function isSwitchedOn(properties: Element | null, name: string): boolean | null {
  const element = childNamed(properties, name);
  if (!element) return null;
  return !["0", "false", "off", "none"].includes((attribute(element, "val") ?? "1").toLowerCase());
}

/** Left indentation of paragraph properties in twentieths of a point; null when they set none. */
export function leftIndent(properties: Element | null): number | null {
  const indent = childNamed(properties, "ind");
  return numberAttribute(indent, "left") ?? numberAttribute(indent, "start");
}
