import type JSZip from "jszip";
import { SaxesParser } from "saxes";

/** Cells that are joined to one, as rows and columns from 1. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface SheetMeasure {
  /** The sheet's name, as its tab shows it. */
  name: string;
  merges: Merge[];
}

/** Cells with anything in them, of all sheets: a library that reads them makes an object of each. */
const MOST_CELLS = 400_000;
const MOST_MERGES = 5_000;

/** A workbook has more than any list of people and sessions. */
export class TooManyCells extends Error {}

type Attributes = Record<string, string>;

/** Goes through XML without building anything; `take` is told each element by its name without a prefix. */
function eachElement(xml: string, take: (name: string, attributes: Attributes) => void): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => take(withoutPrefix(name), attributes));
  parser.write(xml.replace(/^\uFEFF/, "")).close();
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/**
 * Counts the cells of a workbook without keeping any, before a library reads them; and takes down which are joined, since
 * the library makes an object of each that a joined range covers. Throws TooManyCells, or the parser's error when a part
 * is no XML.
 */
export async function measureSheets(zip: JSZip): Promise<SheetMeasure[]> {
  const names = await sheetNames(zip);
  const sheets: SheetMeasure[] = [];
  let cells = 0;
  for (const [path, entry] of Object.entries(zip.files)) {
    if (entry.dir || !/^xl\/worksheets\/[^/]+\.xml$/i.test(path)) continue;
    const merges: Merge[] = [];
    eachElement(await entry.async("string"), (name, attributes) => {
      if (name === "c") cells += 1;
      const merge = name === "mergeCell" ? mergeOf(attributes.ref ?? "") : null;
      if (merge !== null) merges.push(merge);
      if (cells > MOST_CELLS || merges.length > MOST_MERGES) throw new TooManyCells(path);
    });
    sheets.push({ name: names.get(path) ?? "", merges });
  }
  return sheets;
}

/** The name of each sheet by the path of its part. */
async function sheetNames(zip: JSZip): Promise<Map<string, string>> {
  const nameOf = new Map<string, string>();
  eachElement((await zip.file("xl/workbook.xml")?.async("string")) ?? "<none/>", (name, attributes) => {
    if (name !== "sheet") return;
    const id = Object.entries(attributes).find(([key]) => withoutPrefix(key) === "id")?.[1] ?? "";
    nameOf.set(id, attributes.name ?? "");
  });
  const names = new Map<string, string>();
  eachElement(
    (await zip.file("xl/_rels/workbook.xml.rels")?.async("string")) ?? "<none/>",
    (name, attributes) => {
      const target = attributes.Target ?? "";
      const sheet = nameOf.get(attributes.Id ?? "");
      if (name !== "Relationship" || sheet === undefined) return;
      names.set(target.startsWith("/") ? target.slice(1) : `xl/${target}`, sheet);
    },
  );
  return names;
}

function mergeOf(range: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(range);
  if (match === null) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
}

/** A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
