import { Readable } from "node:stream";
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import JSZip from "jszip";

/** Thrown where a file cannot be read as an OpenDocument text. */
export class OpenDocumentRefused extends Error {
  constructor(
    readonly fault: "damaged" | "other-kind" | "too-much" | "too-deep",
    detail: string,
  ) {
    super(detail);
  }
}

const TEXT_TYPES = [
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.text-template",
];

/** A letter unpacks to a megabyte or two. */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_LEVELS = 256;

/** The parts of an OpenDocument text that hold words and styles. Throws OpenDocumentRefused. */
export async function openDocumentParts(
  bytes: Uint8Array,
): Promise<{ content: Element; styles: Element | null }> {
  const zip = await JSZip.loadAsync(bytes).catch((cause: unknown) => {
    throw new OpenDocumentRefused("damaged", String(cause));
  });
  const type = (await zip.file("mimetype")?.async("string"))?.trim() ?? "";
  if (!TEXT_TYPES.includes(type)) throw new OpenDocumentRefused("other-kind", type.slice(0, 100));
  const content = await part(zip, "content.xml");
  if (content === null) throw new OpenDocumentRefused("damaged", "no content.xml");
  return { content, styles: await part(zip, "styles.xml") };
}

async function part(zip: JSZip, name: string): Promise<Element | null> {
  const entry = zip.file(name);
  if (entry === null) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  // What the directory of a zip says of sizes can be a lie, so the bytes are counted as they come.
  const stream = new Readable().wrap(entry.nodeStream("nodebuffer"));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new OpenDocumentRefused("too-much", name);
    chunks.push(chunk);
  }
  return parsed(name, new TextDecoder().decode(Buffer.concat(chunks)));
}

function parsed(name: string, text: string): Element {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new OpenDocumentRefused("damaged", `${name}: document type`);
  let root: Element | null = null;
  try {
    root = new DOMParser({
      onError: (level, message) => {
        if (level === "fatalError") throw new Error(message);
      },
    }).parseFromString(text, "text/xml").documentElement;
  } catch (cause) {
    throw new OpenDocumentRefused("damaged", `${name}: ${String(cause).slice(0, 200)}`);
  }
  if (root === null) throw new OpenDocumentRefused("damaged", `${name}: empty`);
  refuseTooDeep(root);
  return root;
}

/** What nests deeper than any program writes would exhaust the walk through it. */
function refuseTooDeep(root: Element): void {
  let level: Element[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) throw new OpenDocumentRefused("too-deep", `${MOST_LEVELS} levels`);
    level = level.flatMap((element) => [...elementsIn(element)]);
  }
}

const ELEMENT_NODE = 1;

/** The elements directly in a node. */
export function* elementsIn(parent: Node): Generator<Element> {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === ELEMENT_NODE) yield node as Element;
  }
}

/** Its elements of a name, at any depth. Names are compared without their prefix. */
export function elementsNamed(parent: Element | null, name: string): Element[] {
  if (parent === null) return [];
  return [...elementsIn(parent)].flatMap((element) => [
    ...(element.localName === name ? [element] : []),
    ...elementsNamed(element, name),
  ]);
}

/** An attribute by its name without a prefix; null when it is not there. */
export function xmlValue(element: Element | null, name: string): string | null {
  if (element === null) return null;
  for (let index = 0; index < element.attributes.length; index += 1) {
    const found = element.attributes.item(index);
    if (found?.localName === name) return found.value;
  }
  return null;
}
