import { describe, expect, it } from "vitest";
import { to } from "#app/addresses.ts";
import {
  isNoteFiltered,
  NO_FILTER,
  type NoteFilter,
  noteQuery,
  pageAsked,
  readNoteFilter,
} from "./note-filter.ts";

const hrefOf = (filter: NoteFilter) => to.evidence.front({ challengeId: "1" }, noteQuery(filter));

describe("readNoteFilter", () => {
  it.each([
    ["", NO_FILTER],
    ["theme=T&words=+rent+", { ...NO_FILTER, themeId: "T", words: "rent" }],
    ["source=officer&leaning=strength", { ...NO_FILTER, sourceKind: "officer", leaning: "strength" }],
    ["source=gossip&leaning=up&theme=", NO_FILTER],
  ])("%s", (query, expected) => {
    expect(readNoteFilter(new URLSearchParams(query))).toEqual(expected);
  });

  it("comes back from its own address", () => {
    const filter = { ...NO_FILTER, sessionId: "S", peerId: "P", words: "rent & rates" };
    expect(readNoteFilter(new URL(hrefOf(filter), "https://workspace.example").searchParams)).toEqual(filter);
    expect(hrefOf(NO_FILTER)).toBe("/challenges/1/evidence");
    expect(isNoteFiltered(filter)).toBe(true);
    expect(isNoteFiltered(NO_FILTER)).toBe(false);
  });
});

it.each([
  ["", 0, 1, 1],
  ["page=2", 31, 2, 2],
  ["page=9", 31, 2, 2],
  ["page=-1", 31, 1, 2],
  ["page=x", 31, 1, 2],
])("page %s of %i notes", (query, count, page, pages) => {
  expect(pageAsked(new URLSearchParams(query), count)).toEqual({ page, pages });
});
