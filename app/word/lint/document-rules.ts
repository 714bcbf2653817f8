import { isBlank } from "../run-text.ts";
import { WORD_LANGUAGE } from "../styles.ts";
import type { Rule } from "./finding.ts";
import { relatedPart, resolveTarget, type WordFile } from "./word-file.ts";
import { child, childValue, descendants, textOf, type XmlElement } from "./xml-tree.ts";

function coreProperties(file: WordFile): XmlElement | undefined {
  const found = file.relationships.get("")?.find((one) => one.type.endsWith("/core-properties"));
  return found ? file.parts.get(resolveTarget("", found.target)) : undefined;
}

function property(file: WordFile, name: string): string {
  return (
    child(coreProperties(file), name)
      ?.content.filter((one) => typeof one === "string")
      .join("") ?? ""
  );
}

/** Rules about the document as a whole: its properties and its language. */
export const DOCUMENT_RULES: Rule[] = [
  {
    name: "document/title",
    severity: "error",
    check: (file) =>
      isBlank(property(file, "dc:title"))
        ? [{ where: "docProps/core.xml", message: "The properties of the file have no title." }]
        : [],
  },
  {
    name: "document/language",
    severity: "error",
    check: (file) =>
      property(file, "dc:language") === WORD_LANGUAGE
        ? []
        : [
            {
              where: "docProps/core.xml",
              message: `The properties of the file do not say that its language is ${WORD_LANGUAGE}.`,
            },
          ],
  },
  {
    name: "document/text-language",
    severity: "error",
    check: (file) => {
      const defaults = child(relatedPart(file, "styles"), "w:docDefaults");
      const language = childValue(child(child(defaults, "w:rPrDefault"), "w:rPr"), "w:lang");
      return language === WORD_LANGUAGE
        ? []
        : [
            {
              where: "word/styles.xml",
              message: `The language of the text is ${language ?? "not set"}; it should be ${WORD_LANGUAGE}.`,
            },
          ];
    },
  },
  {
    name: "document/page-numbers",
    severity: "warning",
    check: (file) => {
      const footers = file.textParts.filter(({ kind }) => kind === "margin");
      const numbered = footers.some(({ root }) =>
        descendants(root, "w:instrText", "w:fldSimple").some((field) =>
          /\bPAGE\b/.test(
            field.attributes.get("w:instr") ??
              field.content.filter((one) => typeof one === "string").join(""),
          ),
        ),
      );
      return numbered
        ? []
        : [{ where: file.main, message: "No header or footer shows the number of the page." }];
    },
  },
  {
    name: "document/header-title",
    severity: "warning",
    check: (file) => {
      // Spaces and invisible joiners may differ between the properties and the page.
      const bare = (text: string) =>
        text
          .replace(/\u2060/g, "")
          .replace(/\s+/g, " ")
          .trim();
      const title = bare(property(file, "dc:title"));
      const shown = file.textParts.some(
        ({ root, kind }) => kind === "margin" && bare(textOf(root)).includes(title),
      );
      return shown || title === ""
        ? []
        : [{ where: file.main, message: "No header shows the title of the document." }];
    },
  },
];
