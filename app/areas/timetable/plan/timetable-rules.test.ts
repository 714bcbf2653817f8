import { expect, it } from "vitest";
import { renderDocument } from "#app/word/document-to-html.server.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { trialPerson, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { peopleList } from "../availability/people-list.ts";
import { timetablePage } from "../grid/timetable-page.ts";
import { timetableChanges } from "../versions/changes.ts";
import { composeTimetable } from "../versions/compose-timetable.ts";
import { coverageGaps, lengthWords, timetableCoverage } from "./coverage.ts";
import { timetableDays, tracksInUse, unplacedSessions } from "./day-plan.ts";
import { readRule, readTime, rulesProblem, usualMinutes, withDefaults } from "./house-rules.ts";
import type { ReleasedSession } from "./released-sessions.ts";
import { releasedSessions } from "./released-sessions.ts";
import { startingList } from "./starting-list.ts";
import { nameList } from "./timetable-words.ts";
import { journeyRows, journeyTable } from "./travel.ts";

it.each([
  ["9", "09:00"],
  ["9:30", "09:30"],
  ["09.30", "09:30"],
  ["0930", "09:30"],
  ["930", "09:30"],
  ["9.30am", "09:30"],
  ["1:15 pm", "13:15"],
  ["12am", "00:00"],
  ["12 PM", "12:00"],
  ["24:00", null],
  ["9:75", null],
  ["13pm", null],
  ["noon", null],
  ["", null],
])("reads the time %j as %j", (text, time) => {
  expect(readTime(text)).toBe(time);
});

it("fills in the house rules that are not stored, and reads them in their units", () => {
  const rules = withDefaults([
    { key: "gapMinutes", minutes: 20 },
    { key: "unknown", minutes: 1 },
  ]);
  expect(rules).toMatchObject({ gapMinutes: 20, lunchMinutes: 45 });
  expect("unknown" in rules).toBe(false);
  expect(usualMinutes("visit", rules)).toBe(90);
  expect([
    readRule("gapMinutes", "20"),
    readRule("gapMinutes", "9:30"),
    readRule("dayStart", "9:30"),
    readRule("managerInterviews", "no"),
    readRule("managerInterviews", "1"),
  ]).toEqual([20, null, 570, 0, null]);
});

it.each([
  [{}, null],
  [{ dayEnd: 500, dayStart: 510 }, "dayEnd"],
  [{ lunchFrom: 720, lunchTo: 750 }, "lunchTo"],
  [{ maxRunMinutes: 30 }, "maxRunMinutes"],
])("sees that %j does not fit", (changed, key) => {
  expect(rulesProblem({ ...withDefaults([]), ...changed })?.key ?? null).toBe(key);
});

it("knows journeys one way for both, and says when it does not", () => {
  const { journeys, sites } = trialRecord([]);
  const journey = journeyTable(journeys);
  expect([journey("hall", "offices"), journey("offices", "hall"), journey("hall", "hall")]).toEqual([
    40, 40, 0,
  ]);
  expect([journey("hall", "depot"), journey("hall", null)]).toEqual([null, 0]);
  expect(journeyRows(sites, journeys)).toHaveLength(6);
});

