import { beforeAll, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { listWarnings } from "../store.server.ts";
import { placeLine } from "./place-line.server.ts";
import { PlaceLineForm } from "./place-line-form.ts";

const LINE = "The council asks that the lido be looked at.";

let here: TestChallenge;
let milestoneId: string;

beforeAll(async () => {
  here = await makeTestChallenge({ stage: "scoping" });
  milestoneId = newId();
  await db.milestone.create({
    data: { id: milestoneId, challengeId: here.id, key: "pack", label: "Pack sent", rule: "R", position: 1 },
  });
});

async function aLine(code = "not-understood"): Promise<string> {
  const id = newId();
  const row = { code, message: "Not understood", quote: LINE, place: "under “Timing”", position: 1 };
  await db.scopeWarning.create({ data: { id, challengeId: here.id, ...row } });
  return id;
}

const themeId = () => here.themes[1]?.id ?? "";
const wordsStand = { text: LINE, challengeId: "" };

it.each<[string, () => Record<string, string>, string, (challengeId: string) => Promise<number>]>([
  [
    "a prompt",
    () => ({ belongs: "prompt", themeOfPrompt: themeId() }),
    "Put among the prompts, as 2.3.",
    (challengeId) =>
      db.prompt.count({ where: { ...wordsStand, challengeId, themeId: themeId(), ref: "2.3" } }),
  ],
  [
    "a question",
    () => ({ belongs: "question", themeOfQuestion: themeId() }),
    "Put among the questions of theme 2.",
    (challengeId) => db.question.count({ where: { ...wordsStand, challengeId, themeId: themeId() } }),
  ],
  [
    "a focus area",
    () => ({ belongs: "focus-area" }),
    "Put among the focus areas of the whole challenge.",
    (challengeId) => db.focusArea.count({ where: { ...wordsStand, challengeId } }),
  ],
  [
    "a place in the team",
    () => ({ belongs: "team", role: "officer-peer" }),
    "Put into the peer team, as a place for: officer peer.",
    (challengeId) =>
      db.peer.count({ where: { challengeId, brief: LINE, role: "officer-peer", status: "wanted" } }),
  ],
  [
    "a key date",
    () => ({ belongs: "date", milestoneId }),
    "It is about a key date: Pack sent.",
    (challengeId) => db.milestone.count({ where: { challengeId, id: milestoneId, dueOn: null } }),
  ],
  [
    "nowhere",
    () => ({ belongs: "nothing", reason: "Said by telephone: not needed." }),
    "Said by telephone: not needed.",
    async () => 1,
  ],
])("a line that was not understood is put where it belongs: %s", async (_, typed, answer, count) => {
  const id = await aLine();
  const value = PlaceLineForm.parse({ version: "1", text: LINE, ...typed() });
  await placeLine(here.permits.challengeManager, id, value, TEST_NOW);
  expect(await count(here.id)).toBe(1);
  const line = (await listWarnings(here.permits.challengeManager)).find((one) => one.id === id);
  expect(line).toMatchObject({ answer, quote: LINE, answeredByName: "Mara Manager" });
  const again = placeLine(here.permits.supportOfficer, id, value, TEST_NOW);
  await expect(again).rejects.toMatchObject({ code: "conflict" });
});

it("is for lines of the letter alone, and for those who may change the scope", async () => {
  const place = { belongs: "focus-area", text: "x" } as const;
  const warning = await aLine("unfilled-placeholder");
  await expect(
    placeLine(here.permits.challengeManager, warning, { version: 1, place }, TEST_NOW),
  ).rejects.toMatchObject({ code: "not-found" });
  const line = await aLine();
  await expect(
    placeLine(here.permits.coordinator, line, { version: 1, place }, TEST_NOW),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
});

it.each([
  [{}, "belongs", "Choose where the line belongs"],
  [{ belongs: "prompt" }, "themeOfPrompt", "Choose the theme of the prompt"],
  [
    { belongs: "question", themeOfQuestion: "t", text: "x".repeat(601) },
    "text",
    "Use 600 characters or fewer for a question",
  ],
  [{ belongs: "team" }, "role", "Choose the role in the team"],
  [{ belongs: "date" }, "milestoneId", "Choose the key date"],
  [{ belongs: "nothing" }, "reason", "Say why the line needs no place"],
  [{ belongs: "focus-area", text: " " }, "text", "Enter the words that are to stand there"],
])("asks for what a place needs: %j", (typed, field, message) => {
  const { error } = PlaceLineForm.safeParse({ text: LINE, ...typed });
  expect(error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[field, message]]);
});
