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
  await db.note.update({ where: { id: note.id }, data: { text: word } });
  await db.action.update({ where: { id: action.id }, data: { text: word, ownerName: word.slice(8, 108) } });
  await page.setViewportSize({ width: 320, height: 800 });
  for (const [role, path] of [
    ["peer", `/evidence`],
    ["peer", `/evidence/${note.id}`],
    ["coordinator", `/action-plan`],
    ["coordinator", `/action-plan/actions/${action.id}`],
  ] as const) {
    await signInAs(role);
    await page.goto(CHALLENGE + path);
    await expect(page.getByText(word).first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
  }
  await db.note.update({ where: { id: note.id }, data: { text: note.text } });
  await db.action.update({
    where: { id: action.id },
    data: { text: action.text, ownerName: action.ownerName },
  });
});
