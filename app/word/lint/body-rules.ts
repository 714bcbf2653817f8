import { misplaced } from "./element-order.ts";
import type { Rule } from "./finding.ts";
import { place, type WordFile } from "./word-file.ts";
import { child, childValue, descendants, unwrapped, type XmlElement } from "./xml-tree.ts";

const BLOCKS = new Set(["w:p", "w:tbl", "w:sdt", "w:customXml", "w:altChunk"]);

/** What may stand between paragraphs and is none: marks of places, of comments, of permissions and of tracked changes. */
const NOT_CONTENT =
  /^w:(?:(?:bookmark|commentRange|perm|moveFromRange|moveToRange|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(?:Start|End)|proofErr|ins|del|moveFrom|moveTo)$/;

const inAllText = (file: WordFile, names: string[], check: (element: XmlElement) => string | null) =>
  file.textParts.flatMap(({ path, root }) =>
    descendants(root, ...names).flatMap((element) => {
      const message = check(element);
      return message === null ? [] : [{ where: place(path, element), message }];
    }),
  );

/** "1 cell", "2 cells". */
function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** How many columns of the grid a cell takes. */
function span(cell: XmlElement): number {
  return Number(childValue(child(cell, "w:tcPr"), "w:gridSpan") ?? 1);
}

/** Columns that a row leaves free before its first cell and after its last. */
function skipped(row: XmlElement): number {
  const properties = child(row, "w:trPr");
  return ["w:gridBefore", "w:gridAfter"].reduce(
    (sum, name) => sum + Number(childValue(properties, name) ?? 0),
    0,
  );
}

function contentOf(element: XmlElement): XmlElement[] {
  return unwrapped(element).filter((one) => !NOT_CONTENT.test(one.name));
}

/** Rules about the order and completeness of what a document is made of. */
export const BODY_RULES: Rule[] = [
  {
    name: "body/section",
    severity: "error",
    check: (file) => {
      // A body may have none: then Word takes its own.
      const at = file.body.children.findIndex((one) => one.name === "w:sectPr");
      if (at === -1 || at === file.body.children.length - 1) return [];
      return [
        {
          where: file.main,
          message: "Something stands after the settings of the last section (w:sectPr), which end the body.",
        },
      ];
    },
  },
  {
    name: "body/ends-with-table",
    severity: "error",
    check: (file) => {
      const last = contentOf(file.body).findLast((one) => one.name !== "w:sectPr");
      return last?.name === "w:tbl"
        ? [
            {
              where: place(file.main, last),
              message: "The document ends with a table; Word needs a paragraph after it.",
            },
          ]
        : [];
    },
  },
  {
    name: "body/cell-ends-with-paragraph",
    severity: "error",
    check: (file) =>
      inAllText(file, ["w:tc"], (cell) =>
        contentOf(cell).at(-1)?.name === "w:p" ? null : "A table cell does not end with a paragraph.",
      ),
  },
  {
    name: "body/adjacent-tables",
    severity: "error",
    check: (file) => {
      // Each parent's content is gone through once: a body of tables alone has as many as it has tables.
      const joined = new Set<XmlElement>();
      const seen = new Set<XmlElement>();
      return inAllText(file, ["w:tbl"], (table) => {
        if (table.parent && !seen.has(table.parent)) {
          seen.add(table.parent);
          const around = contentOf(table.parent);
          for (const [index, one] of around.entries())
            if (around[index + 1]?.name === "w:tbl") joined.add(one);
        }
        return joined.has(table)
          ? "Two tables follow each other with no paragraph between; Word joins them."
          : null;
      });
    },
  },
  {
    name: "body/row-cells",
    severity: "error",
    check: (file) =>
      file.textParts.flatMap(({ path, root }) =>
        descendants(root, "w:tbl").flatMap((table) => {
          const grid =
            child(table, "w:tblGrid")?.children.filter((one) => one.name === "w:gridCol").length ?? 0;
          return unwrapped(table)
            .filter((row) => row.name === "w:tr")
            .flatMap((row, index) => {
              const cells = unwrapped(row)
                .filter((one) => one.name === "w:tc")
                .reduce((sum, cell) => sum + span(cell), 0);
              return cells + skipped(row) === grid || cells === 0
                ? []
                : [
                    {
                      where: place(path, row),
                      message: `Row ${index + 1} of a table has ${counted(cells, "cell")}; its grid has ${counted(grid, "column")}.`,
                    },
                  ];
            });
        }),
      ),
  },
  {
    name: "body/empty-element",
    severity: "error",
    check: (file) =>
      inAllText(file, ["w:tbl", "w:tr", "w:hyperlink", "w:sdtContent", "w:drawing"], (element) => {
        const needs = { "w:tbl": "w:tr", "w:tr": "w:tc" }[element.name];
        const filled = needs
          ? unwrapped(element).some((one) => one.name === needs)
          : element.children.length > 0;
        return filled ? null : `An element ${element.name} is empty.`;
      }),
  },
  {
    name: "body/element-order",
    severity: "error",
    check: (file) =>
      [...file.parts]
        .filter(([path]) => path.startsWith("word/") && !path.endsWith(".rels"))
        .flatMap(([path, root]) =>
          [root, ...descendants(root)].flatMap((element) => {
            const wrong = misplaced(
              element.name,
              element.children.map((one) => one.name),
            );
            return wrong === null
              ? []
              : [
                  {
                    where: place(path, element),
                    message: `${wrong} stands where it may not in ${element.name}.`,
                  },
                ];
          }),
        ),
  },
  {
    name: "body/block-content",
    severity: "error",
    check: (file) => {
      const allowed = (one: XmlElement) =>
        BLOCKS.has(one.name) ||
        NOT_CONTENT.test(one.name) ||
        one.name === "w:sectPr" ||
        !one.name.startsWith("w:");
      return file.body.children
        .filter((one) => !allowed(one))
        .map((one) => ({ where: file.main, message: `${one.name} stands outside any paragraph.` }));
    },
  },
];
