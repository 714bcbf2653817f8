import { parseWithZod } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import { JourneysForm, PersonForm, RulesForm, SessionForm } from "./forms.ts";
import { HOUSE_RULES, ruleText, withDefaults } from "./house-rules.ts";

function read(schema: Parameters<typeof parseWithZod>[1]["schema"], pairs: [string, string][]) {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  const submission = parseWithZod(data, { schema });
  return submission.status === "success" ? submission.value : submission.reply().error;
}

const SESSION: [string, string][] = [
  ["kind", "interview"],
  ["title", " Leader "],
  ["version", "3"],
];

it("reads a session as it comes from the page", () => {
  const full: [string, string][] = [
    ["day", "2026-03-02"],
    ["start", "9.30"],
    ["minutes", ""],
    ["place", "ROOM"],
    ["track", "B"],
    ["peerIds", "P1"],
    ["personIds", "A"],
    ["personIds", "B"],
    ["isFixed", "yes"],
  ];
  expect(read(SessionForm, [...SESSION, ...full])).toMatchObject({
    title: "Leader",
    date: "2026-03-02",
    start: "09:30",
    minutes: null,
    roomId: "ROOM",
    siteId: null,
    track: "B",
    peerIds: ["P1"],
    personIds: ["A", "B"],
    isFixed: true,
    version: 3,
  });
  expect(read(SessionForm, [...SESSION, ["place", "site:SITE"], ["track", ""]])).toMatchObject({
    date: null,
    start: null,
    roomId: null,
    siteId: "SITE",
    track: null,
    personIds: [],
  });
});

it("takes another day than the ones on the list", () => {
  const other: [string, string][] = [
    ["day", "other"],
    ["otherDay.day", "1"],
    ["otherDay.month", "3"],
    ["otherDay.year", "2026"],
  ];
  expect(read(SessionForm, [...SESSION, ...other])).toMatchObject({ date: "2026-03-01" });
});

it.each<[[string, string][], string]>([
  [[["start", "9:30"]], "day"],
  [[["day", "other"]], "otherDay"],
  [[["day", "tomorrow"]], "day"],
  [
    [
      ["day", "2026-03-02"],
      ["start", "half past"],
    ],
    "start",
  ],
  [[["minutes", "2"]], "minutes"],
  [[["track", "Z"]], "track"],
])("refuses %j at %s", (pairs, field) => {
  expect(read(SessionForm, [...SESSION, ...pairs])).toMatchObject({ [field]: [expect.any(String)] });
});

it("reads people, journeys and house rules", () => {
  expect(
    read(PersonForm, [
      ["name", "Sam Hale"],
      ["kind", "officer"],
      ["email", ""],
      ["councilId", ""],
    ]),
  ).toMatchObject({ name: "Sam Hale", councilId: null, lineManagerId: null, accessNeeds: "" });
  expect(
    read(JourneysForm, [
      ["journeys[0].fromSiteId", "A"],
      ["journeys[0].toSiteId", "B"],
      ["journeys[0].minutes", "40"],
      ["journeys[1].fromSiteId", "B"],
      ["journeys[1].toSiteId", "A"],
      ["journeys[1].minutes", ""],
    ]),
  ).toMatchObject({ journeys: [{ minutes: 40 }, { fromSiteId: "B", toSiteId: "A" }] });
  const rules = HOUSE_RULES.map((rule): [string, string] => [rule.key, ruleText(rule.key, rule.minutes)]);
  expect(read(RulesForm, rules)).toEqual({ ...withDefaults([]), version: "" });
  expect(read(RulesForm, [...rules.slice(1), ["gapMinutes", "soon"]])).toMatchObject({
    gapMinutes: [expect.stringContaining("minutes from 0 to 480")],
  });
});
