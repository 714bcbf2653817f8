import { type Block, blockTexts, isBold, plain, sentences } from "../source-text.ts";

/** A part of the letter under one heading. The first part has no title: it is the front of the letter. */
export interface LetterSection {
  title: string;
  blocks: Block[];
}

/** The headings such letters use; a plain line with nothing else on it that says one of these is a heading too. */
const KNOWN_HEADINGS =
  /^(?:scope(?: and focus)?|(?:the )?themes|timing(?: and duration)?|duration|(?:the )?(?:corporate )?peer (?:challenge )?team|process|(?:peer )?preparation(?: and engagement)?|engagement|progress review|publication.{0,60}|practical arrangements.{0,40}|next steps|(?:the |on[\s-]?site |our )?visit|on[\s-]?site (?:work|visit|activity)|dates|practicalities|logistics|contacts?|fees?|team|the team|audience|methodology|background|introduction|purpose|confidentiality|cost|feedback)$/i;

/** The words of a block that serves as a heading, or null. A heading style is not needed: many letters have none. */
export function headingText(block: Block): string | null {
  if (block.kind === "heading") return plain(block.text);
  if (block.kind !== "paragraph" || block.text.length > 160) return null;
  const text = plain(block.text).replace(/:$/, "");
  if (KNOWN_HEADINGS.test(text)) return text;
  const isShort = text.split(" ").length <= 12 && !/[.?!;,…]$/.test(text);
  return isShort && isBold(block.text) ? text : null;
}

/** Splits the letter at its headings. */
export function letterSections(blocks: readonly Block[]): LetterSection[] {
  const sections: LetterSection[] = [{ title: "", blocks: [] }];
  for (const block of blocks) {
    const title = headingText(block);
    if (title !== null) sections.push({ title, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

export interface LetterSentence {
  text: string;
  section: string;
}

/** Every sentence of the letter with the heading it stands under. */
export function letterSentences(blocks: readonly Block[]): LetterSentence[] {
  return letterSections(blocks).flatMap((section) =>
    section.blocks
      .flatMap(blockTexts)
      .flatMap((text) => sentences(plain(text)))
      .map((text) => ({ text, section: section.title })),
  );
}
