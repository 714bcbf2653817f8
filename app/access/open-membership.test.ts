import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listMyChallenges } from "#app/areas/people/members/list-my-challenges.server.ts";
import { db } from "#app/platform/db.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { readMemberships } from "./sign-in-session.server.ts";

/** The only place somebody has in a challenge; null for none. */
const readMembership = async (...asked: Parameters<typeof readMemberships>) =>
  (await readMemberships(...asked))[0] ?? null;

const NOW = new Date("2026-06-01T12:00:00Z");
const MINUTE_MS = 60_000;

const account = (id: string) => ({ id, isAdministrator: false, managesAChallenge: false });

it("is a membership that ends later or never, in the list as on the challenge's own pages", async () => {
  const { id: challengeId, permits } = await makeTestChallenge();
  const { accountId } = permits.peer.actor;
  for (const [expiresAt, isOpen] of [
    [null, true],
    [new Date(NOW.getTime() + MINUTE_MS), true],
    [NOW, false],
    [new Date(NOW.getTime() - MINUTE_MS), false],
  ] as const) {
    await db.membership.updateMany({ where: { accountId, challengeId }, data: { expiresAt } });
    const [listed] = await listMyChallenges(account(accountId), NOW);
    expect(listed).toMatchObject({ id: challengeId, endedAt: isOpen ? null : expiresAt });
    const opened = await readMembership(accountId, challengeId, NOW);
    expect(opened !== null, String(expiresAt)).toBe(isOpen);
  }
});

it("stands once: no other file says when a membership counts", () => {
  const files = readdirSync(join(projectRoot, "app"), { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.tsx?$/.test(path) && !path.includes("generated") && !path.endsWith(".test.ts"),
  );
  const saying = files.filter((path) =>
    /\{ expiresAt: null \}|"expiresAt" IS NULL/.test(readFileSync(join(projectRoot, "app", path), "utf8")),
  );
  expect(saying).toEqual([join("access", "open-membership.server.ts")]);
});
