import { parseWithZod } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import { DEFAULT_SOFT_RULES } from "#app/solver/weights.ts";
import { PersonForm, SessionForm, WeightsForm } from "../plan/forms.ts";
import { SOFT_WEIGHTS, softRulesFrom, weightRuleKey } from "../plan/house-rules.ts";
import { AbsenceForm, AskForm, AvailabilityAnswerForm } from "./availability-forms.ts";

type Pairs = [string, string][];

function read(schema: Parameters<typeof parseWithZod>[1]["schema"], pairs: Pairs) {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  const submission = parseWithZod(data, { schema });
  return submission.status === "success" ? submission.value : submission.reply().error;
}

const rows = (...times: [string, string, string][]): Pairs =>
  times.flatMap(
    ([date, start, end], index): Pairs => [
      [`times[${index}].date`, date],
      [`times[${index}].start`, start],
      [`times[${index}].end`, end],
    ],
  );

const PERSON: Pairs = [
  ["name", "Sam Hale"],
  ["kind", "officer"],
];

it("reads when somebody can come, empty rows left out and the rest put together", () => {
  const times = rows(
    ["", "", ""],
    ["2026-03-02", "9", "10.30"],
    ["2026-03-02", "10:30", "12"],
    ["", "", ""],
    ["2026-03-03", "", ""],
  );
  expect(read(PersonForm, [...PERSON, ["availability", "some-times"], ...times])).toMatchObject({
    availability: "some-times",
    times: [
      { date: "2026-03-02", start: "09:00", end: "12:00" },
      { date: "2026-03-03", start: "00:00", end: "23:59" },
    ],
  });
});

it("leaves when somebody can come alone in a form without the question", () => {
  const person = read(PersonForm, PERSON);
  expect(person).toMatchObject({ name: "Sam Hale", times: [] });
  expect(person).not.toHaveProperty("availability", "not-asked");
});

it.each<[string, Pairs, string]>([
  ["no times", [], "times"],
  ["hours without a day", rows(["", "9:00", "10:00"]), "times[0].date"],
  ["a time that is none", rows(["2026-03-02", "soon", ""]), "times[0].start"],
  ["an end before the start", rows(["", "", ""], ["2026-03-02", "10:00", "9:00"]), "times[1].end"],
])("refuses some times with %s at the field", (_, times, field) => {
  const errors = read(PersonForm, [...PERSON, ["availability", "some-times"], ...times]);
  expect(errors).toMatchObject({ [field]: [expect.any(String)] });
});

it("reads an answer, and asks for times where some times are meant", () => {
  expect(read(AvailabilityAnswerForm, [["answer", "cannot-come"]])).toEqual({
    answer: "cannot-come",
    halves: [],
    times: [],
    note: "",
  });
  expect(read(AvailabilityAnswerForm, [["answer", "some-times"]])).toMatchObject({
    halves: [expect.any(String)],
  });
  expect(read(AvailabilityAnswerForm, [])).toMatchObject({ answer: ["Choose when you can come"] });
  expect(read(AvailabilityAnswerForm, [["answer", "asked"]])).toMatchObject({ answer: [expect.any(String)] });
});

it("reads whom to ask", () => {
  const by: Pairs = [
    ["answerBy.day", "2"],
    ["answerBy.month", "2"],
    ["answerBy.year", "2026"],
  ];
  expect(read(AskForm, [["group", "waiting"], ...by])).toMatchObject({ answerBy: "2026-02-02" });
  expect(read(AskForm, [["group", "chosen"], ...by])).toMatchObject({ personIds: [expect.any(String)] });
  expect(read(AskForm, [["group", "waiting"]])).toMatchObject({ answerBy: [expect.any(String)] });
});

it.each<[Pairs, object]>([
  [
    [
      ["peerId", "ada"],
      ["day", "2026-03-02"],
    ],
    { peerId: "ada", date: "2026-03-02", start: "00:00", end: "23:59" },
  ],
  [
    [
      ["peerId", "ada"],
      ["day", "2026-03-02"],
      ["start", "14"],
    ],
    { start: "14:00", end: "23:59" },
  ],
  [[["day", "2026-03-02"]], { peerId: ["Choose the peer"] }],
  [[["peerId", "ada"]], { day: ["Choose the day"] }],
  [
    [
      ["peerId", "ada"],
      ["day", "2026-03-02"],
      ["start", "14"],
      ["end", "13"],
    ],
    { end: [expect.any(String)] },
  ],
])("reads when a peer cannot work from %j", (pairs, expected) => {
  expect(read(AbsenceForm, pairs)).toMatchObject(expected);
});

const SESSION: Pairs = [
  ["kind", "interview"],
  ["title", "Leader"],
  ["hasNeeds", "yes"],
];

it.each<[Pairs, object]>([
  [[], { peersNeeded: null, isAllPeers: false, isOnline: false, afterIds: [] }],
  [[["howMany", "all"]], { isAllPeers: true, peersNeeded: null }],
  [
    [
      ["howMany", "number"],
      ["peersNeeded", "3"],
      ["requiredRoles", "leader-peer"],
      ["isPinned", "yes"],
      ["isConfidential", "yes"],
    ],
    { peersNeeded: 3, requiredRoles: ["leader-peer"], isPinned: true, isConfidential: true },
  ],
  // Typed before another answer was chosen: it does not count.
  [
    [
      ["howMany", "usual"],
      ["peersNeeded", "3"],
    ],
    { peersNeeded: null },
  ],
])("reads what a session needs from %j", (pairs, needs) => {
  expect(read(SessionForm, [...SESSION, ...pairs])).toMatchObject({ needs });
});

it.each<[Pairs, string]>([
  [[["howMany", "number"]], "peersNeeded"],
  [
    [
      ["howMany", "number"],
      ["peersNeeded", "0"],
    ],
    "peersNeeded",
  ],
  [
    [
      ["howMany", "number"],
      ["peersNeeded", "1"],
      ["wantedPeerIds", "ada"],
      ["wantedPeerIds", "bo"],
    ],
    "peersNeeded",
  ],
  [[["requiredRoles", "king"]], "requiredRoles[0]"],
  [
    [
      ["isOnline", "yes"],
      ["place", "ROOM"],
    ],
    "isOnline",
  ],
  [
    [
      ["isOnline", "yes"],
      ["allowedSiteIds", "SITE"],
    ],
    "isOnline",
  ],
])("refuses needs %j at %s", (pairs, field) => {
  expect(read(SessionForm, [...SESSION, ...pairs])).toMatchObject({ [field]: [expect.any(String)] });
});

it("says nothing of needs when the form does not carry them", () => {
  const session = read(SessionForm, SESSION.slice(0, 2)) as { needs?: unknown };
  expect(session.needs).toBeUndefined();
});

it("reads the points of every weight, and keeps those stored", () => {
  const pairs = SOFT_WEIGHTS.map(({ key }): [string, string] => [key, String(DEFAULT_SOFT_RULES[key])]);
  expect(softRulesFrom([])).toEqual(DEFAULT_SOFT_RULES);
  expect({ ...DEFAULT_SOFT_RULES, version: "" }).toMatchObject(read(WeightsForm, pairs) ?? { none: true });
  expect(read(WeightsForm, [...pairs.slice(1), ["siteChange", "101"]])).toMatchObject({
    siteChange: [expect.stringContaining("from 0 to 100")],
  });
  expect(softRulesFrom([{ key: weightRuleKey("idle"), minutes: 0 }])).toMatchObject({ idle: 0, uneven: 1 });
});
