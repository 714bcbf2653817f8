import type { AgreementClause } from "./clause-tree.ts";

/** A clause that says what must not change, by what the text above it calls itself. */
const RED_LINE = /\bred[\s-]+lines?\b|\bnon-negotiables?\b|\bmust (?:never|not) change\b/i;
/** Sections that explain rather than commit. */
const BACKGROUND =
  /^(?:introduction|background|definitions?|interpretation|recitals?|preamble|parties|glossary|purpose of this|about this|status of|signatures?|term\b)/i;
/** Words with which a clause binds or says what is wanted. */
const INTENT =
  /\b(?:must|shall|should|will|agrees?d?|commits?|committed|undertakes?|seeks?|wants?|aspires?|aims?|intends?|ensures?|remains?|retains?|is to|are to|not be)\b/i;

/** Marks red lines and what can be tested, over the finished tree. */
export function markClauses(clauses: readonly AgreementClause[]): void {
  for (const clause of clauses) mark(clause, false, false);
}

function mark(clause: AgreementClause, underRedLine: boolean, underBackground: boolean): void {
  const isLead = clause.children.length > 0;
  if (underRedLine) {
    clause.isRedLine = true;
    clause.kind = "red-line";
  }
  const title = clause.heading ?? clause.text;
  const isBackground = underBackground || (clause.kind === "section" && BACKGROUND.test(title));
  const names = RED_LINE.test(clause.text) || RED_LINE.test(clause.heading ?? "");
  const isRedLineLead = isLead && names;
  clause.isTestable = !isLead && !isBackground && clause.kind !== "section" && isTestableLeaf(clause);
  for (const child of clause.children) mark(child, underRedLine || isRedLineLead, isBackground);
}

function isTestableLeaf(clause: AgreementClause): boolean {
  // Items answer their lead-in ("the councils will: …"), so they bind without a verb of their own.
  return clause.kind !== "clause" || INTENT.test(clause.text);
}
