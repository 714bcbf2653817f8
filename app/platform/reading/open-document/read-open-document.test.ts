import JSZip from "jszip";
import { expect, it } from "vitest";
import { type DocumentPart, readOpenDocument } from "./read-open-document.server.ts";

const NAMESPACES = ["office", "text", "style", "fo", "table", "draw"]
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join(" ");

const number = (level: number, format: string, more: string) =>
  `<text:list-level-style-number text:level="${level}" style:num-format="${format}" ${more}/>`;

const STYLES = `<office:automatic-styles>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1">
${number(1, "1", 'style:num-suffix="."')}
${number(2, "a", 'style:num-prefix="(" style:num-suffix=")"')}
${number(3, "i", 'style:num-suffix="."')}
</text:list-style>
<text:list-style style:name="L2">
${number(1, "1", 'text:start-value="4"')}
${number(2, "1", 'text:display-levels="2"')}
</text:list-style>
<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:automatic-styles>`;

async function read(body: string) {
  const zip = new JSZip();
  zip.file("mimetype", "application/vnd.oasis.opendocument.text");
  zip.file(
    "content.xml",
    `<office:document-content ${NAMESPACES}>${STYLES}<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  );
  return readOpenDocument(await zip.generateAsync({ type: "uint8array" }));
}

const wordsOf = (part: DocumentPart) =>
  part.kind === "table"
    ? part.rows.map((row) => row.map((cell) => cell.map((runs) => runs.map(({ text }) => text).join(""))))
    : [("label" in part ? part.label : null) ?? "", part.runs.map(({ text }) => text).join("")]
        .join(" ")
        .trim();

const item = (...inner: string[]) => `<text:list-item>${inner.join("")}</text:list-item>`;
const p = (text: string) => `<text:p>${text}</text:p>`;
const list = (style: string, items: string[], more = "") =>
  `<text:list text:style-name="${style}" ${more}>${items.join("")}</text:list>`;

it("gives items the numbers that the program shows", async () => {
  const { parts } = await read(
    [
      list("L1", [
        item(
          p("One"),
          `<text:list>${item(p("A"))}${item(p("B"), `<text:list>${item(p("Deep"))}</text:list>`)}</text:list>`,
        ),
        item(p("Two"), p("still two")),
      ]),
      p("Between"),
      list("L1", [item(p("Three"))], 'text:continue-numbering="true"'),
      list("L1", [item(p("Anew"))]),
      list("L2", [item(p("Four"), `<text:list>${item(p("Four one"))}</text:list>`)]),
      list("Dots", [item(p("Dot"))]),
    ].join(""),
  );
  expect(parts.map(wordsOf)).toEqual([
    "1. One",
    "(a) A",
    "(b) B",
    "i. Deep",
    "2. Two",
    "still two",
    "Between",
    "3. Three",
    "1. Anew",
    "4 Four",
    "4.1 Four one",
    "• Dot",
  ]);
});

it("keeps what was inserted, leaves out what was deleted and commented, and counts both", async () => {
  const region = (kind: string, inner = "") =>
    `<text:changed-region><text:${kind}>${inner}</text:${kind}></text:changed-region>`;
  const { parts, openChanges } = await read(
    `<text:tracked-changes>${region("insertion")}${region("deletion", p("gone"))}</text:tracked-changes>` +
      p(
        "Kept <text:change-start/>and new<text:change-end/><office:annotation><text:p>Really?</text:p></office:annotation>.",
      ),
  );
  expect(parts.map(wordsOf)).toEqual(["Kept and new."]);
  expect(openChanges).toEqual({ insertions: 1, deletions: 1, comments: 1 });
});

it("reads spaces, breaks, bold, notes, text boxes and tables", async () => {
  const note =
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>At the foot</text:p></text:note-body></text:note>";
  const box = "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>";
  const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
  const { parts, notes } = await read(
    `<text:p>A<text:s text:c="2"/><text:span text:style-name="Strong">bold</text:span><text:line-break/>line${note}${box}</text:p>` +
      `<table:table><table:table-header-rows><table:table-row>${cell("Theme")}${cell("Question")}</table:table-row></table:table-header-rows>` +
      `<table:table-row>${cell("One")}${cell("Why?")}</table:table-row></table:table>`,
  );
  expect(parts[0]).toEqual({
    kind: "paragraph",
    runs: [
      { text: "A  ", isBold: false },
      { text: "bold", isBold: true },
      { text: "\nline", isBold: false },
    ],
  });
  expect(parts.slice(1).map(wordsOf)).toEqual([
    "In a box",
    [
      [["Theme"], ["Question"]],
      [["One"], ["Why?"]],
    ],
  ]);
  expect(notes).toEqual([[{ text: "At the foot", isBold: false }]]);
});
