import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { WARNING_CODES } from "#app/areas/dates/day-warnings.ts";
import { BASES, MILESTONE_KEYS, RULE_SETS } from "#app/areas/dates/rule-sets.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { run } from "./dates.server.ts";

const folder = mkdtempSync(join(tmpdir(), "cpc-dates-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
function given(content: unknown): string {
  written += 1;
  const path = join(folder, `question-${written}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const format = readFileSync(join(projectRoot, "docs", "dates-format.md"), "utf8");
const [question = "", answer = ""] = [...format.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json);

const VISIT = { kind: "on-site", from: "2026-06-15", to: "2026-06-19" };
const ASKED = { ruleSet: "lga-2024", visits: [VISIT] };

describe("docs/dates-format.md", () => {
  it("has an example that is answered as it says", async () => {
    const printed = await run([given(question)]);
    const shown = JSON.parse(answer) as { key: string }[];
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(printed.keyDates.filter(({ key }) => shown.some((one) => one.key === key)));
  });

  it("names every warning, base, key and rule set", () => {
    const names = [...WARNING_CODES, ...BASES, ...MILESTONE_KEYS, ...RULE_SETS.map(({ key }) => key)];
    expect(names.filter((name) => !format.includes(`\`${name}\``))).toEqual([]);
  });
});

it("prints each key date with every field, null where the rule has none", async () => {
  const { keyDates, ...rest } = await run([given(ASKED)]);
  expect(keyDates.map(({ key }) => key)).toEqual([...MILESTONE_KEYS]);
  for (const date of keyDates) {
    expect(Object.keys(date)).toEqual([
      "key",
      "label",
      "due",
      "latest",
      "notBefore",
      "base",
      "why",
      "warnings",
    ]);
  }
  expect(keyDates.find(({ key }) => key === "action-plan-published")).toMatchObject({
    due: "2026-09-19",
    latest: "2026-11-19",
    notBefore: null,
    base: "visit",
  });
  expect(rest).toMatchObject({
    ruleSet: "LGA from April 2024",
    bases: { visit: "2026-06-19", "visit-start": "2026-06-15", "final-report": null },
    meetings: [],
  });
});

it("says how each date stands, when it is told what day it is", async () => {
  const { keyDates } = await run([
    given({
      ...ASKED,
      today: "2026-10-01",
      recordBegan: "2026-03-01",
      done: [{ key: "draft-report", day: "2026-07-13", reason: "Two peers were ill" }],
    }),
  ]);
  const standing = Object.fromEntries(keyDates.map(({ key, ...date }) => [key, date]));
  expect(standing["scope-agreed"]).toMatchObject({ state: "before-record", daysLate: 0, done: null });
  expect(standing["draft-report"]).toMatchObject({
    state: "done-late",
    daysLate: 3,
    reason: "Two peers were ill",
  });
  expect(standing["report-published"]).toMatchObject({ state: "late", daysLate: 12 });
  expect(standing["action-plan-published"]).toMatchObject({
    state: "late",
    standing: "Late by 12 days; 19 November 2026 at the very latest",
  });
});

it("looks over meetings and their papers, for their own council", async () => {
  const body = { name: "Cabinet", meets: ["2026-04-08"], papers: { unit: "days", count: 5 } };
  const elections = [{ year: 2026, votes: true }];
  const { meetings } = await run([
    given({
      ...ASKED,
      councils: [
        { name: "Wexcombe", bodies: [body], elections },
        { name: "Harrowmere", elections },
      ],
    }),
  ]);
  expect(meetings).toMatchObject([
    { council: "Wexcombe", body: "Cabinet", day: "2026-04-08", papersDue: "2026-04-03" },
  ]);
  expect(meetings[0]?.warnings.map(({ code }) => code)).toEqual([
    "pre-election-period",
    "bank-holiday",
    "pre-election-period",
  ]);
});

