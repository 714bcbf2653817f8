import { readFile } from "node:fs/promises";
import { patchDetector } from "docx";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { placeholdersOf, TEMPLATE_KINDS, TEMPLATE_ORIENTATION } from "./document.ts";
import { lintDocx } from "./lint/lint-docx.ts";
import { WORD_STYLE } from "./styles.ts";
import { templateFile, turnPages } from "./template-store.server.ts";

const readme = await readFile(new URL("../../templates/README.md", import.meta.url), "utf8");

/** The placeholders that the README lists for a kind, in its table of templates. */
function listed(kind: string): string[] {
  const row = readme.split("\n").find((line) => line.startsWith(`| \`${kind}.docx\` |`));
  return [...(row ?? "").matchAll(/`\{\{(\w+)\}\}`/g)].map((match) => match[1]!);
}

/** The placeholders that the README says are in every template. */
const common = [...readme.matchAll(/^\| `\{\{(\w+)\}\}` \|/gm)].map((match) => match[1]!);

describe.each(TEMPLATE_KINDS)("the template of a %s", (kind) => {
  it("holds the placeholders that the code fills and the README lists, and no others", async () => {
    const inTemplate = await patchDetector({ data: await readFile(templateFile(kind)) });
    expect([...inTemplate].sort()).toEqual(placeholdersOf(kind).sort());
    expect([...common, ...listed(kind)].sort()).toEqual(placeholdersOf(kind).sort());
  });

  it("defines every style that the code uses", async () => {
    const zip = await JSZip.loadAsync(await readFile(templateFile(kind)));
    const styles = await zip.file("word/styles.xml")!.async("string");
    const defined = [...styles.matchAll(/w:styleId="([^"]+)"/g)].map((match) => match[1]);
    const used = [
      ...Object.values(WORD_STYLE),
      "Heading1",
      "Heading2",
      "Heading3",
      "Heading4",
      "TOC1",
      "TOC2",
    ];
    expect(used.filter((id) => !defined.includes(id))).toEqual([]);
  });

  it("has no fault of structure, and none of looks besides being empty", async () => {
    const findings = await lintDocx(await readFile(templateFile(kind)));
    const empty = ["text/placeholder", "headings/present", "document/header-title"];
    expect(findings.filter((finding) => !empty.includes(finding.rule))).toEqual([]);
  });

  it("lies the way the code says", async () => {
    const zip = await JSZip.loadAsync(await readFile(templateFile(kind)));
    const xml = await zip.file("word/document.xml")!.async("string");
    expect(turnPages(xml, TEMPLATE_ORIENTATION[kind]).replace(/<w:pgSz[^>]*>/, "")).toBe(
      xml.replace(/<w:pgSz[^>]*>/, ""),
    );
    expect(/w:orient="landscape"/.test(xml)).toBe(TEMPLATE_ORIENTATION[kind] === "landscape");
  });
});
