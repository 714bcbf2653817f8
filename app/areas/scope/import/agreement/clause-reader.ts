import { type LabelParts, labelParts } from "../labels.ts";
import { type Block, type ItemBlock, plain } from "../source-text.ts";
import { markClauses } from "./clause-marks.ts";
import { addTable } from "./clause-table.ts";
import { type AgreementClause, ClauseTree } from "./clause-tree.ts";

type ListStyle = "letter" | "roman" | "number" | "count";

/** A list that is open: its newest item, how it is lettered, and how far it has come. */
interface OpenList {
  style: ListStyle;
  value: number;
  depth: number;
  parent: AgreementClause | null;
  last: AgreementClause;
}

const SIGNATURES =
  /^(?:signed\b|dated?:?\s*(?:$|this\b|_|\d)|in witness\b|executed\b|signatures?$|signatories$)/i;

/** Turns the blocks of a memorandum into a clause tree, holding the place reached so far. */
export class ClauseReader {
  private readonly tree = new ClauseTree();
  private readonly isNumbered: boolean;
  private section: AgreementClause | null = null;
  private clause: AgreementClause | null = null;
  private lists: OpenList[] = [];
  private heading: string | null = null;
  private lastSection = 0;
  private tableParent: AgreementClause | null = null;

  constructor(private readonly blocks: readonly Block[]) {
    this.isNumbered = blocks.some((block) => blockLabel(block).numbers.length > 0);
  }

  read(): ClauseTree {
    for (let index = 0; index < this.blocks.length; index += 1) {
      const block = this.blocks[index] as Block;
      if (this.tree.count > 0 && startsSignatures(block)) break;
      this.take(block, index);
    }
    markClauses(this.tree.roots);
    return this.tree;
  }

  private take(block: Block, index: number): void {
    if (block.kind === "table") {
      this.takeTable(block.rows);
      return;
    }
    const text = clauseText(block.text);
    if (text === "") return;
    const parts = blockLabel(block);
    if (parts.numbers.length > 1) this.takeDecimal(parts.numbers, text);
    else if (parts.numbers.length === 1) this.takeSingleNumber(parts.numbers[0] ?? 0, text, block);
    else if (block.kind === "heading") this.takeHeading(text);
    else if (block.kind === "paragraph") this.takeParagraph(text);
    else if (parts.isBullet) this.takeBullet(block, text, index);
    else this.takeLettered(block, text, parts);
  }

  private takeDecimal(numbers: number[], text: string): void {
    const parentRef = numbers.slice(0, -1).join(".");
    const parent = this.newest(parentRef) ?? this.missingSection(numbers, parentRef);
    const heading = this.heading;
    this.heading = null;
    this.clause = this.tree.add({ ref: numbers.join("."), parent, text, heading, kind: "clause" });
    this.section = parent ?? this.clause;
    this.lists = [];
  }

  /** The section a clause belongs to by its number, when only an unnumbered heading stands above it. */
  private missingSection(numbers: number[], parentRef: string): AgreementClause | null {
    if (numbers.length !== 2 || this.heading === null) return numbers.length > 2 ? this.clause : null;
    const title = this.heading;
    this.heading = null;
    this.lastSection = numbers[0] ?? this.lastSection;
    return this.tree.add({ ref: parentRef, parent: null, text: title, heading: title, kind: "section" });
  }

  /** The newest clause of that number: a document that uses 5 twice goes on from its second 5. */
  private newest(ref: string): AgreementClause | null {
    if (this.section?.ref.replace(/\[\d+\]$/, "") === ref) return this.section;
    return this.tree.get(ref);
  }

  private takeSingleNumber(value: number, text: string, block: Block): void {
    const isTitle =
      text.split(" ").length <= 12 && !/[.;,:]$/.test(plain(block.kind === "table" ? "" : block.text));
    const list = this.lists.find((open) => open.style === "number");
    const isNextSection = value === this.lastSection + 1 && (isTitle || block.kind === "heading");
    const continuesList = list !== undefined && value === list.value + 1 && !isNextSection;
    const opensList = this.clause !== null && value === 1 && this.lastSection > 0 && block.kind !== "heading";
    if (block.kind === "item" && (continuesList || opensList)) {
      this.addItem({
        style: "number",
        value,
        label: String(value),
        text,
        depth: block.depth,
        open: list ?? null,
      });
      return;
    }
    const kind = isTitle || block.kind === "heading" ? "section" : "clause";
    const heading = kind === "section" ? text : null;
    this.section = this.tree.add({ ref: String(value), parent: null, text, heading, kind });
    this.lastSection = value;
    this.clause = kind === "clause" ? this.section : null;
    this.lists = [];
    this.heading = null;
  }

  private takeHeading(text: string): void {
    this.heading = text;
    if (this.isNumbered) return;
    this.section = null;
    this.clause = null;
    this.lists = [];
  }

  private takeParagraph(text: string): void {
    if (this.isNumbered && this.section === null && this.clause === null) return;
    this.openHeading();
    const last = this.clause;
    if (this.isNumbered && last && this.lists.length === 0 && last.children.length === 0) {
      last.text = `${last.text} ${text}`;
      return;
    }
    if (!this.isNumbered && this.section === null && this.tree.count === 0 && text.length < 80) return;
    const parent = this.isNumbered ? (this.clause ?? this.section) : this.section;
    const added = this.tree.add({ ref: this.tree.countedRef(parent), parent, text, kind: "clause" });
    if (!this.isNumbered) this.clause = added;
    this.lists = [];
  }

