import { db } from "#app/platform/db.server.ts";
import { demonstration, expect, test } from "../support/journey.ts";

const challengeId = demonstration.challenge.id;
const CHALLENGE = `/challenges/${challengeId}`;

test("a word of two hundred letters wraps on a narrow screen", async ({ page, signInAs }) => {
  const word = `https://example.org/${"abcdefghij".repeat(20)}`;
  const note = await db.note.findFirstOrThrow({
    where: { challengeId },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  const action = await db.action.findFirstOrThrow({
    where: { challengeId, council: { isCommissioning: true } },
    orderBy: { id: "asc" },
  });
  // A pasted address: as the words of a note, and as the document that they are from.
  const source = { sourceKind: "document", sourceTitle: word.slice(0, 200), sessionId: null };
  await db.note.update({ where: { id: note.id }, data: { text: word, ...source } });
  await db.action.update({ where: { id: action.id }, data: { text: word, ownerName: word.slice(8, 108) } });
  await page.setViewportSize({ width: 320, height: 800 });
  const widths: Record<string, number> = {};
  for (const [role, path] of [
    ["peer", `/evidence`],
    ["peer", `/evidence/${note.id}`],
    ["coordinator", `/action-plan`],
    ["coordinator", `/action-plan/actions/${action.id}`],
  ] as const) {
    await signInAs(role);
    await page.goto(CHALLENGE + path);
    await expect(page.getByText(word).first()).toBeVisible();
    widths[path] = await page.evaluate(() => document.documentElement.scrollWidth);
  }
  expect(Object.entries(widths).filter(([, width]) => width > 320)).toEqual([]);
  const { text, sourceKind, sourceTitle, sessionId } = note;
  await db.note.update({ where: { id: note.id }, data: { text, sourceKind, sourceTitle, sessionId } });
  await db.action.update({
    where: { id: action.id },
    data: { text: action.text, ownerName: action.ownerName },
  });
});
