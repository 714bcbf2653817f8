import { readFileSync } from "node:fs";
import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { AppError } from "#app/platform/errors.ts";
import { bombOf } from "#tests/fixtures/uploads/packages.ts";
import { interpretScope } from "./import-scope.ts";
import { readDocument } from "./read-document.server.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const FIXTURES = new URL("../../../../tests/fixtures/scope/", import.meta.url);

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** As office programs write an OpenDocument file: what it is stands first, and is not packed. */
function storedFirst(files: Record<string, string>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content, { compression: "STORE" });
  return zip.generateAsync({ type: "uint8array" });
}

function word(body: string): Promise<Uint8Array> {
  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipOf({
    "word/document.xml": `<?xml version="1.0"?><w:document ${ns}><w:body>${body}</w:body></w:document>`,
  });
}

function ole(marker: string): Uint8Array {
  const head = new Uint8Array(4096);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  head.set(Buffer.from(marker, "utf16le"), 600);
  return head;
}

async function refusal(name: string, content: Uint8Array): Promise<string> {
  const outcome = await readDocument({ name, bytes: content }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(AppError);
  expect((outcome as AppError).code).toBe("invalid");
  return (outcome as AppError).message;
}

it("reads an OpenDocument text as the Word file that it was made from", async () => {
  const read = (name: string) => readDocument({ name, bytes: readFileSync(new URL(name, FIXTURES)) });
  const [odt, docx] = [await read("partnership-letter.odt"), await read("partnership-letter.docx")];
  expect(odt.blocks).toEqual(docx.blocks);
  expect(odt.footnotes).toEqual(docx.footnotes);
});

it("refuses OpenDocument files that hold no text document, or are damaged", async () => {
  const type = "application/vnd.oasis.opendocument";
  const sheet = await storedFirst({ mimetype: `${type}.spreadsheet`, "content.xml": "<x/>" });
  expect(await refusal("a.ods", sheet)).toMatch(/not one of text/);
  const empty = await storedFirst({ mimetype: `${type}.text` });
  expect(await refusal("a.odt", empty)).toMatch(/damaged or incomplete/);
  const entities = '<!DOCTYPE x [<!ENTITY a "b">]><x/>';
  const declared = await storedFirst({ mimetype: `${type}.text`, "content.xml": entities });
  expect(await refusal("a.odt", declared)).toMatch(/damaged or incomplete/);
  const deep = `${"<a>".repeat(2_000)}${"</a>".repeat(2_000)}`;
  const nested = await storedFirst({ mimetype: `${type}.text`, "content.xml": deep });
  expect(await refusal("a.odt", nested)).toMatch(/damaged or incomplete/);
});

describe("files that cannot be imported", () => {
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ["an empty file", "letter.docx", () => new Uint8Array(), /^“letter.docx” is empty\. Choose/],
    ["only blank lines", "letter.md", () => bytes(" \n\n\t\n"), /“letter.md” holds no words/],
    [
      "text named .docx",
      "letter.docx",
      () => bytes("Dear all"),
      /“letter.docx” is not a Word document, although/,
    ],
    [
      "a PDF",
      "letter.pdf",
      () => bytes("%PDF-1.7\n%âãÏÓ"),
      /“letter.pdf” is a PDF.*ask for the Word document/,
    ],
    ["a PDF named .docx", "letter.docx", () => bytes("%PDF-1.7"), /“letter.docx” is a PDF/],
    ["a PDF named .txt", "letter.txt", () => bytes("\n\n%PDF-1.4"), /“letter.txt” is a PDF/],
    [
      "an Excel workbook",
      "letter.docx",
      () => zipOf({ "xl/workbook.xml": "<x/>" }),
      /is an Excel workbook, not a Word/,
    ],
    [
      "a presentation",
      "a.docx",
      () => zipOf({ "ppt/presentation.xml": "<x/>" }),
      /is a PowerPoint presentation/,
    ],
    ["an OpenDocument file", "a.odt", () => zipOf({ "content.xml": "<x/>" }), /is an OpenDocument file/],
    [
      "any other zip",
      "a.docx",
      () => zipOf({ "a.txt": "x" }),
      /zip archive of other files, not a Word document/,
    ],
    [
      "a zip cut short",
      "a.docx",
      async () => (await word("<w:p/>")).slice(0, 90),
      /is damaged or incomplete/,
    ],
    ["an old .doc", "a.doc", () => ole("WordDocument"), /Word 2003 and earlier/],
    ["a password", "a.docx", () => ole("EncryptedPackage"), /protected with a password/],
    ["an RTF file", "a.rtf", () => bytes("{\\rtf1 hello}"), /rich text/],
    ["another kind", "a.html", () => bytes("<p>hello</p>"), /not a kind of file.*Word \(\.docx\)/],
    ["no ending", "letter", () => bytes("hello"), /not a kind of file/],
    [
      "rubbish named .txt",
      "a.txt",
      () => new Uint8Array(2000).map((_, i) => (i * 7919) % 251),
      /is not a text file/,
    ],
    ["UTF-16 without a mark", "a.txt", () => Buffer.from("Dear all", "utf16le"), /is not a text file/],
    [
      "50 MB",
      "big.docx",
      () => new Uint8Array(50 * 1024 * 1024),
      /“big.docx” is 50 MB; the most that can be read is 10 MB/,
    ],
    ["too many words", "a.md", () => bytes("word ".repeat(300_000)), /holds 1,499,999 characters/],
    ["broken XML", "a.docx", () => word("<w:p><w:r></w:p>"), /is damaged or incomplete/],
    [
      "no body",
      "a.docx",
      () => zipOf({ "word/document.xml": "<w:document xmlns:w='x'/>" }),
      /has no body of text/,
    ],
    ["no words in Word", "a.docx", () => word("<w:p/>"), /holds no words/],
  ])("%s", async (_, name, make, message) => {
    expect(await refusal(name, await make())).toMatch(message);
  });

  it("does not expand entities", async () => {
    const xml =
      '<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x"><w:body/></w:document>';
    expect(await refusal("a.docx", await zipOf({ "word/document.xml": xml }))).toMatch(/damaged/);
  });

  it("stops unpacking a zip bomb", async () => {
    const huge = " ".repeat(60 * 1024 * 1024);
    const bomb = await bombOf({ "word/document.xml": `<w:document>${huge}</w:document>` });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal("a.docx", bomb)).toMatch(/unpacks to far more/);
  });

  it("refuses a zip of too many parts", async () => {
    const files = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`word/${at}.xml`, "x"]));
    expect(await refusal("a.docx", await zipOf({ ...files, "word/document.xml": "<w:document/>" }))).toMatch(
      /unpacks/,
    );
  });

  it("refuses parts nested without end", async () => {
    const depth = 200_000;
    const body = `${"<w:sdt><w:sdtContent>".repeat(depth)}<w:p/>${"</w:sdtContent></w:sdt>".repeat(depth)}`;
    expect(await refusal("a.docx", await word(body))).toMatch(/is damaged or incomplete/);
  });
});

