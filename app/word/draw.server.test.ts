import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { exampleDocument, longReport } from "#tests/fixtures/word/example-documents.ts";
import { TEMPLATE_ORIENTATION, WORD_KINDS, type WordDocument } from "./document.ts";
import { readDrawn } from "./document-xml.ts";
import { drawWord } from "./draw.server.ts";
import { lintDocx } from "./lint/lint-docx.ts";
import { descendants, textOf } from "./lint/xml-tree.ts";

const run = promisify(execFile);
const SOFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(
  existsSync,
);

const small = (changes: Partial<WordDocument> = {}): WordDocument => ({
  ...exampleDocument("scope"),
  sections: {
    body: [
      { kind: "heading", level: 1, text: "Start" },
      { kind: "paragraph", text: "Words." },
    ],
  },
  ...changes,
});

describe("drawWord", () => {
  it.each(WORD_KINDS)("draws a %s that the lint finds nothing in", async (kind) => {
    expect(await lintDocx(await drawWord(exampleDocument(kind)))).toEqual([]);
  });

  it("draws a long report that the lint finds nothing in", async () => {
    expect(await lintDocx(await drawWord(longReport()))).toEqual([]);
  });

  it("puts title, organisation, dates and status on the first page, and the title in the header", async () => {
    const drawn = await readDrawn(await drawWord(exampleDocument("report")));
    expect(drawn.lines.slice(0, 5)).toEqual([
      "CoverOrganisation: Peer team for Wexcombe Borough Council and Harrowmere District Council",
      "Title: Corporate Peer Challenge: feedback report",
      "Subtitle: Wexcombe Borough Council and Harrowmere District Council",
      "CoverDetail: Draft, version 2, 28 May 2027",
      "CoverDetail: On site 3 to 7 May 2027",
    ]);
    expect(await drawn.part("word/header1.xml")).toContain("Corporate Peer Challenge: feedback report");
    expect(await drawn.part("word/footer1.xml")).toMatch(/Page .*PAGE.* of .*NUMPAGES/);
    const core = await drawn.part("docProps/core.xml");
    expect(core).toContain("<dc:title>Corporate Peer Challenge: feedback report</dc:title>");
    expect(core).toContain("<dc:language>en-GB</dc:language>");
    expect(core).toContain("<dc:description>What the peer team found and recommends.</dc:description>");
  });

  it("leaves out the lines and sections that are not given", async () => {
    const { lines } = await readDrawn(await drawWord(small({ subtitle: "", dateText: " ", statusText: "" })));
    expect(lines.map((line) => line.split(":")[0])).toEqual([
      "CoverOrganisation",
      "Title",
      "Heading1",
      "Words.",
    ]);
  });

  it("fills the contents list with links to the headings of two levels", async () => {
    const { body, lines } = await readDrawn(await drawWord(exampleDocument("report")));
    const listed = lines
      .filter((line) => /^TOC\d: /.test(line))
      .map((line) => line.replace(/^TOC(\d)/, "Heading$1"));
    const headings = lines.filter((line) => /^Heading[12]: /.test(line));
    expect(listed).toEqual(headings);
    const names = descendants(body, "w:bookmarkStart").map((one) => one.attributes.get("w:name"));
    const anchors = descendants(body, "w:hyperlink").flatMap((one) => one.attributes.get("w:anchor") ?? []);
    expect(anchors).toHaveLength(headings.length);
    expect(anchors.filter((anchor) => !names.includes(anchor))).toEqual([]);
    const field = descendants(body, "w:fldChar").map((one) => one.attributes.get("w:fldCharType"));
    expect(field).toEqual(["begin", "separate", "end"]);
    expect(descendants(body, "w:instrText").map((one) => one.content.join("").trim())).toEqual([
      'TOC \\o "1-2" \\h \\z \\u',
    ]);
  });

  it("never skips a level of heading, wherever the blocks come from", async () => {
    const { lines } = await readDrawn(
      await drawWord(
        small({
          sections: {
            introduction: [{ kind: "heading", level: 3, text: "A" }],
            body: [
              { kind: "markdown", markdown: "# B\n\n### C", headingBase: 4 },
              { kind: "heading", level: 1, text: "D" },
            ],
          },
        }),
      ),
    );
    expect(lines.filter((line) => line.startsWith("Heading"))).toEqual([
      "Heading1: A",
      "Heading2: B",
      "Heading3: C",
      "Heading1: D",
    ]);
  });

  it("marks and repeats the header row, keeps rows whole and merges nothing", async () => {
    const { body } = await readDrawn(await drawWord(exampleDocument("action-plan")));
    const [table] = descendants(body, "w:tbl");
    const rows = descendants(table!, "w:tr");
    expect(rows.map((row) => descendants(row, "w:tblHeader").length)).toEqual([1, 0, 0]);
    expect(rows.map((row) => descendants(row, "w:cantSplit").length)).toEqual([1, 1, 1]);
    expect(descendants(table!, "w:gridSpan", "w:vMerge")).toEqual([]);
    expect(descendants(table!, "w:tblCaption")[0]!.attributes.get("w:val")).toBe(
      "Actions under recommendation 1",
    );
    const widths = descendants(table!, "w:gridCol").map((one) => Number(one.attributes.get("w:w")));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(16838 - 2 * 1247);
  });

  it.each(WORD_KINDS)("lays a %s the way it is asked to", async (kind) => {
    for (const orientation of ["portrait", "landscape"] as const) {
      const { body } = await readDrawn(await drawWord({ ...exampleDocument(kind), orientation }));
      const [size] = descendants(body, "w:pgSz");
      const [width, height] = ["w:w", "w:h"].map((name) => Number(size!.attributes.get(name)));
      expect(width! > height!).toBe(orientation === "landscape");
      expect(size!.attributes.get("w:orient") ?? "portrait").toBe(orientation);
    }
    expect(exampleDocument(kind).orientation).toBe(TEMPLATE_ORIENTATION[kind]);
  });

  it("starts a new page where it is told, without an empty paragraph", async () => {
    const { body } = await readDrawn(
      await drawWord(
        small({
          sections: {
            body: [
              { kind: "heading", level: 1, text: "A" },
              { kind: "page-break" },
              { kind: "heading", level: 1, text: "B" },
            ],
          },
        }),
      ),
    );
    const broken = descendants(body, "w:pageBreakBefore").map((one) => textOf(one.parent!.parent!));
    expect(broken).toEqual(["B"]);
  });

  it("keeps what people typed apart from the placeholders of the template", async () => {
    const { lines } = await readDrawn(
      await drawWord(
        small({
          title: "About {{body}}",
          sections: { body: [{ kind: "heading", level: 1, text: "{{title}}" }] },
        }),
      ),
    );
    expect(lines.map((line) => line.replaceAll("\u2060", ""))).toEqual(
      expect.arrayContaining(["Title: About {{body}}", "Heading1: {{title}}"]),
    );
  });

  it.each<[string, Partial<WordDocument>, RegExp]>([
    [
      "a section the kind does not have",
      { sections: { bodi: [] } },
      /has no section bodi\. Its sections are: introduction,/,
    ],
    ["no title", { title: " " }, /has no title/],
    ["no organisation", { organisation: "" }, /which organisation issues it/],
    [
      "a table without columns",
      { sections: { body: [{ kind: "table", caption: "T", columns: [], rows: [] }] } },
      /"T" has no columns/,
    ],
  ])("refuses %s", async (_what, changes, message) => {
    await expect(drawWord(small(changes))).rejects.toThrow(message);
  });
});

describe("LibreOffice", () => {
  // Without LibreOffice nothing else here can tell whether an office program opens the files.
  it.skipIf(SOFFICE === undefined)(
    `opens every kind and makes pages of it${SOFFICE ? "" : " (skipped: soffice is not installed)"}`,
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "word-"));
      try {
        const files = await Promise.all(
          WORD_KINDS.map(async (kind) => {
            const file = path.join(folder, `${kind}.docx`);
            await writeFile(file, await drawWord(exampleDocument(kind)));
            return file;
          }),
        );
        const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
        await run(SOFFICE!, [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
          timeout: 150_000,
        });
        for (const file of files) {
          const { stdout } = await run("pdfinfo", [file.replace(/docx$/, "pdf")]);
          expect(Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1])).toBeGreaterThan(0);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    180_000,
  );
});