it.each([
  [[], ""],
  [["Sam"], "Sam"],
  [["Sam", "Jo"], "Sam and Jo"],
  [["Sam", "Jo", "Lee"], "Sam, Jo and Lee"],
  [["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e and 2 others"],
])("lists %j", (names, words) => {
  expect(nameList(names)).toBe(words);
});

it("finds themes, prompts and kinds of people that are missed", () => {
  const nothing = timetableCoverage(trialRecord([]));
  expect(coverageGaps(nothing)).toEqual([]);
  const some = timetableCoverage(
    trialRecord([trialSession({ id: "s1", promptIds: ["p121"], personIds: ["sam", "kim"] })]),
  );
  expect(some.themes[0]).toMatchObject({ sessions: 1, people: { officer: 2, partner: 0 } });
  expect(some.themes[0]?.minutes).toBe(45);
  expect(coverageGaps(some).map(({ text }) => text)).toEqual([
    "Theme 1: no session is about prompt 1.1.",
    "No session is about theme 2, Organisational and place leadership.",
    "The peers meet no councillors.",
    "The peers meet no partners.",
    "The peers meet no residents or community groups.",
  ]);
  expect(coverageGaps(some).flatMap(({ add }) => add)).toEqual([
    { kind: "prompt", id: "p11", label: "1.1" },
    { kind: "theme", id: "t2", label: "theme 2" },
  ]);
});

it("counts nobody as met in a session without a place, or at a time when they cannot come", () => {
  const record = trialRecord([
    trialSession({ id: "s1", themeIds: ["t1"], personIds: ["sam", "kim"] }),
    trialSession({ id: "s2", themeIds: ["t1"], date: null, start: null, personIds: ["lee"] }),
  ]);
  const met = (answers?: Parameters<typeof timetableCoverage>[1]) => {
    const { people, themes, notYetMet } = timetableCoverage(record, answers);
    return [
      people.officer.met,
      people.partner.met,
      themes[0]?.people.officer,
      themes[0]?.sessions,
      notYetMet,
    ];
  };
  expect(met()).toEqual([2, 0, 2, 2, ["Lee Marsh"]]);
  expect(met([{ personId: "sam", availability: "cannot-come", times: [] }])).toEqual([
    1,
    0,
    1,
    2,
    ["Sam Hale", "Lee Marsh"],
  ]);
});

it("says of each council of a partnership whom the peers miss", () => {
  const record = trialRecord([trialSession({ id: "s1", personIds: ["sam"] })]);
  const councils = [
    { id: "wexcombe", name: "Wexcombe Borough Council", shortName: "Wexcombe" },
    { id: "harrowmere", name: "Harrowmere District Council", shortName: "Harrowmere" },
  ];
  const people = record.people.map((person) => ({
    ...person,
    councilId: person.id === "sam" ? "wexcombe" : "harrowmere",
  }));
  const coverage = timetableCoverage({ ...record, councils, people });
  expect(coverage.councils.map(({ name, people: kinds }) => [name, kinds.officer])).toEqual([
    ["Wexcombe", { met: 1, listed: 1 }],
    ["Harrowmere", { met: 0, listed: 1 }],
  ]);
  expect(coverageGaps(coverage).map(({ text }) => text)).toContain(
    "The peers meet no officers of Harrowmere.",
  );
  expect([0, 45, 60, 135].map(lengthWords)).toEqual(["None", "45 minutes", "1 hour", "2 hours 15 minutes"]);
});

const released = (given: Partial<ReleasedSession> = {}): ReleasedSession => ({
  id: "s1",
  title: "Leader",
  kind: "Interview",
  date: "2026-03-02",
  start: "10:00",
  minutes: 45,
  where: "Small Room, Wexcombe Town Hall",
  joinAddress: "",
  track: "A",
  peers: ["Ada Fenwick"],
  people: ["Sam Hale"],
  isCancelled: false,
  isConfidential: false,
  peerIds: [],
  ...given,
});

it.each<[string, ReleasedSession[], ReleasedSession[], string[]]>([
  ["nothing", [released()], [released()], []],
  ["an addition", [], [released()], ["Added: Leader, Monday 2 March 2026, 10:00 to 10:45."]],
  [
    "a move",
    [released()],
    [released({ date: "2026-03-03", start: "11:00" })],
    ["Leader: moved from Monday 2 March 2026, 10:00 to 10:45 to Tuesday 3 March 2026, 11:00 to 11:45."],
  ],
  [
    "another room and other people",
    [released()],
    [released({ where: "Large Room, Wexcombe Town Hall", people: ["Kim Reed"], track: null })],
    [
      "Leader: is in Large Room, Wexcombe Town Hall, not Small Room, Wexcombe Town Hall; is for the whole team; now with Kim Reed; without Sam Hale.",
    ],
  ],
  [
    "a cancellation",
    [released()],
    [released({ isCancelled: true })],
    ["Cancelled: Leader, which was Monday 2 March 2026, 10:00 to 10:45."],
  ],
  [
    "a return",
    [released({ isCancelled: true })],
    [released()],
    ["Back again: Leader, Monday 2 March 2026, 10:00 to 10:45."],
  ],
  ["what is gone", [released()], [], ["Removed: Leader, which was Monday 2 March 2026, 10:00 to 10:45."]],
  ["what was cancelled before and is gone", [released({ isCancelled: true })], [], []],
])("says %s", (_name, before, after, sentences) => {
  expect(timetableChanges(before, after)).toEqual(sentences);
});

it("keeps a cancelled session that was never released out of what is released", () => {
  const record = trialRecord([trialSession({ id: "s1", status: "cancelled", title: "Unseen" })]);
  expect(releasedSessions(record, [])).toEqual([]);
  expect(releasedSessions(record, [released()])).toMatchObject([{ id: "s1", isCancelled: true }]);
});

it("of a timetable of which nothing is known yet has a heading, counts nothing and has no fault that the lint knows", async () => {
  const document = composeTimetable({
    challengeTitle: "Wexcombe",
    councils: ["Wexcombe Borough Council"],
    visitKind: "on-site",
    onSite: null,
    today: "2026-02-20",
    version: null,
    versionName: "",
    sessions: [],
    people: [],
    changes: [],
  });
  expect(renderDocument(document)).toMatch(/>Sessions<[\s\S]*No session has a day and a time yet/);
  expect(await lintDocx(await drawWord(document))).toEqual([]);
});

it("says of a session in whose people nobody is yet that they are to be confirmed, of a team meeting the peer team", () => {
  const rowsOf = (session: Partial<ReleasedSession>) => {
    const { sections } = composeTimetable({
      challengeTitle: "Wexcombe",
      councils: ["Wexcombe Borough Council"],
      visitKind: "on-site",
      onSite: null,
      today: "2026-02-20",
      version: null,
      versionName: "",
      sessions: [released({ people: [], ...session })],
      people: [],
      changes: [],
    });
    return (sections.sessions ?? []).flatMap((block) => (block.kind === "table" ? block.rows : []));
  };
  expect(rowsOf({ title: "Team meeting: first findings", kind: "Team meeting" })[0]?.slice(1, 3)).toEqual([
    "Team meeting: first findings",
    "The peer team",
  ]);
  expect(rowsOf({ title: "Word with the Leader", kind: "Daily feedback" })[0]?.slice(1, 3)).toEqual([
    "Word with the Leader (daily feedback)",
    "To be confirmed",
  ]);
});

it("composes a table for each day and lets no name become markup", () => {
  const document = composeTimetable({
    challengeTitle: "Wexcombe",
    councils: ["Wexcombe Borough Council"],
    visitKind: "on-site",
    onSite: "2 to 4 March 2026",
    today: "2026-02-20",
    version: 2,
    versionName: "",
    sessions: [
      released({ title: "Leader *and* <b>deputy</b>" }),
      released({ id: "s2", date: "2026-03-03", title: "Partners" }),
      released({ id: "s3", date: null, start: null, title: "Residents" }),
    ],
    people: [{ name: "Sam Hale", detail: "Treasurer" }],
    changes: ["Added: Partners."],
  });
  const html = renderDocument(document);
  expect(html).toContain("Leader *and* &#x3C;b>deputy&#x3C;/b>");
  for (const words of ["Monday 2 March 2026", "Tuesday 3 March 2026", "To be placed", "Who comes when"]) {
    expect(html).toContain(words);
  }
  expect(document).toMatchObject({
    orientation: "landscape",
    title: "On-site timetable: Wexcombe Borough Council",
    organisation: "Wexcombe Borough Council",
    statusText: "Released, version 2, 20 February 2026",
  });
});

it("starts with a team meeting and feedback each day, and interviews for each council", () => {
  const councils = [
    { id: "a", shortName: "Wexcombe" },
    { id: "b", shortName: "Harrowmere" },
  ];
  const days = ["2026-03-02", "2026-03-03"];
  const list = startingList(councils, days, { rules: withDefaults([]) });
  expect(list.filter((session) => session.kind === "team-meeting").map((one) => one.date)).toEqual(days);
  expect(list.find((session) => session.kind === "final-feedback")?.date).toBe("2026-03-03");
  expect(list.map((session) => session.title)).toContain("Leader, Harrowmere");
  // Where a day ends early, the team meets early.
  const early = startingList(councils, days, {
    rules: withDefaults([]),
    hours: { [days[0] ?? ""]: { to: 960 } },
  });
  const firstMeeting = (of: typeof list) => of.find(({ kind }) => kind === "team-meeting")?.start;
  expect([firstMeeting(list), firstMeeting(early)]).toEqual(["16:15", "14:15"]);
  expect(
    startingList(councils.slice(0, 1), [], { rules: withDefaults([]) }).map((one) => one.title),
  ).toContain("Leader");
});

it("opens on today while the team is on site, and finds people by any word", () => {
  const record = trialRecord([
    trialSession({ id: "s1", title: "Leader", personIds: ["sam"] }),
    trialSession({ id: "s2", date: null, start: null, track: "C" }),
    trialSession({ id: "s3", status: "cancelled", title: "Unseen" }),
  ]);
  const page = (query: string, now: string) =>
    timetablePage(record, [], [], new URLSearchParams(query), {
      at: { challengeId: "t", visitId: "v" },
      now: new Date(now),
      ownPeerId: "ada",
      marks: null,
    });
  const current = (view: ReturnType<typeof page>["view"]) =>
    view.kind === "day" ? view.tabs.find((tab) => tab.current)?.label : view.chosen?.name;
  expect(current(page("", "2026-03-03T09:00:00Z").view)).toBe("Tue 3 Mar");
  expect(current(page("", "2026-01-03T09:00:00Z").view)).toBe("Mon 2 Mar");
  expect(current(page("day=all", "2026-01-03T09:00:00Z").view)).toBe("All days");
  expect(current(page("view=peer", "2026-01-03T09:00:00Z").view)).toBe("Ada Fenwick");
  expect(JSON.stringify(page("", "2026-01-03T09:00:00Z"))).not.toContain("Unseen");
  expect(timetableDays(record)).toEqual(["2026-03-02", "2026-03-03", "2026-03-04"]);
  expect(tracksInUse(record)).toEqual(["A", "C"]);
  expect(unplacedSessions(record.sessions).map((session) => session.id)).toEqual(["s2"]);
  expect(peopleList(record, { words: "hale", kind: null })).toMatchObject([
    { name: "Sam Hale", sessions: 1 },
  ]);
  expect(peopleList(record, { words: "", kind: "partner" })).toMatchObject([
    { name: "Lee Marsh", sessions: 0 },
  ]);
  // An officer whose organisation was entered as their council's name.
  const organisation = "Wexcombe Borough Council";
  const own = { ...record, people: [{ ...trialPerson({ id: "sam" }), organisation, councilId: "wexcombe" }] };
  expect(peopleList(own, { words: "", kind: null })).toMatchObject([{ role: organisation }]);
});
