import { describe, expect, it } from "vitest";
import { countsByKind, findingWarnings, recommendationWarnings, type SupportedFinding } from "./support.ts";

const note = (relation: "supporting" | "contradicting" | "context", sourceKind = "officer") => ({
  relation,
  sourceKind,
});

const sound: SupportedFinding = {
  kind: "improvement",
  status: "agreed",
  notes: [note("supporting", "officer"), note("supporting", "data")],
  recommendationIds: ["r1"],
};

describe("findingWarnings", () => {
  it.each<[string, Partial<SupportedFinding>, string[]]>([
    ["sound", {}, []],
    ["no note", { notes: [] }, ["no-supporting-note"]],
    ["context only", { notes: [note("context")] }, ["no-supporting-note"]],
    ["one kind", { notes: [note("supporting"), note("supporting")] }, ["one-kind-of-source"]],
    ["a strength nobody addresses", { kind: "strength", recommendationIds: [] }, []],
    ["an improvement nobody addresses", { recommendationIds: [] }, ["not-addressed"]],
    [
      "a contradiction in a draft",
      { status: "draft", notes: [...sound.notes, note("contradicting")] },
      ["contradiction-unanswered"],
    ],
    ["a contradiction the team has weighed", { notes: [...sound.notes, note("contradicting")] }, []],
    [
      "more against than for",
      { notes: [...sound.notes, note("contradicting"), note("contradicting"), note("contradicting")] },
      ["contradiction-unanswered"],
    ],
    [
      "everything at once",
      { status: "draft", notes: [note("supporting"), note("contradicting")], recommendationIds: [] },
      ["one-kind-of-source", "contradiction-unanswered", "not-addressed"],
    ],
  ])("%s", (_, over, codes) => {
    expect(findingWarnings({ ...sound, ...over }).map((warning) => warning.code)).toEqual(codes);
  });
});

it.each<["draft" | "agreed", number, string[]]>([
  ["draft", 0, ["no-finding"]],
  ["draft", 2, ["draft-finding"]],
  ["agreed", 1, []],
])("a recommendation on %s findings × %i", (status, count, codes) => {
  const findings = Array.from({ length: count }, () => ({ status }));
  expect(recommendationWarnings({ findings }).map((warning) => warning.code)).toEqual(codes);
});

it.each([
  [[], ""],
  [["officer", "data", "officer"], "Officer 2, data 1"],
  [["data", "officer"], "Data 1, officer 1"],
])("counts %j by kind", (kinds, words) => {
  expect(countsByKind(kinds, (kind) => kind.charAt(0).toUpperCase() + kind.slice(1))).toBe(words);
});
