import { expect, it } from "vitest";
import { open } from "#app/access/guard.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import ImportedPage from "./routes/imported.tsx";

const theme = { title: "1. Priorities", number: 1, questions: 2, prompts: 3, nested: 0, untraced: 3 };
const letter = { id: "L", title: "Scope letter", kind: "Scope letter", clauses: 0 };
const agreement = { id: "M", title: "Agreement", kind: "Memorandum of understanding", clauses: 12 };

it.each([
  ["a letter alone: nothing is missing", [letter], false],
  ["a letter with its memorandum", [letter, agreement], true],
])("speaks of clauses only where there are some: %s", async (_, sources, speaks) => {
  const found = {
    challengeId: "C",
    challenge: "Wexcombe",
    mayManage: true,
    mayEdit: true,
    councils: ["Wexcombe Borough Council"],
    onSite: "8 to 11 March 2027",
    milestones: [],
    themes: [theme],
    warnings: [],
    sources,
    team: 3,
    focusAreas: [],
  };
  const ask = drawnPages({
    "/imported": { loader: open({ why: "For the test." }, () => found), default: ImportedPage },
  });
  const { html } = await ask("/imported");
  expect(html).toContain("What was found in the letter");
  expect(html.includes("Traced to no clause")).toBe(speaks);
  expect(html.includes("Check the clauses")).toBe(speaks);
});

it("lists the lines of the letter that were not understood, with their place and what became of each", async () => {
  const line = {
    code: "not-understood",
    message: "Not understood",
    place: "under “Timing”",
    answer: null as string | null,
    answeredAt: null as string | null,
    answeredByName: null,
    version: 1,
  };
  const found = {
    challengeId: "C",
    challenge: "Wexcombe",
    mayManage: true,
    mayEdit: true,
    councils: ["Wexcombe Borough Council"],
    onSite: "8 to 11 March 2027",
    milestones: [],
    themes: [theme],
    warnings: [
      { ...line, id: "W1", quote: "Please look at the lido." },
      {
        ...line,
        id: "W2",
        quote: "The mayor's chain.",
        answer: "Not needed.",
        answeredAt: "1 May 2026, 9am",
      },
    ],
    sources: [letter],
    team: 3,
    focusAreas: [{ id: "F", text: "The joint depot", decided: "", version: 1 }],
  };
  const ask = drawnPages({
    "/imported": { loader: open({ why: "For the test." }, () => found), default: ImportedPage },
  });
  const { html } = await ask("/imported");
  expect(html).toContain("One line that was not understood");
  expect(html).toContain("under “Timing”");
  expect(html).toContain("/challenges/C/scope/warnings/W1");
  expect(html).toContain("Not needed.");
  expect(html).not.toContain("/challenges/C/scope/warnings/W2");
  expect(html).not.toContain("things to look at");
  expect(html).toContain("The joint depot");
});
