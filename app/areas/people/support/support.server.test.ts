import { beforeAll, describe, expect, it } from "vitest";
import { guarded } from "#app/access/guard.server.ts";
import { PERMISSIONS, type Permission } from "#app/access/permissions.ts";
import { canInSupport } from "#app/access/readers/support-rights.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { askForSupport, decideSupport } from "./support.server.ts";
import { supportState } from "./support-words.ts";

const HOUR_MS = 3_600_000;

let challenge: TestChallenge;
let cookie: string;
let actor: { accountId: string; name: string };

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true });
  const account = await makeTestAccount("Ada Runs", { isAdministrator: true });
  actor = { accountId: account.id, name: account.name };
  cookie = await sessionCookie(account.id);
});

const ask = async (hours = 1) => {
  const input = { challengeId: challenge.id, reason: "A page does not open.", hours };
  await askForSupport(actor, input, new Date(), "r");
  const { id } = await db.supportGrant.findFirstOrThrow({ orderBy: { id: "desc" }, select: { id: true } });
  return id;
};

/** The status of a page that asks for a permission, opened by the administrator. */
async function open(permission: Permission, challengeId = challenge.id): Promise<number> {
  const answer = await guarded(
    { permission },
    () => null,
  )({
    request: new Request(`https://workspace.example/challenges/${challengeId}/x`, {
      headers: { Cookie: cookie },
    }),
    params: { challengeId },
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  } as unknown as Parameters<ReturnType<typeof guarded>>[0]).catch((error: unknown) => error);
  return (answer as { init?: { status: number } } | null)?.init?.status ?? 200;
}

describe("reading for support", () => {
  it("opens nothing until the manager says so, and then only reading", async () => {
    const id = await ask();
    expect(await open("notes.read")).toBe(404);
    await expect(
      decideSupport(challenge.permits.supportOfficer, id, "approved", new Date()),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = await makeTestChallenge({});
    await expect(
      decideSupport(other.permits.challengeManager, id, "approved", new Date()),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    await decideSupport(challenge.permits.challengeManager, id, "approved", new Date());
    expect(await open("notes.read")).toBe(200);
    for (const permission of [
      "notes.write",
      "audit.read",
      "plan.draft",
      "members.edit",
      "support.decide",
    ] as const) {
      expect(await open(permission), permission).toBe(403);
    }
    expect(await open("notes.read", other.id)).toBe(404);
    const reads = { accountId: actor.accountId, type: "support-read", challengeId: challenge.id };
    expect(await db.auditEvent.count({ where: reads })).toBeGreaterThanOrEqual(6);
    await decideSupport(challenge.permits.challengeManager, id, "ended", new Date());
    expect(await open("notes.read")).toBe(404);
  });

  it("ends by itself when its time is over", async () => {
    const id = await ask(2);
    const began = new Date(Date.now() - 3 * HOUR_MS);
    await decideSupport(challenge.permits.challengeManager, id, "approved", began);
    expect(await open("notes.read")).toBe(404);
  });

  it("is refused for good, once", async () => {
    const id = await ask();
    await decideSupport(challenge.permits.challengeManager, id, "refused", new Date());
    await expect(
      decideSupport(challenge.permits.challengeManager, id, "approved", new Date()),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await open("notes.read")).toBe(404);
  });

  it("tells both by mail", async () => {
    await db.outgoingMail.deleteMany();
    const id = await ask();
    await decideSupport(challenge.permits.challengeManager, id, "refused", new Date());
    expect(await db.outgoingMail.count({ where: { kind: "support-grant" } })).toBe(2);
  });
});

it("reads what both sides and the peer team read, and never a council's own", () => {
  const may = (Object.keys(PERMISSIONS) as Permission[]).filter(canInSupport);
  expect(may).toContain("notes.read");
  for (const permission of may) {
    expect(PERMISSIONS[permission].space).not.toBe("council");
    expect(permission).toMatch(/\.(read|draft)$/);
  }
});

it.each([
  [{ decision: null, expiresAt: null, endedAt: null }, "Waiting for the challenge manager"],
  [{ decision: "refused", expiresAt: null, endedAt: null }, "Refused"],
  [{ decision: "approved", expiresAt: new Date(2), endedAt: null }, "Open"],
  [{ decision: "approved", expiresAt: new Date(1), endedAt: null }, "Run out"],
  [{ decision: "approved", expiresAt: new Date(2), endedAt: new Date(0) }, "Ended"],
])("calls %j %s", (request, words) => {
  expect(supportState(request, new Date(1))).toBe(words);
});
