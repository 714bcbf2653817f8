import { BuilderElement, InternalHyperlink, Paragraph, type ParagraphChild, Run, TextRun } from "docx";
import type { WordOrientation } from "./document.ts";
import type { DrawnHeading } from "./drawing.ts";
import { WORD_STYLE } from "./styles.ts";

/** Entries that fit on the first page below the title, on the page that holds fewest (landscape). */
const MOST_ENTRIES = { portrait: 26, landscape: 14 } as const;

/** Levels of heading that the contents list shows: two, or one where two would run over the first page. */
function deepestListed(headings: readonly DrawnHeading[], orientation: WordOrientation): 1 | 2 {
  const listed = headings.filter((heading) => heading.level <= 2).length;
  return listed <= MOST_ENTRIES[orientation] ? 2 : 1;
}

const fieldCharacter = (type: "begin" | "separate" | "end") =>
  new Run({
    children: [
      new BuilderElement({ name: "w:fldChar", attributes: { type: { key: "w:fldCharType", value: type } } }),
    ],
  });

const fieldInstruction = (instruction: string) =>
  new Run({
    children: [
      new BuilderElement({
        name: "w:instrText",
        attributes: { space: { key: "xml:space", value: "preserve" } },
      }).addChildElement(instruction),
    ],
  });

/**
 * The contents list: a heading of its own (not one of the listed headings) and a real TOC field that is already filled
 * in, each entry linked to its heading, so that it reads right before anyone updates it in Word. It shows no page numbers
 * until then: only a word processor knows where pages end, and a wrong number is worse than none.
 */
export function contentsList(
  headings: readonly DrawnHeading[],
  orientation: WordOrientation = "portrait",
): Paragraph[] {
  const deepest = deepestListed(headings, orientation);
  const listed = headings.filter((heading) => heading.level <= deepest);
  if (listed.length === 0) return [];
  const entries = listed.map((heading, index) => {
    const children: ParagraphChild[] = [
      new InternalHyperlink({ anchor: heading.bookmark, children: [new TextRun(heading.text)] }),
    ];
    if (index === 0)
      children.unshift(
        fieldCharacter("begin"),
        fieldInstruction(` TOC \\o "1-${deepest}" \\h \\z \\u `),
        fieldCharacter("separate"),
      );
    if (index === listed.length - 1) children.push(fieldCharacter("end"));
    return new Paragraph({ style: `TOC${heading.level}`, children });
  });
  return [new Paragraph({ style: WORD_STYLE.contentsHeading, text: "Contents" }), ...entries];
}
