import { isBlank } from "../run-text.ts";
import type { Rule } from "./finding.ts";
import { place, type WordFile } from "./word-file.ts";
import { child, childValue, descendants, textOf, type XmlElement } from "./xml-tree.ts";

function headings(file: WordFile): { paragraph: XmlElement; level: number }[] {
  return descendants(file.body, "w:p").flatMap((paragraph) => {
    const level = file.styles.headingLevel(paragraph);
    return level === null ? [] : [{ paragraph, level }];
  });
}

/** Rules about the title and the headings. */
export const HEADING_RULES: Rule[] = [
  {
    name: "title/one",
    severity: "error",
    check: (file) => {
      const titles = descendants(file.body, "w:p").filter(
        (paragraph) =>
          file.styles.nameOf(childValue(child(paragraph, "w:pPr"), "w:pStyle")) === "title" &&
          !isBlank(textOf(paragraph)),
      );
      if (titles.length === 1) return [];
      return [
        {
          where: titles[1] ? place(file.main, titles[1]) : file.main,
          message: `A document has exactly one paragraph in the style Title; this one has ${titles.length}.`,
        },
      ];
    },
  },
  {
    name: "headings/present",
    severity: "error",
    check: (file) =>
      headings(file).length > 0
        ? []
        : [{ where: file.main, message: "There is no heading, so nobody can find their way by headings." }],
  },
  {
    name: "headings/empty",
    severity: "error",
    check: (file) =>
      headings(file)
        .filter(({ paragraph }) => isBlank(textOf(paragraph)))
        .map(({ paragraph }) => ({ where: place(file.main, paragraph), message: "A heading has no words." })),
  },
  {
    name: "headings/order",
    severity: "error",
    check: (file) =>
      headings(file).flatMap(({ paragraph, level }, index, all) => {
        const before = all[index - 1]?.level ?? 0;
        return level <= before + 1
          ? []
          : [
              {
                where: place(file.main, paragraph),
                message: `A heading of level ${level} follows ${before === 0 ? "no heading at all" : `one of level ${before}`}; the levels between are missing.`,
              },
            ];
      }),
  },
];
