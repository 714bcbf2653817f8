import { isBlank } from "../run-text.ts";
import { contrast } from "./contrast.ts";
import type { Rule } from "./finding.ts";
import { isInNumberColumn } from "./number-columns.ts";
import { fillOfTextBox } from "./pictures.ts";
import { place, themeFont, type WordFile } from "./word-file.ts";
import {
  ancestor,
  child,
  childValue,
  descendants,
  first,
  isOn,
  textOf,
  type XmlElement,
} from "./xml-tree.ts";

const SANS_SERIF =
  /^(arial|helvetica|calibri|verdana|tahoma|segoe ui|aptos|open sans|liberation sans|consolas|trebuchet ms|gill sans|franklin gothic|noto sans|source sans|lato|roboto|public sans|inter)\b/i;

/** Points a text must have: in the body, and in headers and footers, which repeat on each page. */
const LEAST_POINTS = { body: 12, notes: 12, margin: 9 } as const;

interface VisibleRun {
  path: string;
  kind: "body" | "notes" | "margin";
  run: XmlElement;
  paragraph: XmlElement;
}

function visibleRuns(file: WordFile): VisibleRun[] {
  return file.textParts.flatMap(({ path, root, kind }) =>
    descendants(root, "w:r").flatMap((run): VisibleRun[] => {
      const paragraph = ancestor(run, "w:p");
      return paragraph && !isBlank(textOf(run)) ? [{ path, kind, run, paragraph }] : [];
    }),
  );
}

/** One finding for each paragraph at most: a paragraph has many runs and one thing wrong with it. */
function perParagraph(file: WordFile, check: (one: VisibleRun) => string | null) {
  const told = new Set<XmlElement>();
  return visibleRuns(file).flatMap((one) => {
    if (told.has(one.paragraph)) return [];
    const message = check(one);
    if (message === null) return [];
    told.add(one.paragraph);
    return [{ where: place(one.path, one.run), message }];
  });
}

function points(file: WordFile, { run, paragraph }: VisibleRun): number {
  return Number(file.styles.runProperty(run, paragraph, "w:sz")?.attributes.get("w:val") ?? 20) / 2;
}

function usable(colour: string | undefined): string | undefined {
  return colour !== undefined && /^[0-9a-f]{6}$/i.test(colour) ? colour : undefined;
}

/** What a run stands on: its own shading, its paragraph's, its cell's, its table's, its text box's, or paper; null where it cannot be told. */
function background(file: WordFile, { run, paragraph }: VisibleRun): string | null {
  const cell = ancestor(paragraph, "w:tc");
  const row = cell && ancestor(cell, "w:tr");
  const table = row && ancestor(row, "w:tbl");
  const isFirstRow =
    table !== undefined && (isOn(child(child(row, "w:trPr"), "w:tblHeader")) || first(table, "w:tr") === row);
  const box = fillOfTextBox(paragraph);
  const shaded =
    usable(file.styles.runProperty(run, paragraph, "w:shd")?.attributes.get("w:fill")) ??
    usable(file.styles.paragraphProperty(paragraph, "w:shd")?.attributes.get("w:fill")) ??
    usable(childValue(child(cell, "w:tcPr"), "w:shd", "w:fill")) ??
    usable(file.styles.tableFill(childValue(child(table, "w:tblPr"), "w:tblStyle"), isFirstRow));
  if (shaded !== undefined) return shaded;
  return box === "unknown" ? null : (box ?? "FFFFFF");
}

/** Rules about how text looks and what it says. */
export const TEXT_RULES: Rule[] = [
  {
    name: "text/size",
    severity: "warning",
    check: (file) =>
      perParagraph(file, (one) => {
        const size = points(file, one);
        return size >= LEAST_POINTS[one.kind]
          ? null
          : `This text is ${size} point; it should be at least ${LEAST_POINTS[one.kind]}.`;
      }),
  },
  {
    name: "text/font",
    severity: "warning",
    check: (file) =>
      perParagraph(file, ({ run, paragraph }) => {
        const named = (one: XmlElement) =>
          one.attributes.has("w:ascii") || one.attributes.has("w:asciiTheme");
        const fonts = file.styles.runProperty(run, paragraph, "w:rFonts", named)?.attributes;
        const font =
          themeFont(file, fonts?.get("w:asciiTheme")) ?? fonts?.get("w:ascii") ?? "Times New Roman";
        return SANS_SERIF.test(font)
          ? null
          : `This text is set in ${font}, which is not a sans serif font we know.`;
      }),
  },
  {
    name: "text/aligned-left",
    severity: "error",
    check: (file) =>
      perParagraph(file, ({ kind, paragraph }) => {
        if (kind === "margin") return null;
        const side = file.styles.paragraphProperty(paragraph, "w:jc")?.attributes.get("w:val") ?? "left";
        if (side === "left" || side === "start") return null;
        if ((side === "right" || side === "end") && isInNumberColumn(paragraph)) return null;
        return `This text is not aligned left but ${side}.`;
      }),
  },
  {
    name: "text/contrast",
    severity: "error",
    check: (file) =>
      perParagraph(file, (one) => {
        const written = file.styles.runProperty(one.run, one.paragraph, "w:color")?.attributes.get("w:val");
        const behind = background(file, one);
        if (behind === null) return null;
        // Without a colour Word takes black or white, whichever can be read.
        const colour = usable(written) ?? (contrast("000000", behind) >= 4.5 ? "000000" : "FFFFFF");
        const bold = isOn(file.styles.runProperty(one.run, one.paragraph, "w:b"));
        const size = points(file, one);
        const needed = size >= 18 || (bold && size >= 14) ? 3 : 4.5;
        const found = contrast(colour, behind);
        return found >= needed
          ? null
          : `The contrast of ${colour} on ${behind} is ${found.toFixed(1)} to 1; it should be at least ${needed}.`;
      }),
  },
  {
    name: "text/placeholder",
    severity: "error",
    check: (file) =>
      file.textParts.flatMap(({ path, root }) =>
        descendants(root, "w:p").flatMap((paragraph) => {
          const found = /\{\{[^{}]{1,80}\}\}/.exec(textOf(paragraph));
          return found && !descendants(paragraph, "w:p").length
            ? [{ where: place(path, paragraph), message: `The placeholder ${found[0]} was never filled.` }]
            : [];
        }),
      ),
  },
  {
    name: "text/typed-placeholder",
    severity: "warning",
    check: (file) =>
      file.textParts.flatMap(({ path, root }) =>
        descendants(root, "w:p").flatMap((paragraph) => {
          const found = TYPED_PLACEHOLDER.exec(textOf(paragraph));
          return found
            ? [
                {
                  where: place(path, paragraph),
                  message: `“${found[0]}” looks like something still to be filled in.`,
                },
              ]
            : [];
        }),
      ),
  },
];

// Text people typed: braces held apart by the joiner that drawing puts between them, or the marks of a draft.
const TYPED_PLACEHOLDER =
  /\{\u2060\{[^{}]{1,80}\}|\[(?:insert|name|date|tbc|to be confirmed)\b[^\]]{0,60}\]|\b(?:NAME IF KNOWN|TBC|XX+)\b/;
