import { isBlank } from "../run-text.ts";
import type { Rule } from "./finding.ts";
import { picturesWithoutWords } from "./pictures.ts";
import { place, type WordFile } from "./word-file.ts";
import { child, childValue, descendants, isOn, textOf, unwrapped, type XmlElement } from "./xml-tree.ts";

/** Things other than words that make a paragraph more than a gap. */
const HOLDS_SOMETHING = [
  "w:drawing",
  "w:pict",
  "w:object",
  "w:sectPr",
  "w:sym",
  "w:footnoteReference",
  "w:endnoteReference",
  "w:fldSimple",
  "w:fldChar",
  "m:oMath",
];

const EMPTY_LINK_WORDS = new Set(
  `click here|here|click|link|this link|this|this page|page|more|read more|see more|find out more|learn more|website|web page|
  webpage|site|online|download|document|see here|see`
    .split("|")
    .map((words) => words.trim()),
);

function bodyParagraphs(file: WordFile): XmlElement[] {
  return unwrapped(file.body).filter((one) => one.name === "w:p");
}

/** Plain paragraphs of the body: no heading, no list, in the default style or none. */
function plainParagraphs(file: WordFile): XmlElement[] {
  return bodyParagraphs(file).filter((paragraph) => {
    const style = childValue(child(paragraph, "w:pPr"), "w:pStyle");
    return (
      file.styles.headingLevel(paragraph) === null &&
      ["", "normal", "body text"].includes(style === undefined ? "" : file.styles.nameOf(style)) &&
      file.styles.paragraphProperty(paragraph, "w:numPr") === undefined
    );
  });
}

const report = (file: WordFile, paragraphs: XmlElement[], message: string) =>
  paragraphs.map((paragraph) => ({ where: place(file.main, paragraph), message }));

/** `at`: the paragraph's place in the body, content controls opened. */
function isGap(file: WordFile, paragraph: XmlElement, at: number, around: readonly XmlElement[]): boolean {
  if (!isBlank(textOf(paragraph)) || descendants(paragraph, ...HOLDS_SOMETHING).length > 0) return false;
  if (descendants(paragraph, "w:br").some((one) => PAGE_ENDS.has(one.attributes.get("w:type") ?? "")))
    return false;
  if (isOn(file.styles.paragraphProperty(paragraph, "w:pageBreakBefore"))) return false;
  if (file.styles.paragraphProperty(paragraph, "w:pBdr") !== undefined) return false;
  // An empty heading is a fault of its own.
  if (file.styles.headingLevel(paragraph) !== null) return false;
  // Word itself needs an empty paragraph after a table that ends the document.
  return !(
    around[at - 1]?.name === "w:tbl" && ["w:sectPr", "w:tbl", undefined].includes(around[at + 1]?.name)
  );
}

/** Breaks that end a page or a column, and make no gap. */
const PAGE_ENDS = new Set(["page", "column"]);

function links(file: WordFile): { path: string; link: XmlElement; words: string }[] {
  return file.textParts.flatMap(({ path, root }) =>
    descendants(root, "w:hyperlink").map((link) => ({ path, link, words: textOf(link).trim() })),
  );
}

/** Rules about paragraphs, lists, links and pictures. */
export const PARAGRAPH_RULES: Rule[] = [
  {
    name: "paragraphs/blank",
    severity: "error",
    check: (file) =>
      report(
        file,
        unwrapped(file.body).filter((one, at, around) => one.name === "w:p" && isGap(file, one, at, around)),
        "An empty paragraph makes a gap; use the spacing of a style.",
      ),
  },
  {
    name: "paragraphs/fake-heading",
    severity: "warning",
    check: (file) =>
      report(
        file,
        plainParagraphs(file).filter((paragraph) => {
          const words = textOf(paragraph).trim();
          const runs = descendants(paragraph, "w:r").filter((run) => !isBlank(textOf(run)));
          return (
            words.length > 0 &&
            words.length <= 100 &&
            !/[.!?;:,]$/.test(words) &&
            runs.every((run) => isOn(child(child(run, "w:rPr"), "w:b")))
          );
        }),
        "A whole paragraph in bold looks like a heading but is not one.",
      ),
  },
  {
    name: "paragraphs/fake-list",
    severity: "warning",
    check: (file) =>
      report(
        file,
        plainParagraphs(file).filter((paragraph) =>
          /^\s*(?:[-–—•*·▪]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S/.test(textOf(paragraph)),
        ),
        "This looks like an item of a list but is typed by hand.",
      ),
  },
  {
    name: "links/words",
    severity: "error",
    check: (file) =>
      links(file)
        .filter(({ words }) => isBlank(words))
        .map(({ path, link }) => ({ where: place(path, link), message: "A link has no words." })),
  },
  {
    name: "links/meaning",
    severity: "warning",
    check: (file) =>
      links(file)
        .filter(({ words }) =>
          EMPTY_LINK_WORDS.has(
            words
              .toLowerCase()
              .replace(/[^\p{L} ]/gu, "")
              .trim(),
          ),
        )
        .map(({ path, link, words }) => ({
          where: place(path, link),
          message: `The words of the link, “${words}”, do not say where it leads.`,
        })),
  },
  {
    name: "links/bare-address",
    severity: "warning",
    check: (file) =>
      links(file)
        .filter(({ words }) => /^(?:https?:\/\/|www\.)\S+$/i.test(words))
        .map(({ path, link, words }) => ({
          where: place(path, link),
          message: `The words of a link are its bare address, ${words.slice(0, 60)}.`,
        })),
  },
  {
    name: "images/alternative-text",
    severity: "error",
    check: (file) =>
      file.textParts.flatMap(({ path, root }) =>
        picturesWithoutWords(root).map((picture) => ({
          where: place(path, picture),
          message: "A picture has no alternative text.",
        })),
      ),
  },
];
