import type { PlannedPrompt } from "#app/areas/challenge/new-challenge.ts";

/** Prompts as they stand in a box, one a line: a hyphen before one puts it under the line above, two hyphens a step further. */
export function promptsAsText(prompts: readonly PlannedPrompt[], depth = 0): string {
  return prompts
    .map((prompt) => {
      const text = `${"- ".repeat(depth)}${oneLine(prompt.text)}`;
      return prompt.children.length === 0 ? text : `${text}\n${promptsAsText(prompt.children, depth + 1)}`;
    })
    .join("\n");
}

/** A line of a box of prompts, and how deep it is nested. */
interface OutlineLine {
  depth: number;
  text: string;
}

/** The lines of a box of prompts. Bullets that were pasted along go, and none is nested deeper than one below the line above. */
export function outlineLines(typed: string): OutlineLine[] {
  const lines = typed.split(/\r?\n/).flatMap((line) => {
    const [marks = "", text = ""] = (/^((?:[-–—•*]\s*)*)(.*)$/u.exec(line.trim()) ?? []).slice(1);
    return text.trim() === "" ? [] : [{ depth: marks.replace(/\s/g, "").length, text: oneLine(text) }];
  });
  // A whole list that was pasted with its bullets is nested in nothing.
  const least = Math.min(...lines.map(({ depth }) => depth));
  let before = -1;
  return lines.map(({ depth, text }) => {
    before = Math.min(depth - least, before + 1);
    return { depth: before, text };
  });
}

/** The lines of a box of questions or focus areas, without bullets. */
export function listedLines(typed: string): string[] {
  return outlineLines(typed).map(({ text }) => text);
}

/**
 * The prompts of a box. One whose words are as before, or that stands where one stood whose words are gone, keeps the clauses it is drawn
 * from; `known` are those before it was changed.
 */
export function promptsFromText(typed: string, known: readonly PlannedPrompt[]): PlannedPrompt[] {
  const lines = outlineLines(typed);
  const before = flatten(known);
  const texts = new Set(lines.map(({ text }) => text));
  const clausesOf = new Map(before.map(({ text, clauses }) => [oneLine(text), clauses]));
  const drafts = lines.map(({ depth, text }, at) => {
    const stood = before[at];
    const reworded = stood === undefined || texts.has(oneLine(stood.text)) ? [] : stood.clauses;
    return { depth, text, clauses: clausesOf.get(text) ?? reworded };
  });
  return nested(drafts, 0);
}

type Draft = Pick<PlannedPrompt, "text" | "clauses"> & { depth: number };

function nested(drafts: readonly Draft[], depth: number): PlannedPrompt[] {
  const starts = drafts.flatMap((draft, at) => (draft.depth === depth ? [at] : []));
  return starts.map((at, index) => {
    const { text, clauses } = drafts[at] as Draft;
    return { text, clauses, children: nested(drafts.slice(at + 1, starts[index + 1]), depth + 1) };
  });
}

function flatten(prompts: readonly PlannedPrompt[]): PlannedPrompt[] {
  return prompts.flatMap((prompt) => [prompt, ...flatten(prompt.children)]);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
