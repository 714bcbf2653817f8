import { misplaced } from "./element-order.ts";
import type { Rule } from "./finding.ts";
import { place, type WordFile } from "./word-file.ts";
import { child, descendants, type XmlElement } from "./xml-tree.ts";

const BLOCKS = new Set(["w:p", "w:tbl", "w:sdt", "w:altChunk"]);
const NOT_CONTENT = new Set(["w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd"]);

const inAllText = (file: WordFile, names: string[], check: (element: XmlElement) => string | null) =>
  file.textParts.flatMap(({ path, root }) =>
    descendants(root, ...names).flatMap((element) => {
      const message = check(element);
      return message === null ? [] : [{ where: place(path, element), message }];
    }),
  );

/** How many columns of the grid a cell takes. */
function span(cell: XmlElement): number {
  return Number(child(child(cell, "w:tcPr"), "w:gridSpan")?.attributes.get("w:val") ?? 1);
}

function contentOf(element: XmlElement): XmlElement[] {
  return element.children.filter((one) => !NOT_CONTENT.has(one.name));
}

/** Rules about the order and completeness of what a document is made of. */
export const BODY_RULES: Rule[] = [
  {
    name: "body/section",
    severity: "error",
    check: (file) => {
      const last = file.body.children.at(-1);
      if (last?.name === "w:sectPr") return [];
      return [
        {
          where: file.main,
          message: "The body does not end with the settings of its last section (w:sectPr).",
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
          return table.children
            .filter((row) => row.name === "w:tr")
            .flatMap((row, index) => {
              const cells = row.children
                .filter((one) => one.name === "w:tc")
                .reduce((sum, cell) => sum + span(cell), 0);
              return cells === grid || cells === 0
                ? []
                : [
                    {
                      where: place(path, row),
                      message: `Row ${index + 1} of a table has ${cells} cells; its grid has ${grid} columns.`,
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
          ? element.children.some((one) => one.name === needs)
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
        NOT_CONTENT.has(one.name) ||
        one.name === "w:sectPr" ||
        !one.name.startsWith("w:");
      return file.body.children
        .filter((one) => !allowed(one))
        .map((one) => ({ where: file.main, message: `${one.name} stands outside any paragraph.` }));
    },
  },
];
