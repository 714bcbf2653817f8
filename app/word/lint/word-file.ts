import JSZip from "jszip";
import { StyleSheet } from "./style-sheet.ts";
import {
  ancestor,
  BrokenXml,
  child,
  descendants,
  first,
  firstWordsOf,
  parseXml,
  type XmlElement,
} from "./xml-tree.ts";

export interface Relationship {
  id: string;
  type: string;
  target: string;
  external: boolean;
}

/** Thrown by `openWordFile` when the bytes are no Word file at all. */
export class NotAWordFile extends Error {}

/** A Word file taken apart once, for all rules. */
export interface WordFile {
  /** Paths of all parts, without a leading slash. */
  paths: Set<string>;
  /** The XML parts that could be read. */
  parts: Map<string, XmlElement>;
  /** The XML parts that could not, with the parser's complaint. */
  broken: Map<string, string>;
  /** Relationships by the part they belong to; "" for those of the whole package. */
  relationships: Map<string, Relationship[]>;
  /** Path of the main document part, and its `w:body`. */
  main: string;
  body: XmlElement;
  styles: StyleSheet;
  /** Header, footer, footnote and main parts: all that hold text people read. */
  textParts: { path: string; root: XmlElement; kind: "body" | "notes" | "margin" }[];
}

const OFFICE = /\/relationships\/officeDocument$/;

/** The part a relationship of a part points to, as a path in the package. */
export function resolveTarget(source: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = source.split("/").slice(0, -1);
  for (const step of target.split("#")[0]!.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The path of a part by its name: letter case does not count, and a name may be written with escapes. */
export function partNamed(paths: ReadonlySet<string>, name: string): string | undefined {
  if (paths.has(name)) return name;
  let byLowerCase = pathsByLowerCase.get(paths);
  if (byLowerCase === undefined) {
    byLowerCase = new Map([...paths].map((path) => [path.toLowerCase(), path]));
    pathsByLowerCase.set(paths, byLowerCase);
  }
  return byLowerCase.get(name.toLowerCase()) ?? byLowerCase.get(unescaped(name).toLowerCase());
}

const pathsByLowerCase = new WeakMap<ReadonlySet<string>, Map<string, string>>();

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function relationshipsIn(root: XmlElement): Relationship[] {
  return root.children
    .filter((one) => one.name === "Relationship")
    .map((one) => ({
      id: one.attributes.get("Id") ?? "",
      type: one.attributes.get("Type") ?? "",
      target: one.attributes.get("Target") ?? "",
      external: one.attributes.get("TargetMode") === "External",
    }));
}

/** The part whose relationships a `.rels` file holds. */
function ownerOf(relsPath: string): string {
  return relsPath.replace(/(^|\/)_rels\/([^/]*)\.rels$/, "$1$2");
}

/**
 * Takes a Word file apart.
 * @throws NotAWordFile with a sentence for people when there is no main document to look at
 */
export async function openWordFile(bytes: Uint8Array): Promise<WordFile> {
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes);
  } catch {
    throw new NotAWordFile("This is not a Word file (.docx): it cannot be opened as a zip archive.");
  }
  const files = Object.values(zip.files).filter((file) => !file.dir);
  const paths = new Set(files.map((file) => file.name));
  if (partNamed(paths, "[Content_Types].xml") === undefined)
    throw new NotAWordFile("This is not a Word file (.docx): it has no list of content types.");

  const parts = new Map<string, XmlElement>();
  const broken = new Map<string, string>();
  const relationships = new Map<string, Relationship[]>();
  for (const file of files) {
    if (!/\.(xml|rels)$/.test(file.name)) continue;
    try {
      const root = parseXml(await file.async("string"));
      parts.set(file.name, root);
      if (file.name.endsWith(".rels")) relationships.set(ownerOf(file.name), relationshipsIn(root));
    } catch (error) {
      if (!(error instanceof BrokenXml)) throw error;
      broken.set(file.name, error.message);
    }
  }

  const target = relationships.get("")?.find((one) => OFFICE.test(one.type))?.target;
  const main = target === undefined ? "" : (partNamed(paths, resolveTarget("", target)) ?? "");
  const document = parts.get(main);
  const body = child(document, "w:body");
  if (!document || !body) {
    const complaint = broken.get(main);
    throw new NotAWordFile(
      complaint === undefined
        ? "This is not a Word file (.docx): it has no main document with a body."
        : `The main document of this Word file cannot be read: ${complaint}`,
    );
  }
  return {
    paths,
    parts,
    broken,
    relationships,
    main,
    body,
    styles: new StyleSheet(partOfType({ paths, parts, relationships }, main, "styles")),
    textParts: [...parts].flatMap(([path, root]) => {
      const kind = TEXT_KINDS[root.name];
      return kind ? [{ path, root, kind }] : [];
    }),
  };
}

const TEXT_KINDS: Record<string, "body" | "notes" | "margin"> = {
  "w:document": "body",
  "w:footnotes": "notes",
  "w:endnotes": "notes",
  "w:hdr": "margin",
  "w:ftr": "margin",
};

/** The part that another has a relationship of that type to; "" stands for the whole package. */
export function partOfType(
  { paths, parts, relationships }: Pick<WordFile, "paths" | "parts" | "relationships">,
  source: string,
  type: string,
): XmlElement | undefined {
  const found = relationships.get(source)?.find((one) => one.type.endsWith(`/${type}`));
  const path = found && partNamed(paths, resolveTarget(source, found.target));
  return path === undefined ? undefined : parts.get(path);
}

/** A part related to the main document, such as `numbering` or `footnotes`. */
export function relatedPart(file: WordFile, type: string): XmlElement | undefined {
  return partOfType(file, file.main, type);
}

/** The font that stands for `minorHAnsi`, `majorAscii` and their like in the theme. */
export function themeFont(file: WordFile, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const theme = relatedPart(file, "theme");
  const scheme = theme && first(theme, name.startsWith("major") ? "a:majorFont" : "a:minorFont");
  return child(scheme, "a:latin")?.attributes.get("typeface");
}

/** Names a place for people: the part, which paragraph of it, and its first words. */
export function place(path: string, element: XmlElement): string {
  const paragraph = element.name === "w:p" ? element : (ancestor(element, "w:p") ?? first(element, "w:p"));
  if (!paragraph) return path;
  const number = numberOf(paragraph);
  const words = firstWordsOf(paragraph, MOST_WORDS_SHOWN + 1);
  const excerpt = words.length > MOST_WORDS_SHOWN ? `${words.slice(0, MOST_WORDS_SHOWN - 1)}…` : words;
  return excerpt ? `${path}, paragraph ${number} “${excerpt}”` : `${path}, paragraph ${number}`;
}

/** Characters of a paragraph that are shown to find it by. */
const MOST_WORDS_SHOWN = 50;

/** Numbers of the paragraphs of each part, counted once: a file has as many findings as paragraphs, and more. */
const paragraphNumbers = new WeakMap<XmlElement, Map<XmlElement, number>>();

function numberOf(paragraph: XmlElement): number {
  let root = paragraph;
  while (root.parent) root = root.parent;
  let numbers = paragraphNumbers.get(root);
  if (numbers === undefined) {
    numbers = new Map(descendants(root, "w:p").map((one, index) => [one, index + 1]));
    paragraphNumbers.set(root, numbers);
  }
  return numbers.get(paragraph) ?? 0;
}
