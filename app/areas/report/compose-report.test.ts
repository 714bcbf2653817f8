import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REPORT_FORMATS } from "#app/areas/challenge/question-sets.ts";
import { inPrintedOrder } from "#app/areas/findings/printed-order.ts";
import { renderDocumentParts } from "#app/word/document-to-html.server.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { composeReport, inWords, type ReportRecord } from "./compose-report.ts";

const RECORD: ReportRecord = {
  format: "2025",
  challengeTitle: "Wexcombe and Harrowmere Partnership",
  councils: ["Wexcombe Borough Council", "Harrowmere District Council"],
  onSite: "2 to 5 March 2026",
  today: "2026-03-26",
  version: { number: 2, status: "draft" },
  texts: {
    introduction: "The councils asked for this challenge.",
    "executive-summary": "## At a glance\n\nMuch is going well.",
    approach: "The team read, listened and compared.",
    "next-steps": "The councils will answer each recommendation.",
    "theme-1": "The first theme opens like this.",
  },
  counts: { documents: 112, meetings: 45, meetingsRecorded: 45, people: 1 },
  team: [{ name: "Cllr A*sha Peer", role: "Leader peer", organisation: "Example Council" }],
  themes: [
    {
      number: 1,
      title: "Local priorities and outcomes",
      questions: ["Are the priorities clear?"],
      prompts: [
        { depth: 0, text: "Staying close to residents, in particular:" },
        { depth: 1, text: "2. Ward_walks and * surgeries" },
        { depth: 2, text: "in the villages" },
        { depth: 0, text: "Telling them what changed" },
      ],
      strengths: [
        { headline: "Residents know their council", body: "Four in five can name it.\n\n- one\n- two" },
      ],
      improvements: [{ headline: "Benefits are not counted", body: "" }],
    },
    { number: 2, title: "Leadership", questions: [], prompts: [], strengths: [], improvements: [] },
  ],
  focusAreas: [],
  scopeAgreed: [],
  recommendations: [
    { number: 1, kind: "key", title: "Measure the benefits", text: "Choose a few measures.", themeNumber: 1 },
    {
      number: 2,
      kind: "further",
      title: "Tell residents",
      text: "Publish them twice a year.",
      themeNumber: 1,
    },
    { number: 3, kind: "further", title: "Look wider", text: "Ask other councils.", themeNumber: null },
  ],
  observations: [
    { text: "A short plan for the town would be welcome.", themeNumber: 1 },
    { text: "Something general.", themeNumber: null },
  ],
};

const headingsOf = (record: ReportRecord) =>
  renderDocumentParts(composeReport(record)).headings.map((heading) => `${heading.level} ${heading.text}`);

