import { expect, it } from "vitest";
import { plainName, sourceFilePath, wordFilePath } from "./file-names.ts";

it.each([
  ["letter.docx", "source-documents/1 letter.docx"],
  ["../../etc/passwd", "source-documents/1 etc-passwd"],
  ["C:\\Users\\a\\MOU (final) v2.pdf", "source-documents/1 C-Users-a-MOU (final) v2.pdf"],
  ["Brief\u202egpj.exe", "source-documents/1 Brief-gpj.exe"],
  ["", "source-documents/1 file"],
  ["...", "source-documents/1 file"],
  [`${"é".repeat(200)}.md`, `source-documents/1 ${"é".repeat(80)}.md`],
])("names the file %s", (given, expected) => {
  expect(sourceFilePath(1, given)).toBe(expected);
});

it("names a Word file by what was issued, and whose it is", () => {
  const version = { kind: "report", number: 2, status: "final", council: null };
  expect(wordFilePath(version)).toBe("word-files/report 2 (final).docx");
  expect(wordFilePath({ ...version, kind: "action-plan", council: "King’s/Queen’s" })).toBe(
    "word-files/action-plan, King-s-Queen-s 2 (final).docx",
  );
});

it("leaves a name that is one already", () => {
  expect(plainName("Wexcombe Borough Council")).toBe("Wexcombe Borough Council");
});