describe("what cannot be used is refused with a sentence", () => {
  it.each<[string, string[], RegExp]>([
    ["no file", [], /^Name one file/],
    ["two files", ["a.json", "b.json"], /^Name one file/],
    ["a file that is not there", [join(folder, "none.json")], /^There is no file/],
    ["a folder", [folder], /is not a file/],
    ["no JSON", [given("{")], /is not JSON/],
    ["another encoding", [given("\u{fffd}")], /is not JSON/],
  ])("%s", async (_name, args, sentence) => {
    await expect(run(args)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(sentence),
    });
  });

  it.each<[string, unknown, string]>([
    ["a list", [], "The file must be fields in braces."],
    [
      "nothing in it",
      {},
      'ruleSet must be scope-letter-2023 or lga-2024, or your own rules as {"rules": […]}.',
    ],
    ["no visits", { ruleSet: "lga-2024" }, "visits must be a list of visits."],
    ["a misspelt field", { ...ASKED, override: [] }, "override is not a field of this format."],
    [
      "a misspelt field far inside",
      { ...ASKED, councils: [{ name: "A", elections: [{ year: 2026, vote: true }] }] },
      "councils[1].elections[1].vote is not a field of this format.",
    ],
    [
      "unknown rules",
      { ...ASKED, ruleSet: "lga" },
      'ruleSet must be scope-letter-2023 or lga-2024, or your own rules as {"rules": […]}.',
    ],
    [
      "a unit that is none",
      { ...ASKED, ruleSet: { rules: [{ key: "a", due: { unit: "years", count: 1 } }] } },
      "ruleSet.rules[1].due.unit must be one of days, working-days, weeks, months.",
    ],
    [
      "half a month",
      { ...ASKED, ruleSet: { rules: [{ key: "a", due: { unit: "months", count: 0.5 } }] } },
      "ruleSet.rules[1].due.count must be a whole number; below 0 is before.",
    ],
    [
      "a rule twice",
      { ...ASKED, ruleSet: { rules: [{ key: "a" }, { key: "a" }] } },
      "ruleSet.rules has “a” more than once.",
    ],
    [
      "a kind of visit that is none",
      { ...ASKED, visits: [{ kind: "site", days: [] }] },
      "visits[1].kind must be one of conversations, on-site, progress-review.",
    ],
    [
      "a day that does not exist",
      { ...ASKED, visits: [{ kind: "on-site", days: ["2026-02-29"] }] },
      "visits[1].days[1] must be a day of the calendar such as 2026-03-31.",
    ],
    [
      "a day in words",
      { ...ASKED, today: "8 March 2026" },
      "today must be a day of the calendar such as 2026-03-31.",
    ],
    ["a day of another age", { ...ASKED, today: "1066-10-14" }, "today must lie between 1978 and 2199."],
    [
      "a visit that ends before it begins",
      { ...ASKED, visits: [{ ...VISIT, to: "2026-06-12" }] },
      "visits[1].to must not be before from.",
    ],
    [
      "a visit that begins on no day of the calendar",
      { ...ASKED, visits: [{ ...VISIT, from: "2026-02-30" }] },
      "visits[1].from must be a day of the calendar such as 2026-03-31.",
    ],
    [
      "a list where fields belong",
      { ...ASKED, bases: { countFrom: { "progress-review": [] } } },
      'bases.countFrom.progress-review must be one of visit, visit-start, final-report, stated, or {"base": "stated", "from": …}.',
    ],
    [
      "a list of rule sets",
      { ...ASKED, ruleSet: ["lga-2024"] },
      'ruleSet must be scope-letter-2023 or lga-2024, or your own rules as {"rules": […]}.',
    ],
    [
      "a visit without an end",
      { ...ASKED, visits: [{ kind: "on-site", from: "2026-06-12" }] },
      "visits[1].to must be there too.",
    ],
    [
      "a visit of a year",
      { ...ASKED, visits: [{ ...VISIT, to: "2027-06-12" }] },
      "visits[1].to must be within 60 days of from.",
    ],
    [
      "a base that is none",
      { ...ASKED, bases: { countFrom: { "progress-review": "report" } } },
      'bases.countFrom.progress-review must be one of visit, visit-start, final-report, stated, or {"base": "stated", "from": …}.',
    ],
    [
      "a stated base without its day",
      { ...ASKED, bases: { countFrom: { "progress-review": { base: "stated" } } } },
      "bases.countFrom.progress-review.from must be there when the base is stated.",
    ],
    [
      "a base of no date",
      { ...ASKED, bases: { countFrom: { review: "visit" } } },
      "bases.countFrom has “review”, which is no date of the rules.",
    ],
    [
      "votes in a word",
      { ...ASKED, councils: [{ name: "A", elections: [{ year: 2026, votes: "yes" }] }] },
      "councils[1].elections[1].votes must be true, false, or null while nobody has said.",
    ],
    [
      "an election in another year",
      { ...ASKED, councils: [{ name: "A", elections: [{ year: 2026, votes: true, day: "2027-05-06" }] }] },
      "councils[1].elections[1].day must lie in the year of the election.",
    ],
    [
      "a pre-election period of another year",
      {
        ...ASKED,
        councils: [
          {
            name: "A",
            elections: [{ year: 2026, votes: true, period: { from: "2019-03-28", to: "2019-05-02" } }],
          },
        ],
      },
      "councils[1].elections[1].period must end in the year of the election, and begin in it or the year before.",
    ],
    [
      "two entries that cannot be told apart",
      {
        ...ASKED,
        councils: [
          {
            name: "A",
            elections: [
              { year: 2026, votes: true },
              { year: 2026, votes: false },
            ],
          },
        ],
      },
      "councils[1].elections has 2026 without the day it was made known (on) more than once.",
    ],
    [
      "two councils of one name",
      { ...ASKED, councils: [{ name: "A" }, { name: "A" }] },
      "councils has “A” more than once.",
    ],
    [
      "a successor without a last day",
      { ...ASKED, councils: [{ name: "A", successor: "B" }] },
      "councils[1] has a successor and no lastDay.",
    ],
    [
      "a statement of nothing",
      { ...ASKED, stated: [{ key: "draft-report", bound: "due" }] },
      "stated[1].day must be there, or after, and not both.",
    ],
    [
      "a statement about no date",
      { ...ASKED, stated: [{ key: "cabinet", bound: "due", day: "2026-07-01" }] },
      "stated[1].key “cabinet” is no date of the rules: give it a label.",
    ],
    [
      "an override that sets nothing",
      { ...ASKED, overrides: [{ key: "draft-report" }] },
      "overrides[1] must set due, latest or notBefore; null sets no day.",
    ],
    [
      "two overrides of one date",
      {
        ...ASKED,
        overrides: [
          { key: "draft-report", due: null },
          { key: "draft-report", due: "2026-07-01" },
        ],
      },
      "overrides has “draft-report” more than once.",
    ],
    [
      "something done that is no date",
      { ...ASKED, done: [{ key: "cabinet", day: "2026-07-01" }] },
      "done[1].key “cabinet” is none of these dates.",
    ],
    [
      "something done after today",
      { ...ASKED, today: "2026-06-30", done: [{ key: "scope-agreed", day: "2026-07-01" }] },
      "done[1].day is after today, 2026-06-30.",
    ],
    [
      "a body that decides on no date",
      {
        ...ASKED,
        councils: [
          { name: "A" },
          { name: "B", bodies: [{ name: "Cabinet", decides: ["draft-report", "action-plan-publised"] }] },
        ],
      },
      "councils[2].bodies[1].decides[2] “action-plan-publised” is none of these dates.",
    ],
  ])("%s", async (_name, content, sentence) => {
    await expect(run([given(content)])).rejects.toMatchObject({ code: "invalid" });
    await expect(run([given(content)])).rejects.toThrow(`The dates cannot be worked out.\n${sentence}`);
  });

  it("names the first five faults and counts the others", async () => {
    const overrides = Array.from({ length: 8 }, () => ({ key: "draft-report", due: "soon" }));
    await expect(run([given({ ...ASKED, overrides })])).rejects.toThrow(
      /overrides\[5\].due .*\nThere are 3 more such faults\.$/s,
    );
  });
});

