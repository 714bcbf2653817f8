import type { AgreementClause, ClauseTree } from "./clause-tree.ts";

/** A clause that says what must not change, by what the text above it calls itself. */
const RED_LINE = /\bred[\s-]+lines?\b|\bnon-negotiables?\b|\bmust (?:never|not) change\b/i;
/** Sections that explain rather than commit. */
const BACKGROUND =
  /^(?:introduction|background|context|history|overview|foreword|definitions?|interpretation|recitals?|whereas|preamble|(?:the )?parties|glossary|purpose of this|about (?:this|the|us)|status of|signatures?|term\b|who we are|where we are|our (?:story|history|journey)|the story so far|scene setting)/i;
/** Words with which a clause binds or says what is wanted. */
const INTENT =
  /\b(?:must|shall|should|will|agrees?|(?:is|are|have|has) (?:hereby |jointly )?agreed (?:to|that)|commits?|(?:is|are) committed|undertakes?|seeks?|wants?|aspires?|aims?|intends?|ensures?|remains?|retains?|is to|are to|not be)\b/i;
/** Words with which a sentence tells what was. */
const PAST =
  /\b(?:already|since (?:\w+ )?(?:19|20)\d\d|have (?:been|shared|worked|had|held)|has (?:been|had|held)|was|were)\b/i;

/** Marks red lines and what can be tested, over the finished tree. */
export function markClauses(tree: ClauseTree): void {
  // A document of bare points has no sections: what looks like a title is all it says.
  const isFlat = tree.roots.every((root) => root.children.length === 0 && root.kind === "section");
  if (isFlat) for (const root of tree.roots) Object.assign(root, { kind: "item", heading: null });
  for (const clause of tree.roots) mark(clause, { red: false, background: false }, tree.redRows);
}

function mark(
  clause: AgreementClause,
  under: { red: boolean; background: boolean },
  redRows: ReadonlySet<AgreementClause>,
): void {
  const isLead = clause.children.length > 0;
  const isRed = under.red || redRows.has(clause);
  if (isRed) {
    clause.isRedLine = true;
    clause.kind = "red-line";
  }
  const title = clause.heading ?? clause.text;
  const isBackground =
    under.background ||
    (clause.kind === "section" && BACKGROUND.test(title)) ||
    (isLead && clause.kind !== "section" && tellsWhatWas(clause.text));
  const names = RED_LINE.test(clause.text) || RED_LINE.test(clause.heading ?? "");
  const isTestable = !isLead && clause.kind !== "section" && isTestableLeaf(clause);
  // What is called a red line stands as one wherever it is written.
  clause.isTestable = isTestable && (isRed || !isBackground);
  const below = { red: under.red || (isLead && names), background: isBackground };
  for (const child of clause.children) mark(child, below, redRows);
}

function isTestableLeaf(clause: AgreementClause): boolean {
  // Items answer their lead-in ("the councils will: …"), so they bind without a verb of their own.
  return clause.kind !== "clause" || INTENT.test(clause.text);
}

/** "Since 2019 the councils have shared:" introduces what is there, not what is promised. */
function tellsWhatWas(text: string): boolean {
  return PAST.test(text) && !INTENT.test(text);
}
