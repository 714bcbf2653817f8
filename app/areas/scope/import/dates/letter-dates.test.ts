import { describe, expect, it } from "vitest";
import { firstFullDay, firstRange } from "./letter-dates.ts";

describe("the days on site, as letters write them", () => {
  it.each([
    ["4-8 March 2024", "2024-03-04", "2024-03-08"],
    ["from 4 – 8 March 2024", "2024-03-04", "2024-03-08"],
    ["4th to 8th March 2024", "2024-03-04", "2024-03-08"],
    ["commencing on 4th March and finishing on 8th March 2024", "2024-03-04", "2024-03-08"],
    ["4-5 days onsite commencing on 4th March and finishing on 8th March 2024.", "2024-03-04", "2024-03-08"],
    ["between 28 February and 1 March 2024", "2024-02-28", "2024-03-01"],
    ["between 28 and 30 April 2025", "2025-04-28", "2025-04-30"],
    ["Monday 4th – Friday 8th March 2024", "2024-03-04", "2024-03-08"],
    ["from Monday 4 March 2024 until Friday 8 March 2024", "2024-03-04", "2024-03-08"],
    ["from Tuesday, 4 March to Thursday, 6 March 2025", "2025-03-04", "2025-03-06"],
    ["from 30 December 2024 to 3 January 2025", "2024-12-30", "2025-01-03"],
    ["from 30 December to 3 January 2025", "2024-12-30", "2025-01-03"],
    ["from 30 December 2024 to 3 January", "2024-12-30", "2025-01-03"],
    ["March 4th to 8th, 2024", "2024-03-04", "2024-03-08"],
    ["March 4 to March 8, 2024", "2024-03-04", "2024-03-08"],
    ["04/03/2024 to 08/03/2024", "2024-03-04", "2024-03-08"],
    ["2024-03-04 to 2024-03-08", "2024-03-04", "2024-03-08"],
    ["4, 5 and 6 March 2024", "2024-03-04", "2024-03-06"],
    ["on the 14th, 15th and 16th of October 2025", "2025-10-14", "2025-10-16"],
    ["the week commencing 4 March 2024", "2024-03-04", "2024-03-08"],
    ["three days on site from 14 October 2025", "2025-10-14", "2025-10-16"],
    ["4 to 8 Sept 2025", "2025-09-04", "2025-09-08"],
    ["30 June, 1 and 2 July 2026", "2026-06-30", "2026-07-02"],
    ["3rd, 4th & 5th June 2025", "2025-06-03", "2025-06-05"],
    ["3/4/5 June 2025", "2025-06-03", "2025-06-05"],
    ["13/14/15 June 2025", "2025-06-13", "2025-06-15"],
    ["Tue 3rd, Wed 4th and Thu 5th June 2025", "2025-06-03", "2025-06-05"],
    ["6, 7, 8 and 9 October 2026", "2026-10-06", "2026-10-09"],
    ["29, 30 and 31 May and 1 June 2026", "2026-05-29", "2026-06-01"],
    ["June 3, 4 and 5, 2025", "2025-06-03", "2025-06-05"],
    ["w/c 3 June 2025", "2025-06-03", "2025-06-07"],
    ["W/C Monday 2 June 2025", "2025-06-02", "2025-06-06"],
    ["w/c 1 June 2026 (three days)", "2026-06-01", "2026-06-03"],
    ["3 June 2025 for three days", "2025-06-03", "2025-06-05"],
    ["on Tuesday 3 June 2025, over four days", "2025-06-03", "2025-06-06"],
    ["8 to 4 March 2024", "2024-03-08", "2024-03-04"],
  ])("%s", (text, start, end) => {
    expect(firstRange(text, null)).toMatchObject({ start, end });
  });

  it.each([
    ["between 28 February and 1 March", "2023-09-08", "2024-02-28", "2024-03-01"],
    ["4-6 November", "2023-09-08", "2023-11-04", "2023-11-06"],
    ["30 December to 3 January", "2023-09-08", "2023-12-30", "2024-01-03"],
  ])("%s without a year, in a letter of %s", (text, letterDay, start, end) => {
    expect(firstRange(text, letterDay)).toMatchObject({ start, end });
  });

  it.each([
    "no dates here",
    "4-5 days on site",
    "31 to 32 April 2024",
    "a budget of £4-8 million",
    "8 March 2024",
    "4 to 8 March",
    "",
  ])("finds none in %j", (text) => {
    expect(firstRange(text, null)).toBeNull();
  });

  it("reads the date of a letter", () => {
    expect(firstFullDay("8th September 2023")).toBe("2023-09-08");
    expect(firstFullDay("Our ref 12/A, Friday 8 September, 2023")).toBe("2023-09-08");
    expect(firstFullDay("September 2023")).toBeNull();
    expect(firstFullDay("31 September 2023")).toBeNull();
  });
});
