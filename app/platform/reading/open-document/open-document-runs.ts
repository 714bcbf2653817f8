import type { Element, Node } from "@xmldom/xmldom";
import type { OpenDocumentStyles } from "./open-document-styles.ts";
import { elementsNamed, xmlValue } from "./open-document-xml.server.ts";

/** Words of one look. "\n" is a line break that somebody made. */
export interface DocumentRun {
  text: string;
  isBold: boolean;
}

/** The words of a paragraph, the text boxes that hang on it, and its footnotes. */
export interface ParagraphWords {
  runs: DocumentRun[];
  boxes: Element[];
  notes: Element[];
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const MOST_SPACES = 200;

/** Reads the words of one paragraph. What stands in comments is left out. */
export function paragraphRuns(paragraph: Element, styles: OpenDocumentStyles): ParagraphWords {
  const found: ParagraphWords = { runs: [], boxes: [], notes: [] };
  collect(paragraph, styles.isBold(xmlValue(paragraph, "style-name"), false), styles, found);
  return found;
}

function collect(parent: Node, isBold: boolean, styles: OpenDocumentStyles, found: ParagraphWords): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    // Line ends of the file itself are spaces.
    if (node.nodeType === TEXT_NODE) add(found, (node.nodeValue ?? "").replace(/[ \t\r\n]+/g, " "), isBold);
    else if (node.nodeType === ELEMENT_NODE) collectElement(node as Element, isBold, styles, found);
  }
}

function collectElement(
  element: Element,
  isBold: boolean,
  styles: OpenDocumentStyles,
  found: ParagraphWords,
): void {
  switch (element.localName) {
    case "s":
      add(found, " ".repeat(Math.min(Number(xmlValue(element, "c") ?? 1), MOST_SPACES)), isBold);
      return;
    case "tab":
      add(found, " ", isBold);
      return;
    case "line-break":
      add(found, "\n", isBold);
      return;
    case "note":
      found.notes.push(...elementsNamed(element, "note-body"));
      return;
    case "annotation":
    case "annotation-end":
    case "change":
      return;
    case "frame":
    case "custom-shape":
      found.boxes.push(...boxesIn(element));
      return;
    case "span":
      collect(element, styles.isBold(xmlValue(element, "style-name"), isBold), styles, found);
      return;
    default:
      collect(element, isBold, styles, found);
  }
}

/** A shape holds its words itself, a frame in text boxes. */
function boxesIn(element: Element): Element[] {
  return element.localName === "custom-shape" ? [element] : elementsNamed(element, "text-box");
}

function add(found: ParagraphWords, text: string, isBold: boolean): void {
  const last = found.runs.at(-1);
  if (text === "") return;
  if (last !== undefined && last.isBold === isBold) last.text += text;
  else found.runs.push({ text, isBold });
}
