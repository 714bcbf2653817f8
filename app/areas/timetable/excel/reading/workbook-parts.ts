import { goThroughXml, saysYes, withoutPrefix, type XmlAttributes } from "./xml-events.ts";

/** Gives the text of a part of a package by its path; null where there is none. */
export type PartReader = (path: string) => Promise<string | null>;

export interface SheetPart {
  /** As its tab shows it. */
  name: string;
  path: string;
  isVisible: boolean;
}

/** Where the parts of a workbook are, by the relationships that it names and not by usual file names. */
export interface WorkbookParts {
  sheets: SheetPart[];
  /** Whether days are counted from 1904, as Excel on a Mac did. */
  is1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
}

interface Relationship {
  id: string;
  /** The last word of its type: "worksheet", "styles". */
  kind: string;
  path: string;
}

/** Finds the parts of a workbook. Throws the parser's error where a part is no XML. */
export async function findWorkbookParts(read: PartReader): Promise<WorkbookParts> {
  const main =
    (await relationshipsOf("", read)).find(({ kind }) => kind === "officeDocument")?.path ??
    "xl/workbook.xml";
  const relations = await relationshipsOf(main, read);
  const pathOf = new Map(relations.map(({ id, path }) => [id, path]));
  const found: WorkbookParts = {
    sheets: [],
    is1904: false,
    sharedStrings: relations.find(({ kind }) => kind === "sharedStrings")?.path ?? null,
    styles: relations.find(({ kind }) => kind === "styles")?.path ?? null,
  };
  const xml = await read(main);
  if (xml === null) throw new Error("there is no workbook in the package");
  goThroughXml(xml, {
    open(name, attributes) {
      if (name === "workbookPr") found.is1904 = saysYes(attributes.date1904);
      if (name !== "sheet") return;
      const path = pathOf.get(anyPrefix(attributes, "id") ?? "");
      // A chart on a sheet of its own has no cells.
      if (path === undefined || !isWorksheet(relations, path)) return;
      const isVisible = (attributes.state ?? "visible") === "visible";
      found.sheets.push({ name: attributes.name ?? "", path, isVisible });
    },
  });
  return found;
}

function isWorksheet(relations: readonly Relationship[], path: string): boolean {
  return relations.some((one) => one.path === path && one.kind === "worksheet");
}

/** The id of a relationship has a prefix that files choose; the sheet's own `sheetId` is another attribute. */
function anyPrefix(attributes: XmlAttributes, key: string): string | undefined {
  return Object.entries(attributes).find(([name]) => withoutPrefix(name) === key)?.[1];
}

async function relationshipsOf(part: string, read: PartReader): Promise<Relationship[]> {
  const cut = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, cut);
  const xml = await read(`${folder}_rels/${part.slice(cut)}.rels`);
  const found: Relationship[] = [];
  if (xml === null) return found;
  goThroughXml(xml, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return;
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf("/") + 1), path: resolved(folder, Target) });
    },
  });
  return found;
}

/** A target as a path from the root of the package. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const piece of `${folder}${target}`.split("/")) {
    if (piece === "..") path.pop();
    else if (piece !== "." && piece !== "") path.push(piece);
  }
  return path.join("/");
}
