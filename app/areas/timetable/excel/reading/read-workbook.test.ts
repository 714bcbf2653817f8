import { existsSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { PEOPLE_ROWS, PEOPLE_TEXTS, workbookParts, zipOf } from "#tests/fixtures/uploads/packages.ts";
import { shownByCode } from "./cell-formats.ts";
import { readCsv } from "./read-csv.ts";
import { readSheets } from "./read-sheets.server.ts";
import { readLength } from "./read-when.ts";
import type { ReadSheet } from "./sheet.ts";

const HEADS =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Minutes</t></is></c></row>';
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="ddd d mmm yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>
  <fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="20" fontId="0"/><xf numFmtId="165" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs>
  <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`;

const inline = (address: string, text: string, style = 0) =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook whose cells have looks. */
async function workbook(rows: string, change: (parts: Record<string, string>) => void = () => {}) {
  const parts = workbookParts(rows);
  const relations = "xl/_rels/workbook.xml.rels";
  parts["xl/styles.xml"] = STYLES;
  parts[relations] = (parts[relations] ?? "").replace(
    "</Relationships>",
    '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  );
  change(parts);
  return zipOf(parts);
}

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const [sheet] = await readSheets({ name: "list.xlsx", bytes });
  return (sheet as ReadSheet).rows.map(({ cells }) => cells);
}

describe("what a cell shows", () => {
  it("takes the result of a formula, and nothing where a formula gives nothing", async () => {
    const rows = `${HEADS}<row r="2"><c r="A2" t="str"><f>IF(B2="","",B2)</f><v></v></c><c r="B2"><f>30+15</f><v>45</v></c>
      <c r="C2" t="b"><f>FALSE()</f><v>0</v></c><c r="D2"><f>0</f><v>0</v></c><c r="E2"><f>A1</f></c><c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    expect((await cellsOf(await workbook(rows)))[1]).toEqual(["", "45", "no", "0", "#CALC!", "#DIV/0!"]);
  });

  it("writes days, times and lengths as they are seen, in files that count from 1900 and from 1904", async () => {
    const rows = `${HEADS}<row r="2">${inline("A2", "x")}<c r="B2" s="1"><v>45013</v></c><c r="C2" s="2"><v>0.395833333</v></c><c r="D2" s="1"><v>45013.5833333</v></c><c r="E2" s="1"><v>0.0625</v></c><c r="F2" s="3"><v>1.0625</v></c></row>`;
    expect((await cellsOf(await workbook(rows)))[1]).toEqual([
      "x",
      "2023-03-28",
      "09:30",
      "2023-03-28 14:00",
      "01:30",
      "25:30",
    ]);
    const from1904 = await workbook(rows, (parts) => {
      parts["xl/workbook.xml"] = (parts["xl/workbook.xml"] ?? "").replace(
        "<sheets>",
        '<workbookPr date1904="1"/><sheets>',
      );
    });
    const [, row] = await cellsOf(from1904);
    expect(row).toEqual(["x", "2027-03-29", "09:30", "2027-03-29 14:00", "01:30", "25:30"]);
    expect(readLength(row?.[4] ?? "")).toEqual({ value: 90 });
  });

  it.each([
    ["General", null],
    ["0.00", null],
    ["#,##0 [$£-809]", null],
    ['0 "days"', null],
    ["[Red]0;[Blue]-0", null],
    ["dd/mm/yyyy", "moment"],
    ["[$-809]d mmmm yyyy;@", "moment"],
    ["h:mm AM/PM", "moment"],
    ["[mm]:ss", "elapsed"],
  ])("knows the format %s", (code, shows) => expect(shownByCode(code)).toBe(shows));

  it("keeps words in runs, a line break in a cell, and leaves out how they are spoken", async () => {
    const rows = `${HEADS}<row r="2"><c r="A2" t="inlineStr"><is><r><t>Kim </t></r><r><rPr><b/></rPr><t>Reed_x000D_
Pat</t></r><rPh><t>kimu</t></rPh></is></c></row>`;
    expect((await cellsOf(await workbook(rows)))[1]).toEqual(["Kim Reed\r\nPat"]);
  });
});

