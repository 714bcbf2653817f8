import JSZip from "jszip";
import { descendants, parseXml, textOf, type XmlElement } from "./lint/xml-tree.ts";

/** A drawn document as tests look at it: its body, and each paragraph of it in a few words. */
export interface DrawnDocument {
  body: XmlElement;
  part: (path: string) => Promise<string>;
  /** Paragraphs of the body in order, as "Style: text"; those of no style as their text alone. */
  lines: string[];
}

/** Opens a drawn document for a test. */
export async function readDrawn(bytes: Uint8Array): Promise<DrawnDocument> {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (path: string) => (await zip.file(path)?.async("string")) ?? "";
  const body = parseXml(await part("word/document.xml")).children[0]!;
  const lines = descendants(body, "w:p").map((paragraph) => {
    const style = descendants(paragraph, "w:pStyle")[0]?.attributes.get("w:val");
    const level = descendants(paragraph, "w:ilvl")[0]?.attributes.get("w:val");
    const name = [style, level].filter((one) => one !== undefined).join(" ");
    return `${name && `${name}: `}${textOf(paragraph)}`;
  });
  return { body, part, lines };
}
