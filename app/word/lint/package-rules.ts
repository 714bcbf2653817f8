import type { Rule } from "./finding.ts";
import { partNamed, resolveTarget, type WordFile } from "./word-file.ts";
import { descendants, type XmlElement } from "./xml-tree.ts";

/** Rules about the package: the parts of the zip and how they hang together. */
export const PACKAGE_RULES: Rule[] = [
  {
    name: "package/well-formed",
    severity: "error",
    check: (file) =>
      [...file.broken].map(([path, complaint]) => ({
        where: path,
        message: `This part is not well-formed XML: ${complaint}`,
      })),
  },
  {
    name: "package/namespaces",
    severity: "error",
    check: (file) =>
      [...file.parts].flatMap(([path, root]) =>
        unboundPrefixes(root).map((prefix) => ({
          where: path,
          message: `The prefix ${prefix} stands for no namespace.`,
        })),
      ),
  },
  {
    name: "package/content-type",
    severity: "error",
    check: (file) => {
      const types = file.parts.get("[Content_Types].xml");
      if (!types) return [];
      const extensions = new Set<string>();
      const overrides = new Set<string>();
      for (const one of types.children) {
        if (one.name === "Default") extensions.add((one.attributes.get("Extension") ?? "").toLowerCase());
        if (one.name === "Override")
          overrides.add((one.attributes.get("PartName") ?? "").replace(/^\//, "").toLowerCase());
      }
      const untyped = [...file.paths]
        .filter((path) => path !== "[Content_Types].xml")
        .filter(
          (path) =>
            !overrides.has(path.toLowerCase()) && !extensions.has(path.split(".").pop()!.toLowerCase()),
        )
        .map((path) => ({
          where: path,
          message: "The list of content types does not say what this part is.",
        }));
      const ghosts = [...overrides]
        .filter((path) => partNamed(file.paths, path) === undefined)
        .map((path) => ({
          where: "[Content_Types].xml",
          message: `It gives a type to ${path}, which is not in the file.`,
        }));
      return [...untyped, ...ghosts];
    },
  },
  {
    name: "package/relationship-target",
    severity: "error",
    check: (file) =>
      [...file.relationships].flatMap(([source, relationships]) =>
        relationships
          .filter((one) => !one.external && !leadsToPart(file, source, one.target))
          .map((one) => ({
            where: source || "the package",
            message: `Relationship ${one.id} points to ${one.target}, which is not in the file.`,
          })),
      ),
  },
  {
    name: "package/relationship-unique",
    severity: "error",
    check: (file) =>
      [...file.relationships].flatMap(([source, relationships]) =>
        repeated(relationships.map((one) => one.id)).map((id) => ({
          where: source || "the package",
          message: `The relationship id ${id} is used twice.`,
        })),
      ),
  },
  {
    name: "package/relationship-missing",
    severity: "error",
    check: (file) =>
      [...file.parts]
        .filter(([path]) => path.startsWith("word/") && !path.endsWith(".rels"))
        .flatMap(([path, root]) => {
          const known = new Set(file.relationships.get(path)?.map((one) => one.id));
          const used = new Set<string>();
          for (const element of [root, ...descendants(root)])
            for (const [name, value] of element.attributes)
              if (/^r:(id|embed|link|pict|dm|lo|qs|cs)$/.test(name) && value !== "") used.add(value);
          return [...used]
            .filter((id) => !known.has(id))
            .map((id) => ({ where: path, message: `It uses relationship ${id}, which is not defined.` }));
        }),
  },
];

/** True of a part that is there, and of a place within the part itself. */
function leadsToPart(file: WordFile, source: string, target: string): boolean {
  return target.startsWith("#") || partNamed(file.paths, resolveTarget(source, target)) !== undefined;
}

/**
 * Prefixes in `mc:Ignorable` that no `xmlns:` explains: Word refuses such a part. (Prefixes of elements and attributes are
 * the XML parser's business.)
 */
function unboundPrefixes(root: XmlElement): string[] {
  const ignorable = root.attributes.get("mc:Ignorable")?.split(/\s+/) ?? [];
  return ignorable.filter((prefix) => prefix !== "" && !root.attributes.has(`xmlns:${prefix}`));
}

/** The values that occur more than once, each once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