describe("what Excel leaves in a workbook", () => {
  it("marks columns that are hidden, as far as a list goes", async () => {
    const cols =
      '<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="59" max="16384" hidden="true"/></cols>';
    const bytes = await workbook(HEADS, (parts) => {
      const path = "xl/worksheets/sheet1.xml";
      parts[path] = (parts[path] ?? "").replace("<sheetData>", `${cols}<sheetData>`);
    });
    const [sheet] = await readSheets({ name: "list.xlsx", bytes });
    expect(sheet?.hiddenColumns).toEqual([1, 2, 58, 59]);
  });

  it("marks rows that are hidden or struck through", async () => {
    const rows = `${HEADS}<row r="2">${inline("A2", "Shown", 5)}<c r="B2"><v>45</v></c></row>
      <row r="3" hidden="1">${inline("A3", "Hidden")}</row>
      <row r="4">${inline("A4", "Struck", 4)}<c r="B4" s="4"><v>45</v></c></row>
      <row r="5"><c r="A5" t="inlineStr"><is><r><rPr><strike/></rPr><t>Struck in runs</t></r></is></c></row>`;
    const [sheet] = await readSheets({ name: "list.xlsx", bytes: await workbook(rows) });
    expect(sheet?.rows.map(({ isHidden, isStruck }) => [isHidden, isStruck])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [true, undefined],
      [undefined, true],
      [undefined, true],
    ]);
  });

  it("reads tables with filters, pictures, names with a prefix and parts in unusual places", async () => {
    const bytes = await zipOf({
      "_rels/.rels":
        '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/book/main.xml"/></Relationships>',
      "book/main.xml":
        '<x:workbook xmlns:x="http://x" xmlns:r="http://r"><x:sheets><x:sheet name="People" sheetId="4" r:id="b"/></x:sheets></x:workbook>',
      "book/_rels/main.xml.rels":
        '<Relationships><Relationship Id="b" Type="http://x/worksheet" Target="../cells/one.xml"/></Relationships>',
      "cells/one.xml":
        '<x:worksheet xmlns:x="http://x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Kind</x:t></x:is></x:c></x:row></x:sheetData><x:autoFilter ref="A1:B2"><x:filterColumn colId="0"><x:dynamicFilter type="thisYear"/></x:filterColumn></x:autoFilter><x:drawing r:id="c"/><x:tableParts count="1"><x:tablePart r:id="d"/></x:tableParts></x:worksheet>',
      "cells/_rels/one.xml.rels":
        '<Relationships><Relationship Id="c" Type="http://x/drawing" Target="missing.xml"/></Relationships>',
    });
    expect(await cellsOf(bytes)).toEqual([["Name", "Kind"]]);
  });

  it("leaves a long sheet beside the list where it is, and says so", async () => {
    const long = Array.from({ length: 1_200 }, (_, n) => `<row><c><v>${n}</v></c></row>`).join("");
    const two = (order: string) =>
      zipOf({
        ...workbookParts(PEOPLE_ROWS, { sharedStrings: PEOPLE_TEXTS }),
        "xl/workbook.xml": `<workbook xmlns:r="http://r"><sheets>${order}<sheet name="Old" state="hidden" r:id="rId9"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId8" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId9" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet2.xml": `<worksheet><sheetData>${long}</sheetData></worksheet>`,
      });
    const people = '<sheet name="People" r:id="rId1"/>';
    const log = '<sheet name="Log" r:id="rId8"/>';
    const sheets = await readSheets({ name: "a.xlsx", bytes: await two(log + people) });
    expect(sheets.map(({ name, rows, tooMuch, unread }) => [name, rows.length, tooMuch, unread])).toEqual([
      ["Log", 20, expect.stringMatching(/^“Log” has more than 1,000 rows/), undefined],
      ["People", 2, undefined, undefined],
      ["Old", 0, undefined, "it is hidden in the workbook"],
    ]);
    await expect(readSheets({ name: "a.xlsx", bytes: await two(log) })).rejects.toThrow(
      /more than 1,000 rows/,
    );
  });
});

describe("a CSV", () => {
  const WORDS = "Name,Kind\nZoë O’Hara – “Łódź” …,Officer\n";

  it("loses no character of Windows-1252", () => {
    const text = "Name,Kind\nZoë O’Hara – “x” … € Š ž —,Officer\n";
    const sheet = readCsv("a", iconv.encode(text, "windows-1252"));
    expect(sheet.rows[1]?.cells).toEqual(["Zoë O’Hara – “x” … € Š ž —", "Officer"]);
  });

  it.each(["utf-16le", "utf-16be"] as const)("reads %s with and without its mark", (encoding) => {
    for (const addBOM of [true, false]) {
      const sheet = readCsv("a", iconv.encode(WORDS, encoding, { addBOM }));
      expect(sheet.rows.map(({ cells }) => cells)).toEqual([
        ["Name", "Kind"],
        ["Zoë O’Hara – “Łódź” …", "Officer"],
      ]);
    }
  });

  it("shows a byte that means nothing instead of dropping it", () => {
    const bytes = Buffer.from([...Buffer.from("Name,Kind\nAnn"), 0x81, ...Buffer.from(",Officer\n"), 0xe9]);
    expect(readCsv("a", bytes).rows[1]?.cells[0]).toBe("Ann\ufffd");
  });
});

const SHARED = new URL("../../../../../../shared/faults/workbooks/", import.meta.url);

describe.skipIf(!existsSync(SHARED))("the workbooks of ../shared (skipped where they are absent)", () => {
  const read = (name: string) => readSheets({ name, bytes: readFileSync(new URL(name, SHARED)) });

  it.each([
    ["table-filter-this-year.xlsx", "Person A Example"],
    ["table-filter-values.xlsx", "Person A Example"],
    ["table-plain.xlsx", "Person A Example"],
    ["with-crest.xlsx", "Person A Example"],
    ["with-x-prefix.xlsx", "Ann Blake"],
    ["good-people-and-a-long-other-sheet.xlsx", "Person A Example"],
  ])("%s is read", async (name, first) => {
    expect((await read(name))[0]?.rows[1]?.cells[0]).toBe(first);
  });

  it("lengths of a file that counts from 1904 are lengths", async () => {
    const sessions = (await read("typed-values-1904.xlsx"))[1];
    expect(sessions?.rows.slice(3, 5).map(({ cells }) => [cells[2], cells[4], cells[5]])).toEqual([
      ["01:00", "2027-03-29", "11:00"],
      ["01:30", "2027-03-30", "2027-03-30 14:00"],
    ]);
  });

  it("formulas that give nothing, FALSE or 0 are values", async () => {
    const [people, sessions] = await read("formulas-that-give-nothing-or-no.xlsx");
    expect(people?.rows[1]?.cells.join("|")).not.toContain("#");
    expect(sessions?.rows[1]?.cells.slice(2)).toEqual([
      "45",
      "Ann Blake",
      "46475",
      "0.395833333333",
      "no",
      "no",
    ]);
  });

  it("hidden and struck-through rows are marked", async () => {
    expect((await read("hidden-row.xlsx"))[1]?.rows.map((row) => [row.isHidden, row.isStruck])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [true, undefined],
      [undefined, true],
    ]);
  });
});
