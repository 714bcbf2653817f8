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
  };
  const ask = drawnPages({
    "/imported": { loader: open({ why: "For the test." }, () => found), default: ImportedPage },
  });
  const { html } = await ask("/imported");
  expect(html).toContain("What was found in the letter");
  expect(html.includes("Traced to no clause")).toBe(speaks);
  expect(html.includes("Check the clauses")).toBe(speaks);
});
