import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { PEOPLE_ROWS, PEOPLE_TEXTS, workbookParts, zipOf } from "#tests/fixtures/uploads/packages.ts";
import { paragraph, wordFile } from "#tests/fixtures/uploads/word-files.ts";
import { makeTestAccount, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { run as checkText } from "./check-text.server.ts";
import { run as document } from "./document.server.ts";
import { run as importScope } from "./import-scope.server.ts";
import { run as readFile } from "./read-file.server.ts";

const folder = mkdtempSync(join(tmpdir(), "cpc-cli-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("cpc document", () => {
  it("writes the Word file of the record and says what it wrote", async () => {
    const { id } = await makeTestChallenge({ partnership: true });
    const title = "Scope of the peer challenge: Wexcombe Borough Council and Harrowmere District Council";
    const out = join(folder, "scope.docx");
    const printed = await document([id.toLowerCase(), "scope", "--out", out]);
    const bytes = readFileSync(out);
    expect(printed).toMatchObject({ file: out, bytes: bytes.byteLength, kind: "scope", title });
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
  });

  it.each([
    [["NOBODY", "scope", "--out", "x.docx"], /There is no challenge “NOBODY”/],
    [["", "scope", "--out", "x.docx"], /There is no challenge/],
    [["X", "letter", "--out", "x.docx"], /There is no document “letter”/],
    [["X", "scope"], /Say which challenge/],
  ])("%j is refused with a sentence", async (args, sentence) => {
    await expect(document(args)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(sentence),
    });
  });

  it("names the councils when another is asked for, and the folder that is not there", async () => {
    const { id } = await makeTestChallenge();
    const out = join(folder, "plan.docx");
    await expect(document([id, "scope", "--out", out, "--council", "Sallow"])).rejects.toThrow(
      "Its councils are: Wexcombe Borough Council.",
    );
    await expect(document([id, "scope", "--out", join(folder, "no", "x.docx")])).rejects.toThrow(
      "could not be written",
    );
  });
});

describe("cpc check-text", () => {
  const text = (name: string, words: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, words);
    return file;
  };

  it("says of each sentence what would give somebody away and what to look at, and writes nothing", async () => {
    const { id, visitId, themes } = await makeTestChallenge();
    const theirs = { challengeId: id, kind: "officer", jobTitle: "Monitoring officer" };
    await db.person.create({ data: { ...theirs, id: newId(), name: "Thelma Garside" } });
    const { id: accountId } = await makeTestAccount("Pia Peer");
    const note = newId();
    await db.note.create({
      data: {
        id: note,
        challengeId: id,
        visitId,
        authorId: accountId,
        themeId: themes[0]?.id ?? null,
        sourceKind: "officer",
        leaning: "improvement",
        text: "Nobody tells the front desk when the depot closes early.",
        recordedAt: TEST_NOW,
        updatedAt: TEST_NOW,
        retainUntil: "2027-01-01",
      },
    });
    const source = newId();
    const document = { kind: "mou", title: "Agreement", fileName: "mou.md", sha256: "0", addedAt: TEST_NOW };
    await db.sourceDocument.create({ data: { ...document, id: source, challengeId: id } });
    const clause = { kind: "red-line", isRedLine: true, text: "Each council keeps its own constitution." };
    await db.clause.create({
      data: { ...clause, id: newId(), challengeId: id, sourceDocumentId: source, ref: "5.3", position: 1 },
    });
    const before = await db.auditEvent.count();
    const file = text(
      "draft.md",
      [
        "# Governance",
        "Nobody tells the front desk when the office shuts.",
        "As Thelma Garside put it, reports come late.",
        "The monitoring officer told us so.",
        "Write a single constitution for both councils.",
        "Scrutiny works well.",
      ].join("\n"),
    );
    const printed = await checkText([id.toLowerCase(), file]);
    expect(
      printed.map(({ sentence, flags }) => [sentence, flags.map(({ kind, words }) => `${kind}: ${words}`)]),
    ).toEqual([
      ["Governance", []],
      [
        "Nobody tells the front desk when the office shuts.",
        ["quotation: Nobody tells the front desk when the"],
      ],
      ["As Thelma Garside put it, reports come late.", ["name: Thelma Garside"]],
      ["The monitoring officer told us so.", ["few: monitoring officer"]],
      ["Write a single constitution for both councils.", ["red-line: single constitution"]],
      ["Scrutiny works well.", []],
    ]);
    expect(printed[1]?.flags[0]?.because).toContain(note);
    expect(await db.auditEvent.count()).toBe(before);
  });

  it.each([
    [() => [], /Name a challenge and a text/],
    [() => ["NOBODY", "x.md"], /There is no challenge/],
  ])("is refused with a sentence (%#)", async (args, sentence) => {
    await expect(checkText(args())).rejects.toMatchObject({ message: expect.stringMatching(sentence) });
  });

  it("reads plain text only", async () => {
    const { id } = await makeTestChallenge();
    for (const [name, bytes] of [
      ["word.docx", new Uint8Array([80, 75, 3, 4, 0, 0])],
      ["latin.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9])],
    ] as const) {
      await expect(checkText([id, text(name, bytes)])).rejects.toThrow("is no plain text");
    }
  });
});

