import { expect, it } from "vitest";
import { chainView } from "./chain-view.ts";
import { groupByPrompt } from "./notes-by-prompt.ts";

const prompt = { id: "p1", ref: "1.2", text: "Purpose" };
const later = { id: "p2", ref: "1.10", text: "Later" };

function note(id: string, over: object = {}) {
  return {
    id,
    text: `Words of ${id}`,
    sourceKind: "officer" as const,
    sourceTitle: "",
    leaning: "neutral" as const,
    recordedAt: new Date("2026-03-03T10:00:00Z"),
    theme: { number: 1, title: "Priorities" },
    prompts: [prompt],
    session: { id: "s1", title: "Interview", date: "2026-03-03", start: "10:00" },
    visit: { name: "Visit", isOnly: true },
    writtenBy: "Asha Peer",
    findings: [],
    ...over,
  };
}

it("names each thing once and counts the notes", () => {
  const shared = note("n1");
  const view = chainView({
    findings: [
      {
        id: "f1",
        notes: [
          { relation: "context", note: note("n2", { prompts: [later, prompt] }) },
          { relation: "supporting", note: shared },
        ],
      },
      {
        id: "f2",
        notes: [
          { relation: "supporting", note: shared },
          {
            relation: "supporting",
            note: note("n3", { session: null, sourceKind: "document", sourceTitle: "Plan", prompts: [] }),
          },
        ],
      },
    ],
    clauses: new Map([["p1", [{ id: "c1", ref: "2.2(d)", text: "…", source: "Agreement" }]]]),
  });
  expect(view.words).toBe("1 clause, 2 prompts, 1 session and 3 notes");
  expect(view.prompts.map((each) => [each.ref, each.noteCount, each.clauses.length])).toEqual([
    ["1.2", 2, 1],
    ["1.10", 1, 0],
  ]);
  expect(view.sessions).toEqual([{ id: "s1", label: "Interview, 3 Mar 2026, 10am", noteCount: 2 }]);
  expect(view.otherSources).toEqual(["Plan"]);
  expect(view.notesByFinding[0]?.notes.map((each) => each.relation)).toEqual(["supporting", "context"]);
});

it("groups notes under the first of their prompts, in the order of the prompts", () => {
  const groups = groupByPrompt([
    note("a", { prompts: [] }),
    note("b", { prompts: [later] }),
    note("c"),
    note("d", { prompts: [prompt, later] }),
  ]);
  expect(groups.map((group) => [group.heading, group.notes.map(({ id }) => id).join("")])).toEqual([
    ["1.2 Purpose", "cd"],
    ["1.10 Later", "b"],
    ["No prompt", "a"],
  ]);
});
