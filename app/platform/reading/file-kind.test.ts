import JSZip from "jszip";
import { expect, it } from "vitest";
import { hasMacros, isWorkbook, kindOfArchive, kindOfBytes } from "./file-kind.server.ts";

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

it.each([
  ["text", "Name,Kind\n"],
  ["text", "BMarks of a bitmap are two letters: BM"],
  ["text", "\u00ff\u00feN\0a\0m\0e\0"],
  ["pdf", "\n%PDF-1.7\n"],
  ["rtf", "{\\rtf1 a}"],
  ["old-office", "\u00d0\u00cf\u0011\u00e0\u0001"],
  ["picture", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0001"],
  ["picture", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0"],
  ["other", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0"],
])("by its bytes: %s, %j", async (kind, text) => {
  expect(await kindOfBytes(bytesOf(text))).toBe(kind);
});

it.each([
  ["workbook", ["xl/workbook.xml"]],
  ["binary-workbook", ["xl/workbook.bin"]],
  ["word", ["word/document.xml"]],
  ["word", ["word/main.xml"]],
  ["presentation", ["ppt/presentation.xml"]],
  ["open-document", ["content.xml", "mimetype"]],
  ["archive", ["letter.docx"]],
])("by its parts: %s, %j", (kind, names) => {
  expect(kindOfArchive(names.map((name) => ({ name })))).toBe(kind);
});

it("by what it says of its parts, wherever they stand", () => {
  const names = ["[Content_Types].xml", "_rels/.rels", "text/main.xml"].map((name) => ({ name }));
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  expect(kindOfArchive(names)).toBe("archive");
  expect(kindOfArchive(names, `<Override PartName="/text/main.xml" ContentType="${main}"/>`)).toBe("word");
});

it.each([
  [true, "word/vbaProject.bin"],
  [true, "xl/vbaProject.bin"],
  [true, "word/vbaData.xml"],
  [true, "word/activeX/activeX1.bin"],
  [false, "word/media/image.bin"],
])("has macros: %s, %s", (has, name) => {
  expect(hasMacros([{ name: "word/document.xml" }, { name }])).toBe(has);
});

it("tells a workbook by what is in it, and a damaged zip is none", async () => {
  const zip = new JSZip();
  zip.file("xl/workbook.xml", "<workbook/>");
  const bytes = await zip.generateAsync({ type: "uint8array" });
  expect(isWorkbook(bytes)).toBe(true);
  expect(isWorkbook(bytes.slice(0, 60))).toBe(false);
  expect(isWorkbook(bytesOf("Name,Kind\n"))).toBe(false);
});
