import { type Block, plain } from "../source-text.ts";
import { labelOfBlock } from "./clause-label.ts";

/**
 * Parts of a document in which its numbers may begin anew: schedules and parts, sections with a capital letter or numeral, and
 * headings without a number. Whether they do is looked for over the whole document before it is read.
 */
export type PartKind = "named" | "capital" | "heading";

const NAMED =
  /^((?:schedule|annex(?:e)?|appendix|part)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,5}|one|two|three|four|five))\b\s*[:.–—-]?\s*(.*)$/i;
const MOST_TITLE_CHARACTERS = 120;

/** A part that calls itself by a name, such as "Schedule 1: Red lines": what it is cited by, and its title. */
export function namedPart(block: Block): { ref: string; title: string } | null {
  if (block.kind === "table" || block.kind === "item") return null;
  const text = plain(block.text);
  const match = text.length > MOST_TITLE_CHARACTERS || /[.;,]$/.test(text) ? null : NAMED.exec(text);
  if (!match?.[1]) return null;
  const ref = match[1].charAt(0).toUpperCase() + match[1].slice(1);
  return { ref, title: match[2] ? `${ref}: ${match[2]}` : ref };
}

function partKindOf(block: Block): PartKind | null {
  if (namedPart(block) !== null) return "named";
  const label = labelOfBlock(block);
  if (block.kind === "heading") return label.shown === "" ? "heading" : label.isCapital ? "capital" : null;
  return label.isCapital && label.numbers.length === 0 ? "capital" : null;
}

/** The kinds of parts after which a number comes again that stood in an earlier part: there it is cited with its part. */
export function partsThatBeginAnew(blocks: readonly Block[]): ReadonlySet<PartKind> {
  const found = new Set<PartKind>();
  for (const kind of ["named", "capital", "heading"] as const) {
    const seen = new Set<string>();
    let isFirst = false;
    for (const block of blocks) {
      if (partKindOf(block) === kind) {
        isFirst = true;
        continue;
      }
      const { numbers } = labelOfBlock(block);
      if (numbers.length === 0 || (block.kind === "item" && block.depth > 0)) continue;
      const key = numbers.join(".");
      if (isFirst && seen.has(key)) found.add(kind);
      isFirst = false;
      seen.add(key);
    }
  }
  return found;
}
