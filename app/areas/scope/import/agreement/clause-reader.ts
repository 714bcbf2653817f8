import { type Block, plain } from "../source-text.ts";
import { type ClauseLabel, labelOfBlock } from "./clause-label.ts";
import { markClauses } from "./clause-marks.ts";
import { addTable } from "./clause-table.ts";
import { type AgreementClause, ClauseTree } from "./clause-tree.ts";
import { namedPart, type PartKind, partsThatBeginAnew } from "./document-parts.ts";
import { clauseText, ItemLists } from "./item-lists.ts";
import { isTitle, type Numbered, NumberLevels } from "./number-levels.ts";

const SIGNATURES =
  /^(?:signed\b|dated?:?\s*(?:$|this\b|_|\d)|in witness\b|executed\b|signatures?$|signatories$)/i;

/** Turns the blocks of a memorandum into a clause tree, holding the place reached so far. */
export class ClauseReader {
  private readonly tree = new ClauseTree();
  private readonly lists: ItemLists;
  private readonly levels: NumberLevels;
  private readonly isNumbered: boolean;
  private readonly beginAnew: ReadonlySet<PartKind>;
  /** The schedule, part or heading whose numbers are cited with it. */
  private part: AgreementClause | null = null;
  private section: AgreementClause | null = null;
  private sectionLevel: number | null = null;
  private clause: AgreementClause | null = null;
  /** The newest clause of each number; in a part of the document whose numbers begin anew, of that part. */
  private byNumber = new Map<string, AgreementClause>();
  private prefix = "";
  private heading: { text: string; level: number } | null = null;
  /** The last capital section or recital, by its place in the alphabet or as a numeral. */
  private capital: { letter: number | null; roman: number | null } | null = null;

  constructor(private readonly blocks: readonly Block[]) {
    this.lists = new ItemLists(this.tree, blocks);
    this.levels = new NumberLevels(blocks.some((block) => labelOfBlock(block).numbers.length > 1));
    this.isNumbered = blocks.some((block) => labelOfBlock(block).numbers.length > 0);
    this.beginAnew = partsThatBeginAnew(blocks);
  }

  read(): ClauseTree {
    let isSigned = false;
    for (const [index, block] of this.blocks.entries()) {
      if (this.tree.count > 0 && startsSignatures(block)) isSigned = true;
      // Schedules stand behind the signatures.
      if (isSigned && namedPart(block) === null) continue;
      isSigned = false;
      this.take(block, index);
    }
    markClauses(this.tree);
    return this.tree;
  }

  private take(block: Block, index: number): void {
    if (block.kind === "table") {
      this.takeTable(block.rows);
      return;
    }
    const text = clauseText(block.text);
    if (text === "") return;
    const part = this.isNumbered ? namedPart(block) : null;
    const label = labelOfBlock(block);
    const { numbers } = label;
    if (part !== null) this.takePart(part.ref, part.title, `${part.ref}, `, "named");
    else if (label.steps.length > 0) this.takeSteps(label.steps, text);
    else if (numbers.length > 1) this.takeDecimal(label, text);
    else if (numbers.length === 1) this.takeNumber({ value: numbers[0] ?? 0, label, text, block });
    else if (this.isCapitalSection(block, label, text)) this.takeCapital(block, label, text);
    else if (block.kind === "heading") this.takeHeading(text, block.level);
    else if (block.kind === "paragraph") this.takeParagraph(text);
    else if (label.isBullet) {
      if (this.isNumbered && this.under === null) return;
      this.openHeading();
      this.lists.takeBullet(block, text, index, this.under);
    } else {
      this.openHeading();
      this.lists.takeLettered(block, text, label, this.under);
    }
  }

  /** What an item without a number of its own stands under. */
  private get under(): AgreementClause | null {
    return this.clause ?? this.section;
  }

  private takePart(ref: string, title: string, prefix: string, kind: PartKind): void {
    const added = this.tree.add({ ref, parent: null, text: title, heading: title, kind: "section" });
    this.section = added;
    this.sectionLevel = 1;
    this.clause = null;
    this.heading = null;
    this.lists.close();
    if (!this.beginAnew.has(kind)) return;
    this.part = added;
    this.prefix = prefix;
    this.levels.close();
    this.byNumber = new Map();
  }

  private takeSteps(steps: readonly string[], text: string): void {
    const ref = this.prefix + steps.join("");
    let parent: AgreementClause | null = null;
    for (let length = steps.length - 1; length > 0 && parent === null; length -= 1) {
      parent = this.tree.get(this.prefix + steps.slice(0, length).join(""));
    }
    this.heading = null;
    this.lists.close();
    this.clause = this.tree.add({ ref, parent: parent ?? this.under, text, kind: "item" });
  }

  private takeDecimal({ numbers, shown }: ClauseLabel, text: string): void {
    const parent = this.byNumber.get(numbers.slice(0, -1).join(".")) ?? this.missingSection(numbers);
    const heading = this.heading?.text ?? null;
    this.heading = null;
    this.clause = this.tree.add({ ref: this.prefix + shown, parent, text, heading, kind: "clause" });
    this.byNumber.set(numbers.join("."), this.clause);
    this.section = parent ?? this.clause;
    this.lists.close();
  }

  /** The section a clause belongs to by its number, when only an unnumbered heading stands above it. */
  private missingSection(numbers: readonly number[]): AgreementClause | null {
    if (numbers.length !== 2 || this.heading === null) return numbers.length > 2 ? this.clause : this.part;
    const { text } = this.heading;
    this.heading = null;
    const number = String(numbers[0]);
    this.levels.began(numbers[0] ?? 0);
    const ref = this.prefix + number;
    const added = this.tree.add({ ref, parent: this.part, text, heading: text, kind: "section" });
    this.byNumber.set(number, added);
    return added;
  }

