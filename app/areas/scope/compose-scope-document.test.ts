import { expect, it } from "vitest";
import { drawWord } from "#app/word/draw.server.ts";
import { composeScope, type ScopeRecord } from "./compose-scope-document.ts";

const RECORD: ScopeRecord = {
  title: "Wexcombe and Harrowmere",
  councils: [
    { name: "Wexcombe Borough Council", isCommissioning: true },
    { name: "Harrowmere District Council", isCommissioning: false },
  ],
  onSite: "8 to 11 March 2027",
  themes: [
    {
      id: "t1",
      number: 1,
      title: "Local priorities and outcomes",
      questions: [{ id: "q1", text: "Is it *clear*?" }],
      prompts: [
        {
          id: "p1",
          ref: "1.1",
          text: "Working together",
          traces: [
            {
              clauseId: "c1",
              ref: "2.2(d)",
              heading: null,
              text: "Work together",
              sourceDocumentId: "d1",
              sourceTitle: "Agreement",
              reason: "says the same",
              madeBy: "import",
            },
          ],
          children: [{ id: "p2", ref: "1.1.1", text: "In both places", traces: [], children: [] }],
        },
      ],
    },
  ],
  focusAreas: [],
  milestones: [
    {
      label: "Draft report",
      rule: "T + 3 weeks",
      isHouseRule: true,
      notBefore: null,
      latestOn: null,
      dueOn: "2027-04-01",
    },
  ],
  team: [{ name: "", role: "leader-peer", brief: "Leader of a district", organisation: "" }],
  sources: [{ title: "Agreement", kindName: "Memorandum of understanding", fileName: "a.docx", clauses: 12 }],
  publishing: {
    reportDueOn: "2027-06-11",
    planDueOn: null,
    undertaken: [{ council: "Harrowmere District Council", on: "2026-11-02", withChanges: false }],
  },
  openWarnings: 2,
};

it("says who, what, when and where each prompt comes from", async () => {
  const document = composeScope(RECORD, "Working copy");
  const words = JSON.stringify(document.sections);
  for (const part of [
    "partnership with Harrowmere District Council",
    "**1.1** Working together (clause 2.2(d))",
    "**1.1.1** In both places",
    "Is it \\\\*clear\\\\*?",
    "3 weeks after the last day on site (house rule)",
    "To be found",
    "2 warnings about the letter have not been answered yet.",
    "No clause stands behind prompt 1.1.1.",
  ]) {
    expect(words).toContain(part);
  }
  expect((await drawWord(document)).byteLength).toBeGreaterThan(5_000);
});

it("prints what the letter asks for in the whole challenge, with what was decided about it", () => {
  const words = (record: ScopeRecord) => JSON.stringify(composeScope(record, "").sections);
  expect(words(RECORD)).not.toContain("Areas of focus");
  const asked = words({
    ...RECORD,
    focusAreas: [
      { text: "How members are supported", decided: null },
      { text: "The joint waste contract", decided: "Added as\nprompt 1.2" },
    ],
  });
  expect(asked).toContain(
    `["How members are supported","The joint waste contract *Decided:* Added as prompt 1.2"]`,
  );
});

it("says of no council that it undertook to publish before it is on record, and asks each of them", () => {
  const publication = (record: ScopeRecord) => {
    const blocks = composeScope(record, "").sections.process ?? [];
    return JSON.stringify(
      blocks.slice(blocks.findIndex((block) => "text" in block && block.text === "Publication")),
    );
  };
  const words = publication(RECORD);
  for (const part of [
    "each council publishes the report by 11 June 2027 and the action plan that answers it.",
    "Each council is asked to undertake this at the outset",
    "Harrowmere District Council undertook on 2 November 2026 to publish both.",
    "When this letter was written, Wexcombe Borough Council had not undertaken it yet.",
  ]) {
    expect(words).toContain(part);
  }
  const nobody = composeScope({ ...RECORD, publishing: { ...RECORD.publishing, undertaken: [] } }, "");
  expect(JSON.stringify(nobody)).not.toMatch(/undertook/);
});

it("stands with nothing but a title and a council", async () => {
  const empty: ScopeRecord = {
    title: "Wexcombe",
    councils: [{ name: "Wexcombe Borough Council", isCommissioning: true }],
    onSite: null,
    themes: [],
    focusAreas: [],
    milestones: [],
    team: [],
    sources: [],
    openWarnings: 0,
    publishing: { reportDueOn: null, planDueOn: null, undertaken: [] },
  };
  const document = composeScope(empty, "Working copy");
  expect(document.dateText).toBe("Days on site to be agreed");
  expect((await drawWord(document)).byteLength).toBeGreaterThan(5_000);
});
