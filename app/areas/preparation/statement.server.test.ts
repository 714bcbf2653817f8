import { expect, it } from "vitest";
import { listIssuedVersions, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { beginPack } from "./begin-pack.server.ts";
import { reopenStatement } from "./reopen-statement.server.ts";
import { removePackItem, savePackItem } from "./save-pack-item.server.ts";
import { saveSection } from "./save-section.server.ts";
import { listPack, listStatementSections, readSection } from "./store.server.ts";
import { submitStatement } from "./submit-statement.server.ts";

async function addSections(
  { id, themes }: TestChallenge,
  councilId: string | null = null,
): Promise<string[]> {
  const titles = ["Introduction", themes[0]?.title ?? ""];
  const ids = titles.map(() => newId());
  await db.statementSection.createMany({
    data: titles.map((title, position) => ({
      id: ids[position] ?? "",
      challengeId: id,
      councilId,
      themeId: position === 0 ? null : (themes[0]?.id ?? null),
      title,
      status: "not-started",
      position,
      updatedAt: TEST_NOW,
    })),
  });
  return ids;
}

const text = { body: "We share one officer team.", status: "not-started", version: 1 } as const;

it("saves a section, moves it on from not started, and refuses a stale save", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const { coordinator } = challenge.permits;
  const [introduction = ""] = await addSections(challenge);
  await saveSection(coordinator, introduction, text, TEST_NOW);
  expect(await readSection(coordinator, introduction)).toMatchObject({
    body: text.body,
    status: "drafting",
    version: 2,
  });
  await expect(saveSection(coordinator, introduction, text, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
});

it("refuses other roles, other challenges and the other council", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing", partnership: true });
  const elsewhere = await makeTestChallenge({ stage: "preparing" });
  const { permits, council } = challenge;
  const [own = ""] = await addSections(challenge, council.id);
  await expect(saveSection(permits.councilReader, own, text, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  for (const permit of [permits.otherCoordinator, elsewhere.permits.coordinator]) {
    await expect(readSection(permit, own)).rejects.toMatchObject({ code: "not-found" });
    await expect(saveSection(permit, own, text, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await listStatementSections(permits.otherCoordinator)).toEqual([]);
});

it("freezes what was submitted, for the peers to read, until it is submitted again", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const { coordinator, peer } = challenge.permits;
  const [introduction = ""] = await addSections(challenge);
  await expect(submitStatement(coordinator, TEST_NOW, true)).rejects.toMatchObject({ code: "invalid" });

  await saveSection(coordinator, introduction, { ...text, body: "First words." }, TEST_NOW);
  expect(await listIssuedVersions(peer, "position-statement")).toEqual([]);
  // Sections that are empty or not ready are looked past by somebody, in the trail.
  await expect(submitStatement(coordinator, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "acknowledged",
  });
  const first = await submitStatement(coordinator, TEST_NOW, true);
  const event = await db.auditEvent.findFirst({
    where: { challengeId: challenge.id, type: "statement-submitted" },
    select: { data: true },
  });
  expect(event?.data).toContain('"lookedPast":{"empty":');
  await expect(submitStatement(coordinator, TEST_NOW, true)).rejects.toMatchObject({ code: "conflict" });
  await expect(
    saveSection(coordinator, introduction, { ...text, version: 2 }, TEST_NOW),
  ).rejects.toMatchObject({
    code: "conflict",
  });

  await reopenStatement(coordinator, TEST_NOW);
  await saveSection(coordinator, introduction, { ...text, body: "Second words.", version: 2 }, TEST_NOW);
  expect(JSON.stringify((await readIssuedVersion(peer, first.id)).document)).toContain("First words.");
  const second = await submitStatement(coordinator, TEST_NOW, true);
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(JSON.stringify((await readIssuedVersion(peer, first.id)).document)).not.toContain("Second words.");
});

it("keeps the list of the pack, and its place in the challenge", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const elsewhere = await makeTestChallenge({ stage: "preparing" });
  const { coordinator, peer } = challenge.permits;
  await expect(beginPack(peer, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  await beginPack(coordinator, TEST_NOW);
  await beginPack(coordinator, TEST_NOW);
  const items = await listPack(peer);
  expect(items.map((item) => item.title)).toContain("Corporate plan");
  expect(new Set(items.map((item) => item.title)).size).toBe(items.length);

  const [item] = items;
  if (item === undefined) throw new Error("the pack is empty");
  const input = { ...item, title: "Corporate plan 2026" };
  await savePackItem(coordinator, item.id, input, TEST_NOW);
  await expect(savePackItem(coordinator, item.id, input, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(removePackItem(elsewhere.permits.coordinator, item.id, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await removePackItem(coordinator, item.id, TEST_NOW);
  expect(await listPack(peer)).toHaveLength(items.length - 1);
});