  /** An unnumbered heading becomes a clause of its own once something stands under it. */
  private openHeading(): void {
    if (this.heading === null) return;
    const parent = this.isNumbered ? this.section : null;
    const ref = this.tree.countedRef(parent);
    const added = this.tree.add({ ref, parent, text: this.heading, heading: this.heading, kind: "section" });
    this.heading = null;
    this.lists = [];
    if (this.isNumbered) this.clause = added;
    else {
      this.section = added;
      this.clause = null;
    }
  }

  private takeBullet(block: ItemBlock, text: string, index: number): void {
    if (this.isNumbered && this.section === null && this.clause === null) return;
    this.openHeading();
    const letters = this.lists.find((open) => open.style === "letter") ?? null;
    const letter = this.letterByNeighbours(index, letters?.value ?? 0);
    if (letter !== null) {
      const note = "The document shows no letter here; it follows from the letters after it.";
      this.addItem({
        style: "letter",
        value: letter,
        label: toLetter(letter),
        text,
        depth: block.depth,
        open: letters,
        note,
      });
      return;
    }
    this.closeDeeperThan(block.depth);
    const top = this.lists.at(-1) ?? null;
    const continues = top?.style === "count" && block.depth <= top.depth ? top : null;
    this.addItem({ style: "count", value: 0, label: null, text, depth: block.depth, open: continues });
  }

  /** A list that lost its first letters: `•`, `•`, `c.` must have been a, b, c. */
  private letterByNeighbours(index: number, last: number): number | null {
    let unlettered = 0;
    for (let ahead = index; ahead < Math.min(index + 26, this.blocks.length); ahead += 1) {
      const block = this.blocks[ahead] as Block;
      if (block.kind !== "item") return null;
      const parts = labelParts(block.label);
      if (parts.isBullet) unlettered += 1;
      else return parts.letter !== null && parts.letter === last + unlettered + 1 ? last + 1 : null;
    }
    return null;
  }

  private takeLettered(block: ItemBlock, text: string, parts: LabelParts): void {
    this.openHeading();
    const open = this.continuedList(parts);
    if (open) {
      const value = open.style === "roman" ? (parts.roman ?? 0) : (parts.letter ?? 0);
      this.addItem({ style: open.style, value, label: parts.bare, text, depth: block.depth, open });
      return;
    }
    const top = this.lists.at(-1) ?? null;
    const isRoman = parts.roman === 1 || parts.letter === null;
    const isNested = top !== null && top.style !== "roman" && (isRoman || block.depth > top.depth);
    if (!isNested) this.lists = [];
    const style = isRoman ? "roman" : "letter";
    const value = (isRoman ? parts.roman : parts.letter) ?? 1;
    this.addItem({ style, value, label: parts.bare, text, depth: block.depth, open: null });
  }

  /** The innermost open list that this letter or numeral can go on. */
  private continuedList(parts: LabelParts): OpenList | null {
    const ordered = [...this.lists].reverse();
    const next = ordered.find(
      (open) =>
        (open.style === "letter" && parts.letter === open.value + 1) ||
        (open.style === "roman" && parts.roman === open.value + 1),
    );
    if (next) return next;
    // A letter left out (a, b, d) still goes on its list; a repeated or earlier one starts again.
    return (
      ordered.find(
        (open) => open.style === "letter" && (parts.letter ?? 0) > open.value && parts.roman !== 1,
      ) ?? null
    );
  }

  private closeDeeperThan(depth: number): void {
    while (this.lists.length > 0 && (this.lists.at(-1)?.depth ?? 0) > depth) this.lists.pop();
  }

  private addItem(item: {
    style: ListStyle;
    value: number;
    label: string | null;
    text: string;
    depth: number;
    open: OpenList | null;
    note?: string;
  }): void {
    const { open, depth } = item;
    if (open) this.lists.length = this.lists.indexOf(open) + 1;
    const parent = open ? open.parent : (this.lists.at(-1)?.last ?? this.clause ?? this.section);
    const ref = item.label === null ? this.tree.countedRef(parent) : `${parent?.ref ?? ""}(${item.label})`;
    const last = this.tree.add({ ref, parent, text: item.text, kind: "item", note: item.note });
    if (open) Object.assign(open, { last, value: item.value });
    else this.lists.push({ style: item.style, value: item.value, depth, parent, last });
  }

  private takeTable(rows: readonly string[][][]): void {
    this.openHeading();
    this.tableParent = this.clause ?? this.section;
    if (this.tableParent === null && this.isNumbered) return;
    addTable(this.tree, this.tableParent, rows);
    this.lists = [];
  }
}

function blockLabel(block: Block): LabelParts {
  if (block.kind === "item") return labelParts(block.label);
  const label = block.kind === "heading" ? block.label : null;
  return label === null
    ? { numbers: [], letter: null, roman: null, isBullet: false, bare: "" }
    : labelParts(label);
}

function toLetter(value: number): string {
  return String.fromCharCode(96 + value);
}

/** Plain words without the semicolon, or "; and", that only serves the list. */
function clauseText(markdown: string): string {
  return plain(markdown)
    .replace(/\s*[;,]\s*(?:and|or)?$/i, "")
    .trim();
}

function startsSignatures(block: Block): boolean {
  const first = block.kind === "table" ? (block.rows[0]?.flat()[0] ?? "") : block.text;
  return SIGNATURES.test(plain(first.slice(0, 200)));
}
