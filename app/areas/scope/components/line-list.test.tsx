import { expect, it } from "vitest";
import { open } from "#app/access/guard.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import ScopePage from "../routes/scope.tsx";

const ANSWERED = { answer: "Of no matter.", answeredAt: "1 May 2026, 9am", answeredByName: "Mara Manager" };
const OPEN = { answer: null, answeredAt: null, answeredByName: null };

it("puts the scope before the lines of its letter that were not understood, and keeps the way to change an answer", async () => {
  const line = { code: "not-understood", message: "Not understood", place: "under “Timing”", version: 1 };
  const page = {
    challengeId: "C",
    postponed: null,
    challenge: "Wexcombe",
    mayEdit: true,
    themes: [{ id: "T", number: 1, title: "Local priorities", questions: [], prompts: [] }],
    focusAreas: [],
    warnings: [
      { ...line, ...OPEN, id: "W1", quote: "Please look at the lido." },
      { ...line, ...OPEN, id: "W2", quote: "The mayor's chain." },
      { ...line, ...ANSWERED, id: "W3", quote: "With kind regards." },
      { ...line, ...OPEN, id: "W4", code: "blank", message: "A blank", quote: "[insert name]" },
    ],
    sources: 1,
    hasClauses: false,
    prompts: 0,
    untraced: 0,
    changedAgreements: [],
    mayReadDecisions: false,
    changed: null,
    sent: [],
  };
  const ask = drawnPages({
    "/scope": { loader: open({ why: "For the test." }, () => page), default: ScopePage },
  });
  const { html } = await ask("/scope");
  const at = (words: string) => html.indexOf(words);
  expect(html).toContain("One warning to answer");
  expect(at("[insert name]")).toBeLessThan(at("Local priorities"));
  expect(html).toContain('<a href="#lines" class="govuk-link govuk-link--no-visited-state">');
  expect(at("2 lines that were not understood")).toBeLessThan(at("Local priorities"));
  expect(at("Please look at the lido.")).toBeGreaterThan(at("Local priorities"));
  expect(at("/challenges/C/scope/warnings/W3")).toBeGreaterThan(at("Warnings that have been answered"));
});