describe("text files", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", bytes("1.1 The council’s café")],
    ["UTF-8 with a mark", bytes("\ufeff1.1 The council’s café")],
    ["UTF-16 little end first", Buffer.from("\ufeff1.1 The council’s café", "utf16le")],
    ["UTF-16 big end first", Buffer.from("\ufeff1.1 The council’s café", "utf16le").swap16()],
    [
      "windows-1252",
      Uint8Array.from([...Buffer.from("1.1 The council"), 0x92, ...Buffer.from("s caf"), 0xe9]),
    ],
  ])("in %s", async (_, content) => {
    const { blocks } = await readDocument({ name: "a.txt", bytes: content });
    expect(blocks).toEqual([{ kind: "item", label: "1.1", depth: 0, text: "The council’s café" }]);
  });

  it("joins wrapped lines, and keeps paragraphs that Word saved one to a line", async () => {
    const wrapped = "The team will look at\nhow the councils work\ntogether.\n\nNext paragraph.";
    const read = async (text: string) => (await readDocument({ name: "a.txt", bytes: bytes(text) })).blocks;
    expect(await read(wrapped)).toEqual([
      { kind: "paragraph", text: "The team will look at\nhow the councils work\ntogether." },
      { kind: "paragraph", text: "Next paragraph." },
    ]);
    const long = "A sentence that is quite long and goes on. ".repeat(8).trim();
    expect(await read(`${long}\n1.1\tFirst clause\n•\tOne\no\tInner\n•\tTwo\n${long}`)).toEqual([
      { kind: "paragraph", text: long },
      { kind: "item", label: "1.1", depth: 0, text: "First clause" },
      { kind: "item", label: "•", depth: 0, text: "One" },
      { kind: "item", label: "•", depth: 1, text: "Inner" },
      { kind: "item", label: "•", depth: 0, text: "Two" },
      { kind: "paragraph", text: long },
    ]);
  });

  it("reads tables with pipes and tables with tabs", async () => {
    const read = async (text: string) => (await readDocument({ name: "a.md", bytes: bytes(text) })).blocks;
    expect(await read("| Rule | Meaning |\n| --- | --- |\n| One | First<br>Second |")).toEqual([
      {
        kind: "table",
        rows: [
          [["Rule"], ["Meaning"]],
          [["One"], ["First", "Second"]],
        ],
      },
    ]);
    expect(await read("One\tFirst\n---\t---\n\n\t<p>Second</p> <p>Third</p>\n\nAfter.")).toEqual([
      {
        kind: "table",
        rows: [
          [["One"], ["First"]],
          [[], ["Second", "Third"]],
        ],
      },
      { kind: "paragraph", text: "After." },
    ]);
  });
});

