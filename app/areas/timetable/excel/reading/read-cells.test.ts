import { describe, expect, it } from "vitest";
import { findTable } from "./find-table.ts";
import { NameIndex } from "./name-index.ts";
import { availabilityText, readAvailabilityText } from "./read-availability.ts";
import { readCsv } from "./read-csv.ts";
import { readDayText, readLength, readStart, readTimeText } from "./read-when.ts";

const DAYS = ["2026-03-02", "2026-03-03", "2026-03-04"];

describe("a day", () => {
  it.each([
    ["2026-03-03", "2026-03-03"],
    ["2026-03-03 00:00", "2026-03-03"],
    ["03/03/2026", "2026-03-03"],
    ["3.3.26", "2026-03-03"],
    ["3-3-2026", "2026-03-03"],
    ["3/3", "2026-03-03"],
    ["Tue 3 March", "2026-03-03"],
    ["Tuesday 3rd of March 2026", "2026-03-03"],
    ["Tues, 3 Mar 26", "2026-03-03"],
    ["March 3", "2026-03-03"],
    ["3-Mar-26", "2026-03-03"],
    ["Tuesday", "2026-03-03"],
    ["Day 2", "2026-03-03"],
    ["46084", "2026-03-03"],
    ["9 March", "2026-03-09"],
  ])("%s", (text, day) => expect(readDayText(text, DAYS)).toEqual({ value: day }));

  it.each([
    ["31 February", /cannot|not a day/],
    ["13/13/2026", /not a day/],
    ["soon", /not a day/],
    ["Wed 3 March", /is a Tuesday, not a Wed/],
    ["Friday", /has no such weekday/],
    ["Day 4", /no such day/],
  ])("not %s", (text, wrong) =>
    expect(readDayText(text, DAYS)).toEqual({ wrong: expect.stringMatching(wrong) }),
  );
});

describe("a time", () => {
  it.each([
    ["9:30", "09:30"],
    ["14.15", "14:15"],
    ["0930", "09:30"],
    ["9", "09:00"],
    ["9h30", "09:30"],
    ["2pm", "14:00"],
    ["noon", "12:00"],
    ["09:30:00", "09:30"],
    ["2026-03-03 09:30", "09:30"],
  ])("%s", (text, time) => expect(readTimeText(text)).toEqual({ value: time }));

  it("notes what could have meant something else", () => {
    expect(readTimeText("9.3")).toMatchObject({ value: "09:30", note: expect.stringContaining("09:30") });
    expect(readTimeText("0.395833333333")).toMatchObject({ value: "09:30" });
    expect(readTimeText("2:30")).toMatchObject({ value: "02:30", note: expect.stringContaining("14:30") });
  });

  it.each(["25:00", "half nine", "9:75"])("not %s", (text) =>
    expect(readTimeText(text)).toHaveProperty("wrong"),
  );

  it("may be from and to", () => {
    expect(readStart("9:30 – 10.15")).toEqual({ value: { start: "09:30", minutes: 45 } });
    expect(readStart("2026-03-03 09:30")).toEqual({ value: { start: "09:30", minutes: null } });
    expect(readStart("10:00-9:00")).toEqual({ wrong: "It would end before it starts." });
  });
});

describe("a length", () => {
  it.each([
    ["45", 45],
    ["45 mins", 45],
    ["1 hour", 60],
    ["1h30", 90],
    ["1:30", 90],
    ["1.5 hours", 90],
    ["1 hour and 15 minutes", 75],
  ])("%s", (text, minutes) => expect(readLength(text)).toEqual({ value: minutes }));
  it.each(["3", "800", "long", "-45"])("not %s", (text) => expect(readLength(text)).toHaveProperty("wrong"));
});

