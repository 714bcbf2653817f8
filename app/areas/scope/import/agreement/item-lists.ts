import { type Block, type ItemBlock, plain } from "../source-text.ts";
import { type ClauseLabel, labelOfBlock } from "./clause-label.ts";
import type { AgreementClause, ClauseTree } from "./clause-tree.ts";

type ListStyle = "letter" | "roman" | "number" | "count";

/** A list that is open: its newest item, how it is lettered, and how far it has come. */
interface OpenList {
  style: ListStyle;
  value: number;
  depth: number;
  parent: AgreementClause | null;
  last: AgreementClause;
}

interface NewItem {
  style: ListStyle;
  value: number;
  /** What stands in the brackets of its reference; null where it is counted here. */
  label: string | null;
  text: string;
  depth: number;
  open: OpenList | null;
  note?: string;
}

/** The lettered, numbered and plain lists that are open under a clause, the outermost first. */
export class ItemLists {
  private open: OpenList[] = [];

  constructor(
    private readonly tree: ClauseTree,
    private readonly blocks: readonly Block[],
  ) {}

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  close(): void {
    this.open = [];
  }

  get innermost(): OpenList | null {
    return this.open.at(-1) ?? null;
  }

  /** The open list of numbers that this number goes on. */
  numbersUpTo(value: number): OpenList | null {
    return this.open.find(({ style, value: last }) => style === "number" && value === last + 1) ?? null;
  }

  takeBullet(block: ItemBlock, text: string, index: number, under: AgreementClause | null): void {
    const { depth } = block;
    const letters = this.open.find((list) => list.style === "letter") ?? null;
    const letter = this.letterByNeighbours(index, letters?.value ?? 0);
    if (letter !== null) {
      const note = "The document shows no letter here; it follows from the letters after it.";
      const label = String.fromCharCode(96 + letter);
      this.add({ style: "letter", value: letter, label, text, depth, open: letters, note }, under);
      return;
    }
    while ((this.innermost?.depth ?? 0) > depth) this.open.pop();
    const top = this.innermost;
    const continues = top?.style === "count" && depth <= top.depth ? top : null;
    this.add({ style: "count", value: 0, label: null, text, depth, open: continues }, under);
  }

  /** A list that lost its first letters: `•`, `•`, `c.` must have been a, b, c. */
  private letterByNeighbours(index: number, last: number): number | null {
    let unlettered = 0;
    for (let ahead = index; ahead < Math.min(index + 26, this.blocks.length); ahead += 1) {
      const block = this.blocks[ahead] as Block;
      if (block.kind !== "item") return null;
      const label = labelOfBlock(block);
      if (label.isBullet) unlettered += 1;
      else return label.letter !== null && label.letter === last + unlettered + 1 ? last + 1 : null;
    }
    return null;
  }

  takeLettered(block: ItemBlock, text: string, label: ClauseLabel, under: AgreementClause | null): void {
    const { depth } = block;
    const open = this.continued(label, depth);
    if (open) {
      const value = open.style === "roman" ? (label.roman ?? 0) : (label.letter ?? 0);
      this.add({ style: open.style, value, label: label.bare, text, depth, open }, under);
      return;
    }
    const top = this.innermost;
    const isRoman = label.roman === 1 || label.letter === null;
    const isNested = top !== null && top.style !== "roman" && (isRoman || depth > top.depth);
    if (!isNested) this.open = [];
    const style = isRoman ? "roman" : "letter";
    const value = (isRoman ? label.roman : label.letter) ?? 1;
    this.add({ style, value, label: label.bare, text, depth, open: null }, under);
  }

  /** The open list that this letter or numeral can go on: one that stands as deep, else the innermost. */
  private continued({ letter, roman }: ClauseLabel, depth: number): OpenList | null {
    const ordered = [...this.open].reverse();
    const next = ordered.filter(
      (open) =>
        // "i" set in under "h" begins numerals.
        (open.style === "letter" && letter === open.value + 1 && !(roman === 1 && depth > open.depth)) ||
        (open.style === "roman" && roman === open.value + 1),
    );
    if (next.length > 0) return next.find((open) => open.depth === depth) ?? next[0] ?? null;
    // A letter left out (a, b, d) still goes on its list; a repeated or earlier one starts again.
    return (
      ordered.find((open) => open.style === "letter" && (letter ?? 0) > open.value && roman !== 1) ?? null
    );
  }

  add(item: NewItem, under: AgreementClause | null): AgreementClause {
    const { open, depth } = item;
    if (open) this.open.length = this.open.indexOf(open) + 1;
    const parent = open ? open.parent : (this.innermost?.last ?? under);
    const ref = item.label === null ? this.tree.countedRef(parent) : `${parent?.ref ?? ""}(${item.label})`;
    const last = this.tree.add({ ref, parent, text: item.text, kind: "item", note: item.note });
    if (open) Object.assign(open, { last, value: item.value });
    else this.open.push({ style: item.style, value: item.value, depth, parent, last });
    return last;
  }
}

/** Plain words without the semicolon, or "; and", that only serves the list. */
export function clauseText(markdown: string): string {
  return plain(markdown)
    .replace(/\s*[;,]\s*(?:and|or)?$/i, "")
    .trim();
}
