import { BuilderElement, InternalHyperlink, Paragraph, type ParagraphChild, Run, TextRun } from "docx";
import type { DrawnHeading } from "./drawing.ts";
import { WORD_STYLE } from "./styles.ts";

/** Levels of heading that the contents list shows. */
const DEEPEST_LISTED = 2;

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
export function contentsList(headings: readonly DrawnHeading[]): Paragraph[] {
  const listed = headings.filter((heading) => heading.level <= DEEPEST_LISTED);
  if (listed.length === 0) return [];
  const entries = listed.map((heading, index) => {
    const children: ParagraphChild[] = [
      new InternalHyperlink({ anchor: heading.bookmark, children: [new TextRun(heading.text)] }),
    ];
    if (index === 0)
      children.unshift(
        fieldCharacter("begin"),
        fieldInstruction(` TOC \\o "1-${DEEPEST_LISTED}" \\h \\z \\u `),
        fieldCharacter("separate"),
      );
    if (index === listed.length - 1) children.push(fieldCharacter("end"));
    return new Paragraph({ style: `TOC${heading.level}`, children });
  });
  return [new Paragraph({ style: WORD_STYLE.contentsHeading, text: "Contents" }), ...entries];
}