describe("when somebody can come", () => {
  const window = (date: string, start: string, end: string) => ({ date, start, end });
  it.each([
    ["Any time", "any-time", []],
    ["can't come", "cannot-come", []],
    ["TBC", "not-asked", []],
    [
      "2 March 9:00–12:30; 3 March",
      "some-times",
      [window("2026-03-02", "09:00", "12:30"), window("2026-03-03", "00:00", "23:59")],
    ],
    [
      "2 March 9-12 and 14-16",
      "some-times",
      [window("2026-03-02", "09:00", "12:00"), window("2026-03-02", "14:00", "16:00")],
    ],
    [
      "Tue pm\nWed",
      "some-times",
      [window("2026-03-03", "12:00", "23:59"), window("2026-03-04", "00:00", "23:59")],
    ],
    [
      "2–3 March",
      "some-times",
      [window("2026-03-02", "00:00", "23:59"), window("2026-03-03", "00:00", "23:59")],
    ],
    [
      "2 and 4 March am",
      "some-times",
      [window("2026-03-02", "00:00", "12:00"), window("2026-03-04", "00:00", "12:00")],
    ],
    ["Day 2 after 2pm", "some-times", [window("2026-03-03", "14:00", "23:59")]],
    ["3 March 11-1pm", "some-times", [window("2026-03-03", "11:00", "13:00")]],
  ])("%s", (text, availability, times) =>
    expect(readAvailabilityText(text, DAYS)).toMatchObject({ value: { availability, times } }),
  );

  it("takes hours of the night for hours of the afternoon, and says so", () => {
    expect(readAvailabilityText("Tue 2-4", DAYS)).toEqual({
      value: { availability: "some-times", times: [window("2026-03-03", "14:00", "16:00")] },
      note: "Read as 14:00 to 16:00.",
    });
  });

  it("says what it cannot read", () => {
    expect(readAvailabilityText("mostly; 3 March", DAYS)).toEqual({
      wrong: "“mostly”: This is not a day that can be read.",
    });
    expect(readAvailabilityText("3 March 16:00-15:00", DAYS)).toHaveProperty("wrong");
  });

  it("is written as it is read", () => {
    const times = [window("2026-03-02", "09:00", "12:30"), window("2026-03-03", "00:00", "23:59")];
    const text = availabilityText({ availability: "some-times", times });
    expect(text).toBe("2 March 2026 09:00–12:30; 3 March 2026");
    expect(readAvailabilityText(text, DAYS)).toEqual({ value: { availability: "some-times", times } });
  });
});

describe("a CSV", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ["commas", bytes('Name,Kind\r\n"Hale, Sam",Officer\r\n')],
    ["semicolons", bytes("Name;Kind\nHale, Sam;Officer\n")],
    ["tabs", bytes("Name\tKind\nHale, Sam\tOfficer")],
    [
      "a mark of UTF-8 and a line that names the separator",
      bytes('\ufeffsep=;\r\nName;Kind\r\n"Hale, Sam";Officer'),
    ],
    [
      "UTF-16",
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(
          new Uint16Array([..."Name\tKind\nHale, Sam\tOfficer"].map((c) => c.charCodeAt(0))).buffer,
        ),
      ]),
    ],
  ])("with %s", (_, given) => {
    expect(readCsv("list", given).rows).toEqual([
      { number: 1, cells: ["Name", "Kind"] },
      { number: 2, cells: ["Hale, Sam", "Officer"] },
    ]);
  });

  it("may be of Windows, with quotation marks, lines in a cell and formulas kept as text", () => {
    const text = `Name,Purpose\n"Zo\u00eb ""Z"" Reed","two\nlines"\n'=1+1,x`;
    const windows = new Uint8Array([...text].map((one) => one.charCodeAt(0)));
    expect(readCsv("list", windows).rows.map(({ cells }) => cells)).toEqual([
      ["Name", "Purpose"],
      ['Zoë "Z" Reed', "two\nlines"],
      ["=1+1", "x"],
    ]);
  });
});

