import { parseWithZod } from "@conform-to/zod/v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NewChallenge, PlannedPrompt } from "#app/areas/challenge/new-challenge.ts";
import { keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { NOT_UNDERSTOOD_CODE } from "../../scope-record.ts";
import { correctedPlan } from "../correct-plan.ts";
import { letterView } from "../letter-view.ts";
import { storedPlan } from "../stored-letter.ts";
import { ContentsForm } from "./contents-form.ts";
import { withContents } from "./correct-contents.ts";
import { outlineLines, promptsAsText, promptsFromText } from "./outline.ts";

const text = fc.stringMatching(/^[A-Za-z][a-z]{0,6}( [a-z]{1,6}){0,2}[.?]?$/);

/** Prompts with others nested in them, no deeper than asked. */
function drawn(depth: number): fc.Arbitrary<PlannedPrompt> {
  const children: fc.Arbitrary<PlannedPrompt[]> =
    depth === 0 ? fc.constant([]) : fc.array(drawn(depth - 1), { maxLength: 2 });
  return fc.record({ text, clauses: fc.constant([]), children });
}

describe("a box of prompts", () => {
  it("gives back the prompts that were put into it", () => {
    fc.assert(
      fc.property(fc.array(drawn(2), { minLength: 1, maxLength: 4 }), (prompts) => {
        expect(promptsFromText(promptsAsText(prompts), prompts)).toEqual(prompts);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["a list with its bullets", "• One\n• Two", [0, 0]],
    ["hyphens", "One\n- Two\n-- Three\nFour", [0, 1, 2, 0]],
    ["a jump", "One\n--- Two", [0, 1]],
    ["empty lines", "\nOne\n\n  \n- Two", [0, 1]],
    ["nothing", " \n", []],
  ])("reads %s", (_, text, depths) => {
    expect(outlineLines(text).map(({ depth }) => depth)).toEqual(depths);
  });

  it("keeps the clauses of a prompt that moved, and of one that was reworded where it stood", () => {
    const clause = (ref: string) => [{ source: 1, ref, reason: "same words" }];
    const known = [
      { text: "First", clauses: clause("1.1"), children: [] },
      { text: "Second", clauses: clause("1.2"), children: [] },
    ];
    const refs = (typed: string) =>
      promptsFromText(typed, known).map(({ clauses }) => clauses.map(({ ref }) => ref));
    expect(refs("Second\nFirst")).toEqual([["1.2"], ["1.1"]]);
    expect(refs("First\nThe second")).toEqual([["1.1"], ["1.2"]]);
    expect(refs("First\nSecond\nThird")).toEqual([["1.1"], ["1.2"], []]);
  });
});

const line = (quote: string) => ({
  code: NOT_UNDERSTOOD_CODE,
  message: "Not understood",
  quote,
  place: "under “Timing”",
});
const PLAN: NewChallenge = {
  from: "letter",
  title: "A challenge",
  councils: [{ name: "Wexcombe Borough Council", shortName: "Wexcombe" }],
  onSite: { start: "2026-03-02", end: "2026-03-05" },
  questionSet: "2024",
  reportFormat: "2025",
  themes: [
    { number: 1, title: "One", questions: ["Why?"], prompts: [{ text: "A", clauses: [], children: [] }] },
    { number: 2, title: "Two", questions: [], prompts: [] },
  ],
  milestones: [
    {
      key: "draft-report",
      label: "Draft report",
      rule: "T + 3 weeks",
      isHouseRule: false,
      notBefore: null,
      dueOn: "2026-03-26",
      latestOn: null,
      conditions: keptConditions.write({ due: null, latest: null, notBefore: null }),
    },
  ],
  sources: [],
  warnings: [{ ...line(""), code: "theme-count" }, line("Look at depots."), line("Bring a finance peer.")],
  focusAreas: ["Housing"],
  team: [{ role: "member-peer", name: "", brief: "A member" }],
};

/** What a browser sends of it, read as the guard reads a form. */
function parsed(typed: object) {
  const form = new FormData();
  const put = (name: string, value: unknown): void => {
    if (typeof value !== "object" || value === null) {
      form.append(name, String(value ?? ""));
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (Array.isArray(value)) put(`${name}[${key}]`, inner);
      else put(name === "" ? key : `${name}.${key}`, inner);
    }
  };
  put("", typed);
  const submission = parseWithZod(form, { schema: ContentsForm });
  if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
  return submission.value;
}

/** What the page sends where somebody changed these fields alone. */
function corrected(change: (contents: ReturnType<typeof letterView>["contents"]) => object): NewChallenge {
  const { contents } = letterView(PLAN);
  const days = ({ key, dueOn }: { key: string; dueOn: string | null }) => {
    const [year, month, day] = (dueOn ?? "").split("-");
    return { key, dueOn: { day, month, year } };
  };
  const typed = { version: 1, ...contents, dates: contents.dates.map(days), ...change(contents) };
  return storedPlan.read(storedPlan.write(withContents(PLAN, parsed(typed))));
}

const SAME = { belongs: "", reason: "" };

describe("what was read, corrected", () => {
  it("is as it was where nothing was changed", () => {
    expect(corrected(() => ({}))).toEqual(PLAN);
  });

  it.each([
    [
      "a prompt",
      "prompt:2",
      { themes: [{}, { prompts: [{ text: "Look at depots." }] }] },
      "prompts of theme 2",
    ],
    [
      "a question",
      "question:1",
      { themes: [{ questions: ["Why?", "Look at depots."] }, {}] },
      "questions of theme 1",
    ],
    ["a focus area", "focus-area", { focusAreas: ["Housing", "Look at depots."] }, "focus areas"],
    [
      "a place of the team",
      "team:officer-peer",
      { team: [{}, { brief: "Look at depots." }] },
      "officer peer",
    ],
    ["a key date", "date:draft-report", {}, "about a key date: Draft report"],
  ])("puts a line where it belongs: %s", (_, belongs, expected, words) => {
    const plan = corrected(() => ({ lines: [{ belongs, reason: "" }, SAME] }));
    expect(plan).toMatchObject(expected);
    expect(plan.warnings.map(({ answer }) => answer)).toEqual([
      undefined,
      expect.stringContaining(words),
      undefined,
    ]);
  });

  it("takes out a theme and a line of the team whose boxes are empty, and adds what is new", () => {
    const plan = corrected(({ themes, team }) => ({
      themes: [{ title: "", questions: "", prompts: "" }, themes[1], { ...themes[2], title: "Three" }],
      team: [
        { role: "", brief: "", name: "" },
        { role: "leader-peer", brief: "A leader", name: "" },
        team[2],
      ],
      lines: [{ belongs: "prompt:3", reason: "" }, SAME],
    }));
    expect(plan.themes.map(({ number, title }) => [number, title])).toEqual([
      [1, "Two"],
      [2, "Three"],
    ]);
    expect(plan.team).toEqual([{ role: "leader-peer", brief: "A leader", name: "" }]);
    expect(plan.warnings[1]?.answer).toBe("Put among the prompts of theme 2.");
  });

  it("keeps a day that somebody set, also when the visit moves", () => {
    const plan = corrected(() => ({
      dates: [{ key: "draft-report", dueOn: { day: "1", month: "4", year: "2026" } }],
    }));
    const { facts } = letterView(plan);
    const moved = correctedPlan(plan, { ...facts, phases: [{ start: "2026-05-11", end: "2026-05-14" }] });
    expect(moved.milestones.find(({ key }) => key === "draft-report")).toMatchObject({
      dueOn: "2026-04-01",
      isSet: true,
    });
  });

  it.each([
    ["a theme without title", { themes: [{ title: "", questions: "Why?", prompts: "" }] }, "themes.0.title"],
    [
      "no reason for a line needed nowhere",
      { lines: [{ belongs: "nothing", reason: " " }] },
      "lines.0.reason",
    ],
    ["no part for a place", { team: [{ role: "", brief: "A leader", name: "" }] }, "team.0.role"],
    [
      "a prompt that is too long",
      { themes: [{ title: "T", prompts: "x".repeat(1_001) }] },
      "themes.0.prompts",
    ],
  ])("is refused at the field for %s", (_, typed, path) => {
    const read = ContentsForm.safeParse({ version: 1, ...typed });
    expect(read.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });

  it.each([
    ["no theme is left", () => ({ themes: [] }), "themes[0].title"],
    [
      "a line goes to a theme that is taken out",
      () => ({ themes: [{ title: "T" }], lines: [{ belongs: "prompt:2" }] }),
      "lines[0].belongs",
    ],
  ])("is refused where %s", (_, change, field) => {
    expect(() => corrected(change)).toThrow(expect.objectContaining({ field }));
  });
});