  private takeNumber(numbered: Numbered): void {
    const { value, label, text, block } = numbered;
    const place = this.levels.place(numbered, this.lists, this.section);
    if (place.kind === "item" && block.kind === "item") {
      const { depth } = block;
      const item = { style: "number" as const, value, label: String(value), text, depth, open: place.open };
      this.lists.add(item, this.under);
      return;
    }
    const parent = place.kind === "below" ? place.parent : this.part;
    const ref = place.kind === "below" ? `${place.parent.ref}.${label.shown}` : this.prefix + label.shown;
    const kind = place.kind === "below" ? place.as : isTitle(numbered) ? "section" : "clause";
    const given = place.kind === "top" && kind === "clause" ? (this.heading?.text ?? null) : null;
    const heading = kind === "section" ? text : given;
    const added = this.tree.add({ ref, parent, text, heading, kind });
    this.levels.set(place, value, added);
    if (place.kind === "top") {
      this.section = added;
      this.sectionLevel = block.kind === "heading" ? block.level : null;
      this.byNumber.set(String(value), added);
    }
    this.clause = kind === "section" ? null : added;
    this.lists.close();
    this.heading = null;
  }

  /** Recitals (A), (B), and sections A., B. or I., II.: capitals at the top of the document, each after the one before. */
  private isCapitalSection(block: Block, label: ClauseLabel, text: string): boolean {
    if (!label.isCapital || !this.isNumbered) return false;
    if (this.capital === null) {
      const isFirst = label.letter === 1 || label.roman === 1;
      return isFirst && (this.under === null || block.kind === "heading");
    }
    const follows =
      (this.capital.letter !== null && label.letter === this.capital.letter + 1) ||
      (this.capital.roman !== null && label.roman === this.capital.roman + 1);
    const isTop = block.kind === "heading" || (block.kind === "item" && block.depth === 0);
    return follows && isTop && (isTitle({ value: 0, label, text, block }) || this.levels.isEmpty);
  }

  private takeCapital(block: Block, label: ClauseLabel, text: string): void {
    this.capital = { letter: label.letter, roman: label.roman };
    const numbered = { value: 0, label, text, block };
    if (isTitle(numbered)) {
      this.takePart(label.shown, text, `${label.shown}.`, "capital");
      return;
    }
    // A recital: it is cited as it stands, also below a heading of its own.
    const background = this.heading === null ? null : this.headingSection();
    const parent = background ?? this.part;
    this.clause = this.tree.add({ ref: `(${label.shown})`, parent, text, kind: "clause" });
    this.lists.close();
  }

  private takeHeading(text: string, level: number): void {
    if (this.isNumbered && this.beginAnew.has("heading") && this.tree.count + this.blocks.length > 0) {
      if (this.isFrontTitle(level)) {
        this.heading = { text, level };
        return;
      }
      const ref = this.tree.countedRef(null);
      this.takePart(ref, text, `${ref}.`, "heading");
      return;
    }
    this.heading = { text, level };
    if (this.isNumbered) return;
    this.section = null;
    this.clause = null;
    this.lists.close();
  }

  /** The title of the whole document stands alone at its level. */
  private isFrontTitle(level: number): boolean {
    const ofLevel = this.blocks.filter((block) => block.kind === "heading" && block.level === level);
    return this.tree.count === 0 && ofLevel.length === 1;
  }

  private takeParagraph(text: string): void {
    if (this.isNumbered && this.under === null) return;
    this.openHeading();
    const last = this.clause;
    const goesOn = this.isNumbered && last !== null && last.kind !== "section";
    if (goesOn && this.lists.isEmpty && last.children.length === 0) {
      last.text = `${last.text} ${text}`;
      return;
    }
    if (!this.isNumbered && this.section === null && this.tree.count === 0 && text.length < 80) return;
    const parent = this.isNumbered ? this.under : this.section;
    const added = this.tree.add({ ref: this.tree.countedRef(parent), parent, text, kind: "clause" });
    if (!this.isNumbered) this.clause = added;
    this.lists.close();
  }

  /** An unnumbered heading becomes a clause of its own once something stands under it. */
  private openHeading(): void {
    if (this.heading === null) return;
    const added = this.headingSection();
    this.lists.close();
    if (this.isNumbered) this.clause = added;
    else {
      this.section = added;
      this.clause = null;
    }
  }

  /** The heading as a section: below the section before it where it is the smaller heading, else beside it. */
  private headingSection(): AgreementClause {
    const { text, level } = this.heading ?? { text: "", level: 1 };
    this.heading = null;
    const isSmaller = this.sectionLevel !== null && level > this.sectionLevel;
    const parent = !this.isNumbered ? null : isSmaller ? this.section : this.part;
    return this.tree.add({ ref: this.tree.countedRef(parent), parent, text, heading: text, kind: "section" });
  }

  private takeTable(rows: readonly string[][][]): void {
    this.openHeading();
    if (this.under === null && this.isNumbered) return;
    addTable(this.tree, this.under, rows);
    this.lists.close();
  }
}

function startsSignatures(block: Block): boolean {
  const first = block.kind === "table" ? (block.rows[0]?.flat()[0] ?? "") : block.text;
  return SIGNATURES.test(plain(first.slice(0, 200)));
}
