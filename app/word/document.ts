import type { WordPage } from "./styles.ts";

/**
 * The neutral document model: rooms fill it, `draw.server.ts` turns it into a Word file. No room knows about Word
 * and nothing here knows about rooms. Wherever a field is said to be Markdown it is GitHub-flavoured Markdown, the
 * form in which text is kept in the record.
 */

/** The six documents of the command `cpc document`. Each has a template of the same name in `templates/`. */
export const WORD_KINDS = [
  "scope",
  "position-statement",
  "timetable",
  "report",
  "action-plan",
  "progress-review",
] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** Papers that are printed and handed round or hung up, never issued: each has a template of the same name too. */
export const PAPER_TEMPLATES = ["timetable-paper", "wall-grid", "door-signs"] as const;
export type PaperTemplate = (typeof PAPER_TEMPLATES)[number];

/** Every template there is. */
export const TEMPLATE_KINDS = [...WORD_KINDS, ...PAPER_TEMPLATES] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export type WordHeadingLevel = 1 | 2 | 3 | 4;
export type WordOrientation = "portrait" | "landscape";

export interface WordColumn {
  heading: string;
  /** Share of the width of the text, in per cent. The shares of a table are scaled to add up to 100. */
  widthPercent: number;
}

/** One piece of a section, drawn in order. */
export type WordBlock =
  /** A real heading (Heading 1 to 4). A level that would skip one is drawn one below the heading before it. */
  | { kind: "heading"; level: WordHeadingLevel; text: string }
  /** Text people wrote. `#` becomes a heading of level `headingBase` (2 unless told), `##` the next, down to 4. */
  | { kind: "markdown"; markdown: string; headingBase?: WordHeadingLevel }
  /** One paragraph of inline Markdown. */
  | { kind: "paragraph"; text: string; style?: "normal" | "lead" | "caption" | "quote" }
  /** A list of inline Markdown. An ordered list always starts at 1. */
  | { kind: "list"; ordered: boolean; items: string[] }
  /** A data table with a visible caption above it and a header row repeated on each page; cells are Markdown. */
  | { kind: "table"; caption: string; columns: WordColumn[]; rows: string[][]; landscape?: never }
  /** Terms with their details (inline Markdown), one paragraph each; use a table when there are more than two columns. */
  | { kind: "facts"; rows: { term: string; detail: string }[] }
  /** What follows starts on a new page. */
  | { kind: "page-break" };

/** One whole document, ready to be drawn. */
export interface WordDocument {
  kind: WordKind;
  /** Shown once on the first page, in the header of the others and in the properties of the file. Not empty. */
  title: string;
  /** Left out when absent or empty, as are `dateText` and `statusText`. */
  subtitle?: string;
  /** Who issues it, such as "Local Government Association peer team for Wexcombe". */
  organisation: string;
  /** Such as "On site 3 to 7 May 2027". */
  dateText: string;
  /** Such as "Draft, version 2, 3 April 2027". */
  statusText: string;
  /** One sentence for the properties of the file (File, Info, Comments in Word). */
  description: string;
  /** A list of the headings of level 1 and 2, on the first page. */
  contentsList: boolean;
  orientation: WordOrientation;
  /** Name of a section of this kind (see WORD_SECTIONS) to its blocks. A section not named is left out. */
  sections: Record<string, WordBlock[]>;
}

/** A paper, ready to be drawn: as a document, but nothing that is issued. */
export interface WordPaper extends Omit<WordDocument, "kind"> {
  kind: PaperTemplate;
}

/**
 * The sections of each kind, in the order of its template. These are the names that `{{…}}` placeholders carry in
 * `templates/<kind>.docx`; the headings come from the blocks, so that words stay in the rooms and looks in Word. `body`
 * is for whatever belongs to no named section.
 */
export const WORD_SECTIONS = {
  scope: ["introduction", "themes", "timing", "team", "process", "sources", "body", "appendices"],
  "position-statement": ["introduction", "themes", "dataPack", "body", "appendices"],
  timetable: ["introduction", "sessions", "people", "body", "appendices"],
  report: [
    "introduction",
    "summary",
    "recommendations",
    "approach",
    "themes",
    "nextSteps",
    "body",
    "appendices",
  ],
  "action-plan": ["introduction", "responses", "actions", "monitoring", "body", "appendices"],
  "progress-review": [
    "introduction",
    "summary",
    "approach",
    "feedback",
    "goodPractice",
    "nextSteps",
    "body",
    "appendices",
  ],
  "timetable-paper": ["introduction", "sheets"],
  "wall-grid": ["introduction", "sheets"],
  "door-signs": ["introduction", "sheets"],
} as const satisfies Record<TemplateKind, readonly string[]>;

/** Placeholders of every template besides the sections: one line of text each, but `contents`, the contents list. */
export const WORD_LINE_PLACEHOLDERS = [
  "organisation",
  "title",
  "subtitle",
  "statusText",
  "dateText",
] as const;
export const WORD_CONTENTS_PLACEHOLDER = "contents";

/** Every placeholder the template of this kind must hold, no more and no fewer. */
export function placeholdersOf(kind: TemplateKind): string[] {
  return [...WORD_LINE_PLACEHOLDERS, WORD_CONTENTS_PLACEHOLDER, ...WORD_SECTIONS[kind]];
}

/** How the template of each kind lies on the page unless a document asks for the other way. */
export const TEMPLATE_ORIENTATION = {
  scope: "portrait",
  "position-statement": "portrait",
  timetable: "landscape",
  report: "portrait",
  "action-plan": "landscape",
  "progress-review": "portrait",
  "timetable-paper": "portrait",
  "wall-grid": "landscape",
  "door-signs": "portrait",
} as const satisfies Record<TemplateKind, WordOrientation>;

/** The page each template is made for: see PAGES in `styles.ts`. */
export const TEMPLATE_PAGE = {
  scope: "A4",
  "position-statement": "A4",
  timetable: "A4",
  report: "A4",
  "action-plan": "A4",
  "progress-review": "A4",
  "timetable-paper": "A4 narrow margins",
  "wall-grid": "A3",
  "door-signs": "A4",
} as const satisfies Record<TemplateKind, WordPage>;
