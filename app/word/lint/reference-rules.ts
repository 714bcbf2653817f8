import type { Rule } from "./finding.ts";
import { repeated } from "./package-rules.ts";
import { place, relatedPart, type WordFile } from "./word-file.ts";
import { childValue, descendants, type XmlElement } from "./xml-tree.ts";

type Text = WordFile["textParts"][number];

const each = (file: WordFile, check: (part: Text) => { where: string; message: string }[]) =>
  file.textParts.flatMap(check);

function values(elements: readonly XmlElement[], attribute: string): string[] {
  return elements.flatMap((element) => element.attributes.get(attribute) ?? []);
}

function bookmarks(file: WordFile): XmlElement[] {
  return file.textParts.flatMap(({ root }) => descendants(root, "w:bookmarkStart"));
}

/** Every value that is used somewhere must be one of those defined. */
function undefinedUses(
  file: WordFile,
  names: string[],
  attribute: string,
  defined: Set<string>,
  message: (value: string) => string,
  isUse: (element: XmlElement) => boolean = () => true,
) {
  return each(file, ({ path, root }) =>
    descendants(root, ...names).flatMap((element) => {
      const value = element.attributes.get(attribute);
      return value === undefined || defined.has(value) || !isUse(element)
        ? []
        : [{ where: place(path, element), message: message(value) }];
    }),
  );
}

/** Rules about ids, and about what refers to them. */
export const REFERENCE_RULES: Rule[] = [
  {
    name: "ids/bookmark",
    severity: "error",
    check: (file) => {
      const starts = bookmarks(file);
      return [
        ...repeated(values(starts, "w:id")).map((id) => `Two bookmarks have the id ${id}.`),
        ...repeated(values(starts, "w:name")).map((name) => `Two bookmarks have the name ${name}.`),
      ].map((message) => ({ where: file.main, message }));
    },
  },
  {
    name: "ids/bookmark-pair",
    severity: "error",
    check: (file) =>
      each(file, ({ path, root }) => {
        const starts = new Set(values(descendants(root, "w:bookmarkStart"), "w:id"));
        const ends = new Set(values(descendants(root, "w:bookmarkEnd"), "w:id"));
        const open = [...starts].filter((id) => !ends.has(id)).map((id) => `Bookmark ${id} is never closed.`);
        const loose = [...ends]
          .filter((id) => !starts.has(id))
          .map((id) => `Bookmark ${id} is never opened.`);
        return [...open, ...loose].map((message) => ({ where: path, message }));
      }),
  },
  {
    name: "ids/drawing",
    severity: "error",
    check: (file) =>
      each(file, ({ path, root }) =>
        repeated(values(descendants(root, "wp:docPr"), "id")).map((id) => ({
          where: path,
          message: `Two drawings have the id ${id}.`,
        })),
      ),
  },
  {
    name: "ids/paragraph",
    severity: "error",
    check: (file) =>
      each(file, ({ path, root }) =>
        repeated(values(descendants(root, "w:p"), "w14:paraId")).map((id) => ({
          where: path,
          message: `Two paragraphs have the id ${id}.`,
        })),
      ),
  },
  {
    name: "references/anchor",
    severity: "error",
    check: (file) => {
      const names = new Set([...values(bookmarks(file), "w:name"), "_top"]);
      return undefinedUses(
        file,
        ["w:hyperlink"],
        "w:anchor",
        names,
        (name) => `A link leads to the bookmark ${name}, which is not there.`,
        // In a link to the outside it names a place there.
        (link) => !link.attributes.has("r:id"),
      );
    },
  },
  {
    name: "references/style",
    severity: "error",
    check: (file) =>
      each(file, ({ path, root }) =>
        descendants(root, "w:pStyle", "w:rStyle", "w:tblStyle").flatMap((element) => {
          const id = element.attributes.get("w:val") ?? "";
          return file.styles.has(id)
            ? []
            : [{ where: place(path, element), message: `The style ${id} is not defined.` }];
        }),
      ),
  },
  {
    name: "references/numbering",
    severity: "error",
    check: (file) => {
      const numbering = relatedPart(file, "numbering");
      const nums = numbering?.children.filter((one) => one.name === "w:num") ?? [];
      const abstracts = new Set(
        values(numbering?.children.filter((one) => one.name === "w:abstractNum") ?? [], "w:abstractNumId"),
      );
      const unfounded = nums
        .filter((num) => !abstracts.has(childValue(num, "w:abstractNumId") ?? ""))
        .map((num) => ({
          where: "word/numbering.xml",
          message: `List ${num.attributes.get("w:numId")} has no definition.`,
        }));
      const defined = new Set(["0", ...values(nums, "w:numId")]);
      return [
        ...unfounded,
        ...undefinedUses(file, ["w:numId"], "w:val", defined, (id) => `The list ${id} is not defined.`),
      ];
    },
  },
  {
    name: "references/note",
    severity: "error",
    check: (file) =>
      (["footnote", "endnote"] as const).flatMap((kind) => {
        const notes = relatedPart(file, `${kind}s`)?.children.filter((one) => one.name === `w:${kind}`) ?? [];
        const defined = new Set(values(notes, "w:id"));
        return undefinedUses(
          file,
          [`w:${kind}Reference`],
          "w:id",
          defined,
          (id) => `The ${kind} ${id} is not there.`,
        );
      }),
  },
];