const start = promisify(execFile);

it("is the same in every time zone, from the command line, and makes no workspace", async () => {
  const path = given(question);
  const dataDir = join(folder, "no-workspace");
  const printed = await Promise.all(
    ["Europe/London", "Pacific/Apia", "America/Santiago"].map(async (TZ) => {
      const { stdout, stderr } = await start(
        process.execPath,
        ["--import", "tsx", "bin/cpc.ts", "dates", path],
        { cwd: projectRoot, env: { ...process.env, TZ, DATA_DIR: dataDir } },
      );
      expect(stderr).toBe("");
      return stdout;
    }),
  );
  expect(JSON.parse(printed[0] ?? "")).toEqual(await run([path]));
  expect(new Set(printed).size).toBe(1);
  expect(existsSync(dataDir)).toBe(false);
}, 60_000);

it("ends with 1 and a sentence on standard error, and prints nothing", async () => {
  const failed = await start(process.execPath, ["--import", "tsx", "bin/cpc.ts", "dates", given({})], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: join(folder, "no-workspace") },
  }).catch((error: unknown) => error as { code: number; stdout: string; stderr: string });
  expect(failed).toMatchObject({ code: 1, stdout: "" });
  expect(failed.stderr).toMatch(/^The dates cannot be worked out\.\nruleSet must be/);
}, 60_000);