describe("headings", () => {
  const sheet = (...rows: string[][]) => ({
    name: "S",
    rows: rows.map((cells, index) => ({ number: index + 1, cells })),
  });
  it("are found below a title, in any order and case, and what means nothing is named", () => {
    const found = findTable(
      sheet(
        ["Our list"],
        ["PHONE", " e-mail Address", "full name", ""],
        ["1", "a@b.example", "Sam", "stray"],
      ),
    );
    expect(found).toMatchObject({ kind: "people", ignored: ["PHONE", "column D, which has no heading"] });
    expect([...(found?.at ?? [])]).toEqual([
      ["email", 1],
      ["name", 2],
    ]);
  });
  it("tell people from sessions", () => {
    expect(findTable(sheet(["Title", "Kind", "Minutes"]))?.kind).toBe("sessions");
    expect(findTable(sheet(["Name", "Kind"]))?.kind).toBe("people");
    expect(findTable(sheet(["Fruit", "Price"]))).toBeNull();
  });
});

describe("a name", () => {
  const index = new NameIndex(
    [
      { key: "sam", name: "Cllr Sam Hale", also: ["Cllr Sam Hale (Wexcombe)"], loosely: ["Leader"] },
      { key: "kim1", name: "Kim Reed", also: ["Kim Reed (Wexcombe)"] },
      { key: "kim2", name: "Kim Reed", also: ["Kim Reed (Harrowmere)"] },
      { key: "odd", name: "A; B" },
    ],
    { one: "person", todo: "Add them." },
  );
  const people = new NameIndex(
    [
      { key: "sam", name: "Sam Hale", loosely: ["Hale Sam"], parts: ["Sam", "Hale"] },
      { key: "bo", name: "Bo Tarn", loosely: ["Tarn Bo"], parts: ["Bo", "Tarn"] },
    ],
    { one: "person", todo: "Add them." },
  );
  it("means one, with or without a form of address, or is asked about", () => {
    expect(index.find("sam  HALE")).toEqual({ key: "sam" });
    expect(index.find("Leader")).toEqual({ key: "sam", note: "Read as Cllr Sam Hale." });
    expect(index.find("Kim Reed (Harrowmere)")).toEqual({ key: "kim2" });
    expect(index.find("Kim Reed")).toMatchObject({
      key: null,
      todo: "Say which: Kim Reed (Wexcombe), or Kim Reed (Harrowmere).",
    });
    expect(index.find("Lee")).toEqual({
      key: null,
      text: "Lee",
      isUnknown: true,
      wrong: "There is no person called “Lee”.",
      todo: "Add them.",
    });
  });
  it("is referred to so that it is read back", () => {
    for (const key of ["sam", "kim1", "kim2", "odd"]) {
      expect(index.findAll(index.referTo(key)).found).toEqual([{ key }]);
    }
  });
  it("stands in lists with semicolons, lines or commas", () => {
    expect(index.findAll("Sam Hale; Kim Reed (Wexcombe)").found).toHaveLength(2);
    expect(index.findAll("Sam Hale, Kim Reed (Wexcombe)").found).toHaveLength(2);
    expect(index.findAll("Sam Hale\nNobody").missed).toHaveLength(1);
    for (const text of [
      "Sam Hale & Bo Tarn",
      "Sam Hale / Bo Tarn",
      "Sam Hale and Bo Tarn",
      "Hale, Sam; Tarn, Bo",
    ]) {
      expect(people.findAll(text), text).toMatchObject({
        found: [{ key: "sam" }, { key: "bo" }],
        missed: [],
      });
    }
    expect(people.findAll("Tarn, Bo").found).toEqual([{ key: "bo", note: "Read as Bo Tarn." }]);
    // A name that is not known is one name; an office is not cut at its "and".
    expect(people.findAll("Ann Lee & Bo Tarn").missed.map(({ text }) => text)).toEqual(["Ann Lee"]);
    expect(people.findAll("Ann Lee, Kit Moss").missed.map(({ text }) => text)).toEqual([
      "Ann Lee",
      "Kit Moss",
    ]);
    expect(people.findAll("Age and Disability Forum").missed).toHaveLength(1);
    expect(people.find("Bo")).toEqual({ key: "bo", note: "Read as Bo Tarn." });
  });
});
