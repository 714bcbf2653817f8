import { expect, it } from "vitest";
import { to } from "../addresses.ts";
import { trailCsv } from "./csv.ts";
import { trailFilterOf, trailQuery } from "./trail-filter.ts";

const LINE = {
  id: "i",
  sequence: 7,
  at: new Date("2027-03-01T09:00:00Z"),
  type: "signed-in" as const,
  means: "signed in",
  details: ["a: 1", "b: 2"],
};

it.each([
  ["Ann", '"Ann"'],
  ['Ann "the" Archer', '"Ann ""the"" Archer"'],
  ["=1+1", '"\'=1+1"'],
  ["@SUM(A1)", '"\'@SUM(A1)"'],
  ["-2", '"\'-2"'],
])("writes %s so that no spreadsheet computes it", (actorName, cell) => {
  expect(trailCsv([{ ...LINE, actorName }]).split("\r\n")[1]).toBe(
    `"7","2027-03-01T09:00:00.000Z",${cell},"signed in","signed-in","a: 1; b: 2"`,
  );
});

it.each([
  ["", { type: undefined, person: undefined, from: undefined, to: undefined, page: 1 }],
  ["type=signed-in&person= Ann &page=3", { type: "signed-in", person: "Ann", page: 3 }],
  ["type=nothing&from=2027-02-30&to=yesterday&page=-2", { type: undefined, to: undefined, page: 1 }],
  ["from=2027-03-01&to=2027-03-02", { from: "2027-03-01", to: "2027-03-02" }],
])("reads the filter %s", (query, expected) => {
  expect(trailFilterOf(new URLSearchParams(query))).toMatchObject(expected);
});

it("keeps the filter from page to page", () => {
  const filter = trailFilterOf(new URLSearchParams("type=signed-in&person=Ann+B&from=2027-03-01"));
  expect(
    trailFilterOf(
      new URL(to.audit.installationTrail({}, trailQuery(filter, 2)), "https://workspace.example")
        .searchParams,
    ),
  ).toEqual({ ...filter, page: 2 });
});
