import { expect, it } from "vitest";
import { interpretScope } from "../import/import-scope.ts";
import { readDocument } from "../import/read-document.server.ts";
import { planOf } from "../import-plan.ts";
import { correctedPlan } from "./correct-plan.ts";
import { letterView } from "./letter-view.ts";
import { storedPlan } from "./stored-letter.ts";

const EARLIER = "Does the council have a grip on its current financial position?";
const LATER = "Does the council have a clear understanding of its financial position?";
const LAYOUT = "The report will hold key recommendations and further recommendations under each theme.";

const letter = (questions: string, more = "") => `# Corporate Peer Challenge

Wexcombe Borough Council

Agreed 20 January 2026

## 1. Local priorities and outcomes

Are the priorities clear?

## 2. Organisational and place leadership

Do partners trust the council?

## 3. Governance and culture

Is challenge welcome?

## 4. Financial planning and management

${questions}

## 5. Capacity for improvement

Can the council change?

## Timing

The team will be on site from 2 to 5 March 2026. ${more}
`;

const KEPT = { fileName: "letter.md", sha256: "0", fileKey: "0" };

/** A letter as it is kept, read once more from what is stored. */
async function planRead(text: string) {
  const source = await readDocument({ name: "letter.md", bytes: new TextEncoder().encode(text) });
  return storedPlan.read(storedPlan.write(planOf(interpretScope(source), { letter: KEPT, mou: null }, null)));
}

it.each([
  ["what the letter says", letter(EARLIER, LAYOUT), "2021", "2021", "2025"],
  ["what the letter says where the date says the same", letter(LATER), "2024", "2024", "by-date"],
  ["the date where the letter says nothing", letter("Is there a plan?"), "by-date", "2024", "by-date"],
  ["the date where the letter says both", letter(`${EARLIER} ${LATER}`), "by-date", "2024", "by-date"],
])("proposes %s", async (_, text, chosen, questionSet, reportFormat) => {
  const plan = await planRead(text);
  const { facts } = letterView(plan);
  expect(plan.questionSet).toBe(questionSet);
  expect(facts).toMatchObject({ questionSet: chosen, reportFormat });
  // Days corrected to a time of the other edition: what the letter said stays, what went by the date follows it.
  const moved = correctedPlan(plan, { ...facts, phases: [{ start: "2023-03-06", end: "2023-03-09" }] });
  expect(moved.questionSet).toBe(chosen === "by-date" ? "2021" : chosen);
  expect(moved.reportFormat).toBe(reportFormat === "by-date" ? "2021" : reportFormat);
});

it("shows the words that a proposal rests on", async () => {
  expect(letterView(await planRead(letter(EARLIER, LAYOUT))).proposals).toEqual({
    questionSet: { value: "2021", quotes: [EARLIER] },
    reportFormat: { value: "2025", quotes: [LAYOUT] },
  });
});

it("quotes the line that says when the scope was agreed", async () => {
  const { warnings } = letterView(await planRead(letter("Is there a plan?")));
  expect(warnings).toContainEqual(
    expect.objectContaining({ code: "agreed-in-letter", quote: "Agreed 20 January 2026" }),
  );
});
