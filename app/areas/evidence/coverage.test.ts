import { describe, expect, it } from "vitest";
import { coverageTable, promptsWithoutNote, sessionsWithoutNote } from "./coverage.ts";
import type { NoteSourceKind } from "./note-words.ts";

const themes = [{ id: "t1", number: 1, title: "Priorities" }];

function counts(entries: Partial<Record<NoteSourceKind, number>>) {
  return Object.entries(entries).map(([kind, count]) => ({
    themeId: "t1",
    sourceKind: kind as NoteSourceKind,
    count,
  }));
}

describe("coverageTable", () => {
  it.each<[Partial<Record<NoteSourceKind, number>>, number, string | null]>([
    [{}, 0, "No note yet"],
    [{ councillor: 2, officer: 3, partner: 1, "resident-or-community": 1, data: 1 }, 8, null],
    [{ councillor: 2, officer: 3, document: 1 }, 6, "Nothing yet from partners and residents or community"],
    [
      { councillor: 1, officer: 1, partner: 1, "resident-or-community": 1, observation: 4 },
      8,
      "Nothing yet from documents or data",
    ],
  ])("%j has %i notes and the gap %s", (entries, total, gap) => {
    const row = coverageTable(themes, counts(entries)).rows[0];
    expect(row?.total).toBe(total);
    expect(row?.gap).toBe(gap);
  });

  it("counts notes without a theme apart and in the totals", () => {
    const table = coverageTable(themes, [{ themeId: null, sourceKind: "officer", count: 2 }]);
    expect(table.withoutTheme).toBe(2);
    expect(table.totals.officer).toBe(2);
  });
});

describe("promptsWithoutNote", () => {
  const prompts = [
    { id: "p1", parentId: null },
    { id: "p1a", parentId: "p1" },
    { id: "p1b", parentId: "p1" },
    { id: "p2", parentId: null },
  ];
  it.each<[string[], string[]]>([
    [[], ["p1", "p1a", "p1b", "p2"]],
    [["p1"], ["p1a", "p1b", "p2"]],
    [["p1b"], ["p1a", "p2"]],
    [["p1", "p1a", "p1b", "p2"], []],
  ])("tagged %j leaves %j", (tagged, left) => {
    expect(promptsWithoutNote(prompts, new Set(tagged)).map((prompt) => prompt.id)).toEqual(left);
  });
});

describe("sessionsWithoutNote", () => {
  it.each<[string | null, string | null, number, boolean]>([
    ["2026-11-09", "09:00", 0, true],
    ["2026-11-09", "09:00", 2, false],
    ["2026-11-10", "09:00", 0, true],
    ["2026-11-10", "14:00", 0, false],
    ["2026-11-11", "09:00", 0, false],
    [null, null, 0, false],
  ])("on %s at %s with %i notes: %s", (date, start, noteCount, isGap) => {
    const found = sessionsWithoutNote([{ id: "s", date, start, noteCount }], "2026-11-10", "10:30");
    expect(found.length === 1).toBe(isGap);
  });
});
