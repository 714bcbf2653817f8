import { type Block, plain } from "../source-text.ts";
import type { ClauseLabel } from "./clause-label.ts";
import type { AgreementClause } from "./clause-tree.ts";
import type { ItemLists } from "./item-lists.ts";

/** A block whose label is one number: `1.`, `First`, `Article II`. */
export interface Numbered {
  value: number;
  label: ClauseLabel;
  text: string;
  block: Block;
}

/** Where a number belongs: a section or clause of the document, a clause below another, or an item of a list under a clause. */
type Place =
  | { kind: "top"; depth: number }
  | { kind: "below"; parent: AgreementClause; depth: number; as: "clause" | "item"; level: number }
  | { kind: "item"; open: ReturnType<ItemLists["numbersUpTo"]> };

interface Level {
  depth: number;
  value: number;
  clause: AgreementClause;
}

const MOST_WORDS_OF_A_TITLE = 12;

/** Whether the words read as the title of a section. */
export function isTitle({ text, block }: Numbered): boolean {
  if (block.kind === "heading") return true;
  const isShort = text.split(" ").length <= MOST_WORDS_OF_A_TITLE;
  return isShort && !/[.;,:]$/.test(plain(block.kind === "table" ? "" : block.text));
}

/**
 * The levels of numbers that are open. In a document that numbers its clauses 1.1, a bare number below them is one of a list: 1.1(1).
 * In one that numbers every level 1, 2, 3, as Word's own levels and Markdown do, a number inside another is cited with it: 1.1.
 */
export class NumberLevels {
  private levels: Level[] = [];
  private lastTop = 0;

  constructor(private readonly isDotted: boolean) {}

  get isEmpty(): boolean {
    return this.levels.length === 0;
  }

  close(): void {
    this.levels = [];
    this.lastTop = 0;
  }

  /** A section whose number only its clauses show. */
  began(value: number): void {
    this.lastTop = value;
  }

  place(numbered: Numbered, lists: ItemLists, section: AgreementClause | null): Place {
    const { value, block } = numbered;
    const depth = block.kind === "heading" ? block.level - 10 : block.kind === "item" ? block.depth : 0;
    const inList = block.kind === "item" ? this.inList(numbered, lists, depth, section) : null;
    if (inList !== null) return inList;
    if (this.isDotted) return { kind: "top", depth };
    const open = this.levels.filter((level) => level.depth <= depth);
    const same = open.filter((level) => level.depth === depth);
    const going = isTitle(numbered)
      ? same.find((level) => level.value + 1 === value)
      : same.findLast((level) => level.value + 1 === value);
    if (going) return this.beside(going, depth);
    const innermost = open.at(-1);
    if (innermost === undefined) return { kind: "top", depth };
    if (same.length === 0) return below(innermost, depth, open.length);
    const last = same.at(-1) as Level;
    // A list that begins again without being set in: below the clause that it follows.
    if (value === 1 && block.kind !== "heading") return below(last, depth, open.length);
    return this.beside(value > last.value ? last : (same[0] as Level), depth);
  }

  private inList(
    numbered: Numbered,
    lists: ItemLists,
    depth: number,
    section: AgreementClause | null,
  ): Place | null {
    const { value } = numbered;
    const list = lists.numbersUpTo(value);
    const isNextSection = value === this.lastTop + 1 && isTitle(numbered);
    if (list !== null && !isNextSection && (this.isDotted || depth >= list.depth)) {
      return { kind: "item", open: list };
    }
    const top = lists.innermost;
    if (!this.isDotted)
      return top !== null && value === 1 && depth > top.depth ? { kind: "item", open: null } : null;
    const topDepth = this.levels[0]?.depth ?? 0;
    const isSetIn = depth > Math.max(topDepth, 0);
    const opens = value === 1 && this.lastTop > 0 && section !== null && (isSetIn || !isTitle(numbered));
    return opens || (isSetIn && top !== null && !isNextSection) ? { kind: "item", open: list } : null;
  }

  /** At the same level as another number. */
  private beside(level: Level, depth: number): Place {
    const at = this.levels.indexOf(level);
    const above = this.levels[at - 1];
    return above === undefined ? { kind: "top", depth } : below(above, depth, at);
  }

  set(place: Place, value: number, clause: AgreementClause): void {
    if (place.kind === "item") return;
    this.levels.length = place.kind === "top" ? 0 : place.level;
    this.levels.push({ depth: place.depth, value, clause });
    if (place.kind === "top") this.lastTop = value;
  }
}

/** Below a lead-in ("the councils will:") a number is an item that answers it, else a clause of its own. */
function below({ clause }: Level, depth: number, level: number): Place {
  const isLeadIn = /[:…]$|\.\.\.$/.test(clause.text);
  return { kind: "below", parent: clause, depth, as: isLeadIn ? "item" : "clause", level };
}
