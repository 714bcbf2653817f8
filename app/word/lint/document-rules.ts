import { isBlank } from "../run-text.ts";
import { WORD_LANGUAGE } from "../styles.ts";
import type { Rule } from "./finding.ts";
import { partOfType, type WordFile } from "./word-file.ts";
import { ancestor, child, descendants, textOf, type XmlElement } from "./xml-tree.ts";

function coreProperties(file: WordFile): XmlElement | undefined {
  return partOfType(file, "", "core-properties");
}

function property(file: WordFile, name: string): string {
  return (
    child(coreProperties(file), name)
      ?.content.filter((one) => typeof one === "string")
      .join("") ?? ""
  );
}

/** The language that most of the text is said to be in, by run, style or default; undefined where that is none. */
function mostlyIn(file: WordFile): string | undefined {
  const characters = new Map<string | undefined, number>();
  for (const run of descendants(file.body, "w:r")) {
    const language = file.styles
      .runProperty(run, ancestor(run, "w:p"), "w:lang", (one) => one.attributes.has("w:val"))
      ?.attributes.get("w:val");
    characters.set(language, (characters.get(language) ?? 0) + textOf(run).length);
  }
  return [...characters].sort(([, a], [, b]) => b - a)[0]?.[0];
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
    check: (file) => {
      // Word never writes it, and the language of the text is enough; one that is there must not be another.
      const language = property(file, "dc:language");
      return isBlank(language) || language === WORD_LANGUAGE
        ? []
        : [
            {
              where: "docProps/core.xml",
              message: `The properties of the file say that its language is ${language}; it should be ${WORD_LANGUAGE}.`,
            },
          ];
    },
  },
  {
    name: "document/text-language",
    severity: "error",
    check: (file) => {
      const language = mostlyIn(file);
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