describe("whatever it is given", () => {
  const harmless = async (name: string, content: Uint8Array) => {
    try {
      interpretScope(await readDocument({ name, bytes: content }));
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  };
  const letter = readFileSync(new URL("partnership-letter.md", FIXTURES), "utf8");
  const mou = readFileSync(new URL("partnership-mou.md", FIXTURES), "utf8");
  const docx = readFileSync(new URL("partnership-letter.docx", FIXTURES));

  it("throws nothing but an AppError: any bytes", async () => {
    const names = fc.constantFrom("a.docx", "a.md", "a.txt", "a", "../../x.md");
    await fc.assert(fc.asyncProperty(names, fc.uint8Array({ maxLength: 400 }), harmless));
  });

  it("throws nothing but an AppError: a letter with pieces cut out, doubled and moved", async () => {
    const lines = `${letter}\n${mou}`.split("\n");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...lines), { maxLength: 120 }),
        fc.string(),
        async (some, extra) => {
          const source = await readDocument({
            name: "a.md",
            bytes: bytes(`${some.join("\n")}\n${extra}\nx`),
          });
          try {
            interpretScope(source, source);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("throws nothing but an AppError: a Word file with bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(docx.length - 1), fc.nat(255)), { maxLength: 20 }),
        async (changes) => {
          const copy = Uint8Array.from(docx);
          for (const [at, value] of changes) copy[at] = value;
          await harmless("a.docx", copy);
        },
      ),
      { numRuns: 60 },
    );
  });

  // What looks at each letter once more for every other takes half a minute for these, and a megabyte in the most of a second.
  it.each([
    ["one line without spaces", "x".repeat(225_000)],
    ["one long sentence", "council and ".repeat(20_000)],
    ["capitals", "Council And ".repeat(20_000)],
    ["stars", "*".repeat(225_000)],
    ["brackets", "[".repeat(225_000)],
    ["days", "4 to 8 March 2024 and ".repeat(10_000)],
    ["numbers", "1.1 a\n".repeat(37_500)],
    ["bullets", "- a\n".repeat(50_000)],
    ["lettered", "- a. x\n".repeat(30_000)],
    ["themes", "1. Why?\n\n".repeat(25_000)],
    ["tabs", "a\tb\n".repeat(50_000)],
    ["blank lines", `${"\n".repeat(225_000)}x`],
    ["dots", `${"x.".repeat(100_000)} ${".".repeat(22_500)}`],
    ["spaces", `a${" ".repeat(225_000)}b`],
    ["open tags", "<p".repeat(100_000)],
    ["comments", "<!-- ".repeat(45_000)],
    ["underscores", "_a".repeat(100_000)],
    ["prompts", `1. T: Why? Are they...\n\n${"- a prompt about something\n".repeat(7_500)}`],
  ])("takes a quarter of a megabyte of %s in little time", { timeout: 15_000 }, async (_, text) => {
    await harmless("a.md", bytes(text));
    await harmless("a.txt", bytes(text));
  });
});
