import { type Block, type ParagraphBlock, plain } from "./source-text.ts";

/**
 * Mends what page breaks do to a document: a sentence cut in two becomes one block again, and page numbers that fell
 * into the text go. The second half of a cut sentence has no label, and either it starts in lower case or the first
 * half stops at a word that cannot end a sentence.
 */
export function repairBreaks(blocks: readonly Block[]): Block[] {
  const mended: Block[] = [];
  let joins = 0;
  for (const block of blocks) {
    if (block.kind === "paragraph" && isPageFurniture(block)) continue;
    const previous = mended.at(-1);
    const canJoin = previous && (previous.kind === "item" || previous.kind === "paragraph");
    const isRest = block.kind === "paragraph" && canJoin && joins < MAX_JOINS;
    if (isRest && isCutSentence(previous.text, block.text)) {
      joins += 1;
      mended[mended.length - 1] = { ...previous, text: joinHalves(previous.text, block.text) };
    } else {
      joins = 0;
      mended.push(block);
    }
  }
  return mended;
}

/** A sentence does not run over more pages than this; a page of verse must not become one block. */
const MAX_JOINS = 3;
const PAGE_FURNITURE =
  /^(?:page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|\d{1,3}(?:\s*\/\s*\d{1,3})?|-\s*\d{1,3}\s*-)$/i;
/** Words that need another word after them. */
const UNFINISHED =
  /(?:^|\s)(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|within|as|that|which|both|into|between|their|its|our|be|is|are|will|should|this|these|not)$/i;

function isPageFurniture(block: ParagraphBlock): boolean {
  return PAGE_FURNITURE.test(plain(block.text));
}

/** True when `second` reads as the rest of the sentence that `first` began. Both are inline Markdown. */
export function isCutSentence(first: string, second: string): boolean {
  // Only the two ends matter: a slice keeps this quick on very long paragraphs.
  const end = plain(first.slice(-80));
  const start = plain(second.slice(0, 80));
  if (end === "" || start === "" || /[.;:?!…]["'’”)\]]*$/.test(end)) return false;
  if (/[a-z0-9]-$/i.test(end) || UNFINISHED.test(end)) return true;
  return /^["'‘“(]?[a-z]/.test(start);
}

function joinHalves(first: string, second: string): string {
  const left = first.trimEnd();
  const right = second.trimStart();
  if (/[a-z0-9]-$/i.test(left)) return left + right;
  // Bold that runs across the break would otherwise read "**one** **two**".
  if (/[^*]\*\*$/.test(left) && /^\*\*[^*]/.test(right)) return `${left.slice(0, -2)} ${right.slice(2)}`;
  return `${left} ${right}`;
}
