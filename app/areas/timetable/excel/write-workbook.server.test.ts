import JSZip from "jszip";
import { expect, it } from "vitest";
import { readWorkbook } from "./reading/read-workbook.server.ts";
import { writeWorkbook } from "./write-workbook.server.ts";

it("writes a workbook that opens, whatever stands in a name", async () => {
  const names = ["Ann\u0001Lee", "Ann\u000bLee", "Ann\uffff\r\nLee", "Ann\ud83dLee", "\u0000"];
  const bytes = await writeWorkbook([
    {
      name: "People",
      isTable: false,
      columns: [{ heading: "Na\u0002me", width: 20, isHidden: false }],
      rows: names.map((name) => [name]),
    } as Parameters<typeof writeWorkbook>[0][number],
  ]);
  const zip = await JSZip.loadAsync(bytes);
  for (const path of Object.keys(zip.files)) {
    const text = await zip.file(path)?.async("string");
    // XML 1.0, what may stand in a document.
    expect(text ?? "", path).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
  }
  const [sheet] = await readWorkbook(bytes);
  expect(sheet?.rows.map(({ cells }) => cells[0]?.replace("\r", ""))).toEqual([
    "Name",
    "AnnLee",
    "Ann Lee",
    "Ann\nLee",
    "AnnLee",
  ]);
});
