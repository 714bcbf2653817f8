import { readFile } from "node:fs/promises";
import path from "node:path";
import { patchDetector } from "docx";
import JSZip from "jszip";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { placeholdersOf, type TemplateKind, type WordOrientation } from "./document.ts";

/** A template made ready for patching again and again. */
export interface Template {
  /** The .docx without compression, which is quicker to open each time. */
  bytes: Uint8Array;
  /** Its placeholders in the order they stand in, sections included. */
  placeholders: string[];
}

const cache = new Map<string, Promise<Template>>();

/** Where the template of a kind lies. */
export function templateFile(kind: TemplateKind): string {
  return path.join(projectRoot, "templates", `${kind}.docx`);
}

/**
 * Reads the template of a kind, turned to the orientation, once per process.
 * @throws Error naming the file and the placeholders when the template lacks one the code fills, or has one it cannot.
 */
export function loadTemplate(kind: TemplateKind, orientation: WordOrientation): Promise<Template> {
  const key = `${kind} ${orientation}`;
  let loaded = cache.get(key);
  if (!loaded) {
    loaded = readTemplate(kind, orientation);
    cache.set(key, loaded);
    // A template that somebody mends is read again at the next try.
    loaded.catch(() => cache.delete(key));
  }
  return loaded;
}

async function readTemplate(kind: TemplateKind, orientation: WordOrientation): Promise<Template> {
  const file = templateFile(kind);
  const zip = await JSZip.loadAsync(await readFile(file));
  const document = await zip.file("word/document.xml")!.async("string");
  zip.file("word/document.xml", turnPages(document, orientation));
  const bytes = await zip.generateAsync({ type: "uint8array", compression: "STORE" });
  const placeholders = await patchDetector({ data: bytes });
  const wanted = new Set(placeholdersOf(kind));
  const missing = [...wanted].filter((name) => !placeholders.includes(name));
  const unknown = placeholders.filter((name) => !wanted.has(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(
      `The template ${file} does not fit the program. Missing: ${missing.join(", ") || "none"}. Unknown: ${unknown.join(", ") || "none"}. See templates/README.md.`,
    );
  return { bytes, placeholders: placeholders.filter((name) => wanted.has(name)) };
}

/** Turns every section of a document part to the orientation by exchanging width and height where needed. */
export function turnPages(documentXml: string, orientation: WordOrientation): string {
  return documentXml.replace(/<w:pgSz\b[^>]*\/>/g, (size) => {
    const width = Number(/w:w="(\d+)"/.exec(size)?.[1]);
    const height = Number(/w:h="(\d+)"/.exec(size)?.[1]);
    const [short, long] = width < height ? [width, height] : [height, width];
    return orientation === "landscape"
      ? `<w:pgSz w:w="${long}" w:h="${short}" w:orient="landscape"/>`
      : `<w:pgSz w:w="${short}" w:h="${long}"/>`;
  });
}
