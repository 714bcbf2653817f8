import { expect, it } from "vitest";
import type { WordBlock, WordDocument } from "./document.ts";
import { renderDocument, renderDocumentParts } from "./document-to-html.server.ts";

const documentOf = (...blocks: WordBlock[]): WordDocument => ({
  kind: "report",
  title: "Report",
  organisation: "Peers",
  dateText: "",
  statusText: "",
  description: "",
  contentsList: true,
  orientation: "portrait",
  sections: { nextSteps: [{ kind: "paragraph", text: "Last" }], introduction: blocks },
});

it("keeps the order of the template, not of the object", () => {
  const html = renderDocument(documentOf({ kind: "paragraph", text: "First" }));
  expect(html.indexOf("First")).toBeLessThan(html.indexOf("Last"));
});

it("gives headings unique ids and lowers them below the page's own", () => {
  const { headings, html } = renderDocumentParts(
    documentOf(
      { kind: "heading", level: 1, text: "Theme & place" },
      { kind: "heading", level: 2, text: "Theme – place" },
    ),
  );
  expect(headings).toEqual([
    { id: "theme-place", text: "Theme & place", level: 2 },
    { id: "theme-place-2", text: "Theme – place", level: 3 },
  ]);
  expect(html).toContain('<h2 class="govuk-heading-l" id="theme-place">Theme &amp; place</h2>');
});

it.each<WordBlock>([
  { kind: "paragraph", text: "<img src=x onerror=alert(1)>" },
  { kind: "heading", level: 1, text: "<script>alert(1)</script>" },
  { kind: "list", ordered: false, items: ["[x](javascript:alert(1))"] },
  { kind: "facts", rows: [{ term: "<b onclick=x>", detail: "<script>" }] },
  {
    kind: "table",
    caption: '"><script>',
    columns: [{ heading: "<script>", widthPercent: 100 }],
    rows: [["<script>"]],
  },
  { kind: "markdown", markdown: "<iframe src=x></iframe>" },
])("lets nothing active through: %o", (block) => {
  const html = renderDocument(documentOf(block));
  expect(html).not.toMatch(/<(script|img|iframe|b )|javascript:/i);
});

it("marks header cells and captions of tables", () => {
  const html = renderDocument(
    documentOf({
      kind: "table",
      caption: "Peers",
      columns: [{ heading: "Name", widthPercent: 100 }],
      rows: [["Ada"]],
    }),
  );
  expect(html).toContain('<th scope="col" class="govuk-table__header">Name</th>');
  expect(html).toContain("Peers</caption>");
});
