import { expect, it } from "vitest";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import { type UnownedFacts, unownedThings } from "./unowned.ts";

const titles = (own: Partial<UnownedFacts>) =>
  unownedThings({
    challengeId: "c",
    stage: "preparing",
    actions: null,
    documents: null,
    themes: null,
    dates: [],
    ...own,
  }).map(({ title }) => title);

const date = (label: string) => ({ label, roles: ["support-officer"] as const });

it.each<[string, Partial<UnownedFacts>, string[]]>([
  ["nothing that is not known", {}, []],
  ["nothing that is not there", { actions: 0, documents: 0, themes: 0 }, []],
  [
    "one of each",
    { actions: 1, documents: 1, themes: 1 },
    ["1 action of the action plan", "1 document for the data pack", "1 theme without a lead"],
  ],
  [
    "several",
    { actions: 3, documents: 12, themes: 5 },
    ["3 actions of the action plan", "12 documents for the data pack", "5 themes without a lead"],
  ],
  ["key dates one by one", { dates: [date("Team call")] }, ["Team call"]],
  [
    "of many key dates three",
    { dates: ["A", "B", "C", "D", "E"].map(date) },
    ["A", "B", "C", "2 more key dates"],
  ],
])("says %s", (_, own, expected) => {
  expect(titles(own)).toEqual(expected);
});

it.each<[Stage, number]>(
  STAGES.map((stage) => [stage, STAGES.indexOf(stage) < STAGES.indexOf("reporting") ? 3 : 1]),
)("at %s says %i of actions, documents and themes", (stage, count) => {
  expect(titles({ stage, actions: 1, documents: 1, themes: 1 })).toHaveLength(count);
});

it("says whose role it is, and leads to where somebody is given it", () => {
  const [thing] = unownedThings({
    challengeId: "c",
    stage: "preparing",
    actions: null,
    documents: null,
    themes: null,
    dates: [date("Team call")],
  });
  expect(thing).toEqual({
    title: "Team call",
    hint: "This key date is the support officer’s, and nobody has the role. Invite somebody.",
    href: "/challenges/c/members/invite",
  });
});

it.each<[Partial<UnownedFacts>, string]>([
  [{ actions: 1 }, "Nobody who signs in reports on it. Hand it to somebody of your council."],
  [{ actions: 2 }, "Nobody who signs in reports on them. Hand them to somebody of your council."],
  [{ documents: 1 }, "Nobody is named for it. Say whose it is."],
  [{ documents: 2 }, "Nobody is named for them. Say whose each is."],
  [{ themes: 1 }, "No peer leads on it. Choose one on the peer’s page."],
  [{ themes: 2 }, "No peer leads on them. Choose one on the peer’s page."],
])("speaks of one as of one: %j", (own, hint) => {
  const [thing] = unownedThings({
    challengeId: "c",
    stage: "preparing",
    actions: null,
    documents: null,
    themes: null,
    dates: [],
    ...own,
  });
  expect(thing?.hint).toBe(hint);
});
