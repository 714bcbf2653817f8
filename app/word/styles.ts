/**
 * The ids of the styles that the templates define and the drawing code uses, and the measures both share. The look of
 * each style lives in the templates, where people may change it in Word; the ids must stay.
 */
export const WORD_STYLE = {
  organisation: "CoverOrganisation",
  title: "Title",
  subtitle: "Subtitle",
  coverDetail: "CoverDetail",
  contentsHeading: "TOCHeading",
  lead: "Lead",
  caption: "Caption",
  quote: "Quote",
  list: "ListParagraph",
  fact: "Fact",
  code: "CodeBlock",
  rule: "SectionBreakRule",
  table: "ChallengeTable",
  tableText: "TableText",
  tableHeading: "TableHeading",
  tableList: "TableList",
  footnote: "FootnoteText",
  hyperlink: "Hyperlink",
  inlineCode: "InlineCode",
} as const;

/** The language of every document, in the form Word and Dublin Core both take. */
export const WORD_LANGUAGE = "en-GB";

/** A4 in twips (twentieths of a point), with the margins of the templates. */
export const PAGE = { shortSide: 11906, longSide: 16838, margin: 1247 } as const;

/** The pages of templates, in twips: documents, papers that are to fit on one sheet, and sheets for the wall. */
export const PAGES = {
  A4: PAGE,
  "A4 narrow margins": { shortSide: 11906, longSide: 16838, margin: 850 },
  A3: { shortSide: 16838, longSide: 23811, margin: 850 },
} as const;

export type WordPage = keyof typeof PAGES;

/** Width of the text in twips. */
export function textWidth(orientation: "portrait" | "landscape", page: WordPage = "A4"): number {
  const { shortSide, longSide, margin } = PAGES[page];
  return (orientation === "portrait" ? shortSide : longSide) - 2 * margin;
}

/** How far one level of a list is set in, and how far its mark hangs out, in twips. */
export const LIST_INDENT = { step: 510, hanging: 397 } as const;