describe("cpc import-scope", () => {
  it.each([
    [[], /Name one scope letter/],
    [["a.md", "b.md"], /Name one scope letter/],
    [[join(folder, "none.docx")], /There is no file/],
    [[folder], /is not a file/],
  ])("%j is refused with a sentence, and makes nothing", async (args, sentence) => {
    const before = await db.challenge.count();
    await expect(importScope(args)).rejects.toMatchObject({ message: expect.stringMatching(sentence) });
    expect(await db.challenge.count()).toBe(before);
  });

  it("refuses an empty letter by its name", async () => {
    const path = join(folder, "empty.md");
    writeFileSync(path, "");
    await expect(importScope([path])).rejects.toThrow("“empty.md” is empty");
  });
});

describe("cpc read-file", { timeout: 60_000 }, () => {
  const given = (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const rows = [
    { number: 1, cells: ["Name", "Kind"] },
    { number: 2, cells: ["Pat Lane", "Officer"] },
  ];

  it("prints the rows of a workbook, whatever it is called, and of a CSV", async () => {
    const bytes = await zipOf(workbookParts(PEOPLE_ROWS, { sharedStrings: PEOPLE_TEXTS }));
    const sheets = [{ name: "People", rows }];
    expect(await readFile([given("list.docx", bytes)])).toEqual({
      kind: "workbook",
      name: "list.docx",
      sheets,
    });
    expect(await readFile([given("people.csv", "Name,Kind\nPat Lane,Officer\n")])).toEqual({
      kind: "csv",
      name: "people.csv",
      sheets: [{ name: "people", rows }],
    });
  });

  it("prints the text of a document with its labels", async () => {
    const text = "# Scope\n\n1.1 The councils share officers.\n";
    expect(await readFile([given("letter.md", text)])).toEqual({
      kind: "document",
      name: "letter.md",
      blocks: [
        { kind: "heading", level: 1, label: null, text: "Scope" },
        { kind: "item", depth: 0, label: "1.1", text: "The councils share officers." },
      ],
      footnotes: [],
      outside: [],
    });
  });

  it("refuses what an upload is refused for, with the same sentence", async () => {
    // Some kilobytes that a tree of all its parts would need more than a gigabyte for.
    const wide = await wordFile(paragraph("a") + "<w:p/>".repeat(1_500_000));
    await expect(readFile([given("wide.docx", wide)])).rejects.toThrow(
      "“wide.docx” unpacks to far more than",
    );
    await expect(readFile([])).rejects.toThrow("Name one file");
    await expect(readFile([join(folder, "none.docx")])).rejects.toThrow("There is no file");
  });
});
