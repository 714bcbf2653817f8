import type { SourceReading } from "./import/source-reading.ts";

/** What a prompt is drawn from: a clause, why, and whether the import or a person said so. */
export interface Trace {
  clauseId: string;
  ref: string;
  heading: string | null;
  text: string;
  sourceDocumentId: string;
  sourceTitle: string;
  reason: string;
  madeBy: "import" | "person";
}

/** A local point to test, with the points nested under it. */
export interface Prompt {
  id: string;
  /** "4.6", nested "1.5.2": never changes, also when prompts are put in another order. */
  ref: string;
  text: string;
  traces: Trace[];
  children: Prompt[];
}

export interface Question {
  id: string;
  text: string;
}

export interface Theme {
  id: string;
  number: number;
  title: string;
  questions: Question[];
  prompts: Prompt[];
}

/** The code of a warning that keeps a line of the letter which no part of the reading holds. */
export const NOT_UNDERSTOOD_CODE = "not-understood";

/** The code of a warning that keeps the day on which the letter says its scope was agreed. */
export const AGREED_IN_LETTER_CODE = "agreed-in-letter";

/** A contradiction or slip in the letter, and what people decided about it. */
export interface Warning {
  id: string;
  code: string;
  message: string;
  quote: string;
  /** Where in the letter it stands; empty where that was not kept. */
  place: string;
  answer: string | null;
  answeredAt: Date | null;
  answeredByName: string | null;
  version: number;
}

export interface SourceDocument {
  id: string;
  kind: SourceKind;
  title: string;
  fileName: string;
  addedAt: Date;
  clauses: number;
  hasFile: boolean;
}

export type SourceKind = "scope-letter" | "mou" | "other";

/** How the standing of a document is called on a page, by what it says of itself. */
export const STANDING_NAMES = {
  draft: "Draft",
  "heads-of-terms": "Heads of terms",
  signed: "Bears signatures",
} as const satisfies Record<SourceReading["standing"][number], string>;

/** How a kind of source document is called on a page. */
export const SOURCE_KIND_NAMES = {
  "scope-letter": "Scope letter",
  mou: "Memorandum of understanding",
  other: "Other document",
} as const satisfies Record<SourceKind, string>;

/** A numbered part of a source document. */
export interface Clause {
  id: string;
  sourceDocumentId: string;
  sourceTitle: string;
  parentId: string | null;
  ref: string;
  heading: string | null;
  text: string;
  isRedLine: boolean;
  isTestable: boolean;
}

/** Every prompt of a theme or challenge, each before the ones nested in it. */
export function flatPrompts(prompts: readonly Prompt[]): Prompt[] {
  return prompts.flatMap((prompt) => [prompt, ...flatPrompts(prompt.children)]);
}

/** Rows of the store, in their order, as a tree. A child whose parent is missing stands at the top. */
export function promptTree(
  rows: readonly { id: string; parentId: string | null; ref: string; text: string; traces: Trace[] }[],
): Prompt[] {
  const byId = new Map(
    rows.map(({ id, ref, text, traces }): [string, Prompt] => [id, { id, ref, text, traces, children: [] }]),
  );
  const roots: Prompt[] = [];
  for (const row of rows) {
    const prompt = byId.get(row.id) as Prompt;
    const parent = row.parentId === null ? undefined : byId.get(row.parentId);
    (parent?.children ?? roots).push(prompt);
  }
  return roots;
}

/**
 * The reference of a new prompt under a theme ("4") or another prompt ("1.5"): one more than the highest there, so
 * that a reference is not given twice while its neighbours live.
 */
export function nextRef(parentRef: string, siblingRefs: readonly string[]): string {
  const numbers = siblingRefs.map((ref) => Number(ref.slice(ref.lastIndexOf(".") + 1)));
  return `${parentRef}.${Math.max(0, ...numbers) + 1}`;
}

/** Moves one of a list by one place; the same list when it is at the end already. */
export function moved<T extends { id: string }>(list: readonly T[], id: string, by: -1 | 1): T[] {
  const from = list.findIndex((item) => item.id === id);
  const to = from + by;
  const result = [...list];
  const item = result[from];
  if (item === undefined || to < 0 || to >= list.length) return result;
  result.splice(from, 1);
  result.splice(to, 0, item);
  return result;
}