describe("a report", () => {
  it("has the chapters of 2025, further recommendations in their theme", () => {
    expect(headingsOf(RECORD)).toEqual([
      "2 Introduction",
      "2 Executive summary",
      "2 Key recommendations",
      "3 Recommendation 1: Measure the benefits",
      "3 Further recommendations",
      "4 Recommendation 3: Look wider",
      "2 The peer team",
      "2 1. Local priorities and outcomes",
      "3 Strengths",
      "4 Residents know their council",
      "3 Areas for improvement",
      "4 Benefits are not counted",
      "3 Further recommendations",
      "4 Recommendation 2: Tell residents",
      "3 Softer observations",
      "2 2. Leadership",
      "2 Softer observations",
      "2 Next steps",
      "2 Appendix A: method and scope",
      "3 How the team worked",
      "3 What the team was asked to look at",
      "4 Theme 1: Local priorities and outcomes",
      "4 Theme 2: Leadership",
    ]);
  });

  it("has the chapters of 2021, all recommendations together", () => {
    const chapters = headingsOf({ ...RECORD, format: "2021" }).filter((text) => /^[23]/.test(text));
    expect(chapters).toEqual([
      "2 Introduction",
      "2 Executive summary",
      "2 Key recommendations",
      "3 Recommendation 1: Measure the benefits",
      "3 Further recommendations",
      "2 Summary of the peer challenge approach",
      "3 The peer team",
      "3 Scope and focus",
      "3 The peer challenge process",
      "2 Feedback by theme",
      "3 1. Local priorities and outcomes",
      "3 2. Leadership",
      "3 Softer observations",
      "2 Next steps",
    ]);
  });

  it.each(REPORT_FORMATS)(
    "prints nested prompts below the prompt they belong to in the format %s",
    (format) => {
      const { html } = renderDocumentParts(composeReport({ ...RECORD, format }));
      const points = html.slice(html.indexOf("Local points to test"), html.indexOf("Theme 2: Leadership"));
      expect(
        points.replace(/<\/?(?:ul|li)[^>]*>/g, (tag) => tag.replace(/ .*>/, ">")).replace(/\s*\n\s*/g, ""),
      ).toContain(
        "<ul><li>Staying close to residents, in particular:<ul><li>2. Ward_walks and * surgeries<ul><li>in the villages</li></ul></li></ul></li><li>Telling them what changed</li></ul>",
      );
    },
  );

  it.each<[string, ReportRecord["scopeAgreed"], string]>([
    ["nobody", [], "The scope has 2 themes."],
    [
      "one council",
      [{ council: "Wexcombe Borough Council", on: "2025-09-01" }],
      "Wexcombe Borough Council agreed the scope on 1 September 2025. The scope has 2 themes.",
    ],
    [
      "both on one day",
      RECORD.councils.map((council) => ({ council, on: "2025-09-01" })),
      "Wexcombe Borough Council and Harrowmere District Council agreed the scope on 1 September 2025. The scope has 2 themes.",
    ],
  ])("says who agreed the scope, and of nobody else: %s", (_, scopeAgreed, text) => {
    const { html } = renderDocumentParts(composeReport({ ...RECORD, scopeAgreed }));
    expect(html.match(/<p[^>]*>([^<]*The scope has[^<]*)</)?.[1]).toBe(text);
  });

  it.each(REPORT_FORMATS)("prints what was asked in the whole challenge in the format %s", (format) => {
    const text = JSON.stringify(composeReport({ ...RECORD, format, focusAreas: ["The joint *depot*"] }));
    expect(text).toContain("Focus areas of the whole challenge");
    expect(text).toContain("The joint \\\\*depot\\\\*");
    expect(JSON.stringify(composeReport({ ...RECORD, format }))).not.toContain("Focus areas");
  });

  it.each(REPORT_FORMATS)("says every recommendation once in the format %s", (format) => {
    const text = JSON.stringify(composeReport({ ...RECORD, format }));
    for (const { text: words } of RECORD.recommendations) expect(text.split(words)).toHaveLength(2);
  });

  it("leaves an optional part out while it is empty and says so for one that is not optional", () => {
    const empty = headingsOf({ ...RECORD, texts: {} });
    expect(empty).not.toContain("2 Next steps");
    expect(empty).toContain("2 Introduction");
    expect(JSON.stringify(composeReport({ ...RECORD, texts: {} }))).toContain("has not been written yet");
  });

  it.each(REPORT_FORMATS)(
    "prints the numbers of recommendations in their order in the format %s",
    (format) => {
      const recommendation = fc.record({
        kind: fc.constantFrom("key" as const, "further" as const),
        themeNumber: fc.constantFrom(null, 1, 2),
      });
      fc.assert(
        fc.property(fc.array(recommendation, { maxLength: 8 }), (made) => {
          const recommendations = inPrintedOrder(
            made.map((each, at) => ({ ...each, id: `${at}`, number: at + 1, title: "T", text: "T" })),
          ).map((each, at) => ({ ...each, number: at + 1 }));
          const printed = headingsOf({ ...RECORD, format, recommendations }).flatMap(
            (heading) => /Recommendation (\d+):/.exec(heading)?.[1] ?? [],
          );
          expect(printed.map(Number)).toEqual(made.map((_, at) => at + 1));
        }),
        { numRuns: 50 },
      );
    },
  );

  it("counts once, in words, and takes a name for a name", () => {
    const { html } = renderDocumentParts(composeReport(RECORD));
    expect(html).toContain("The team was given 112 documents and data sets.");
    expect(html).toContain("It held 45 meetings, focus groups and visits included.");
    expect(html).toContain("It met 1 person.");
    expect(html).toContain("Cllr A*sha Peer");
  });

  it("says of meetings that are not all recorded as held that they were arranged", () => {
    const counts = { ...RECORD.counts, meetingsRecorded: 44 };
    const { html } = renderDocumentParts(composeReport({ ...RECORD, counts }));
    expect(html).toContain("It arranged 45 meetings, focus groups and visits included.");
    expect(html).toContain("It arranged to meet 1 person.");
    expect(html).not.toMatch(/It (?:held|met)/);
  });

  it.each([
    [null, "Working copy of the peer team, 26 March 2026"],
    [
      { number: 1, status: "draft" } as const,
      "Draft for the check of facts, not for publication, version 1, 26 March 2026",
    ],
    [{ number: 3, status: "final" } as const, "Final, version 3, 26 March 2026"],
  ])("names its status %#", (version, status) => {
    expect(composeReport({ ...RECORD, version }).statusText).toBe(status);
  });

  it.each(
    REPORT_FORMATS.flatMap((format) => [
      { format, what: "full", record: { ...RECORD, format } },
      {
        format,
        what: "empty",
        record: {
          ...RECORD,
          format,
          texts: {},
          team: [],
          themes: [],
          recommendations: [],
          observations: [],
          onSite: null,
        },
      },
    ]),
  )("draws a $what Word file in the format $format without an error of the lint", async ({ record }) => {
    const findings = await lintDocx(await drawWord(composeReport(record)));
    expect(findings.filter((finding) => finding.severity === "error")).toEqual([]);
  });
});

it.each([
  [[], ""],
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
])("joins %j as %s", (names, words) => {
  expect(inWords(names)).toBe(words);
});
