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

/** A3 in twips. */
export const LARGE_PAGE = { shortSide: 16838, longSide: 23811 } as const;

/** Width of the text in twips. */
export function textWidth(orientation: "portrait" | "landscape", paper: "A4" | "A3" = "A4"): number {
  const { shortSide, longSide } = paper === "A3" ? LARGE_PAGE : PAGE;
  return (orientation === "portrait" ? shortSide : longSide) - 2 * PAGE.margin;
}

/** How far one level of a list is set in, and how far its mark hangs out, in twips. */
export const LIST_INDENT = { step: 510, hanging: 397 } as const;
