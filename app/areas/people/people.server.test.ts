import { expect, it } from "vitest";
import { createSession, readSession } from "#app/access/session.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestAccount, makeTestChallenge } from "#tests/support/factories.ts";
import { addAccount } from "./add-account.server.ts";
import { addMember } from "./add-member.server.ts";
import { signIn } from "./sign-in.server.ts";
import { signOut } from "./sign-out.server.ts";
import { listMembers } from "./store.server.ts";
import { switchAccount } from "./switch-account.server.ts";

const NOW = new Date("2026-01-12T10:00:00Z");
const PASSWORD = "a long enough password";

const cookieOf = (header: string) => header.split(";")[0] ?? "";
const requestWith = (cookie?: string) =>
  new Request(
    "https://workspace.example/sign-in",
    cookie === undefined ? {} : { headers: { Cookie: cookie } },
  );

it("ends the session that a browser had when somebody signs in with it", async () => {
  const first = await makeTestAccount("Fay First");
  const before = cookieOf(await createSession(db, first.id, NOW));
  await addAccount(
    null,
    { name: "Sal Second", email: "sal@example.org", password: PASSWORD, isAdministrator: false },
    NOW,
  );
  const attempt = {
    email: "sal@example.org",
    requestId: "r",
    clientAddress: "192.0.2.1",
    request: requestWith(before),
  };
  await expect(signIn({ ...attempt, password: "wrong" }, NOW)).rejects.toMatchObject({ code: "invalid" });
  expect(await readSession(requestWith(before), NOW)).not.toBeNull();
  const after = cookieOf(await signIn({ ...attempt, password: PASSWORD }, NOW));
  expect(await readSession(requestWith(before), NOW)).toBeNull();
  expect((await readSession(requestWith(after), NOW))?.account.name).toBe("Sal Second");
});

it("ends the session of somebody who signs out, and says so in the trail", async () => {
  const { id } = await makeTestAccount("Sid Out");
  const cookie = cookieOf(await createSession(db, id, NOW));
  expect(await signOut(requestWith(cookie), "r", NOW)).toMatch(/Max-Age=0/);
  expect(await readSession(requestWith(cookie), NOW)).toBeNull();
  const events = await db.auditEvent.findMany({ where: { accountId: id }, select: { type: true } });
  expect(events).toEqual([{ type: "signed-out" }]);
  await signOut(requestWith(), "r", NOW);
});

it("gives a council no address from across the wall, nor the other council's people", async () => {
  const { scopes } = await makeTestChallenge({ partnership: true });
  const seen = await listMembers(scopes.coordinator);
  const text = JSON.stringify(seen);
  expect(text).not.toContain("Hana Coordinator");
  expect(text).not.toContain(scopes.coordinator.actor.accountId);
  expect(seen.filter((member) => member.email !== null).map((member) => member.name)).toEqual([
    "Cora Coordinator",
    "Owen Owner",
    "Rhys Reader",
  ]);
  expect(seen.find((member) => member.isSelf)?.name).toBe("Cora Coordinator");
  expect((await listMembers(scopes.supportOfficer)).every((member) => member.email !== null)).toBe(true);
});

it("lets nobody into a council role without a council", async () => {
  const { scopes } = await makeTestChallenge();
  const { email } = await makeTestAccount("Nora None");
  await expect(addMember(scopes.challengeManager, { email, role: "coordinator" }, NOW)).rejects.toMatchObject(
    { code: "invalid", field: "councilId" },
  );
});

it("ties one account to a place in the team, not two", async () => {
  const { scopes, peerIds } = await makeTestChallenge();
  const { email } = await makeTestAccount("Tess Twice");
  await expect(
    addMember(scopes.challengeManager, { email, role: "peer", peerId: peerIds[0] }, NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "peerId" });
});

it("signs nobody out for good by a clock that is years ahead for a while", async () => {
  const { id } = await makeTestAccount("Stella Stays");
  const cookie = cookieOf(await createSession(db, id, NOW));
  expect(await readSession(requestWith(cookie), new Date(NOW.getTime() + 730 * 86_400_000))).toBeNull();
  expect((await readSession(requestWith(cookie), NOW))?.account.id).toBe(id);
});

it("ends every session of an account that is switched off, at once, and opens nothing to it again", async () => {
  const email = "olive.off@example.org";
  const id = await addAccount(
    null,
    { name: "Olive Off", email, password: PASSWORD, isAdministrator: false },
    NOW,
  );
  const attempt = {
    email,
    password: PASSWORD,
    requestId: "r",
    clientAddress: "192.0.2.7",
    request: requestWith(),
  };
  const cookie = cookieOf(await signIn(attempt, NOW));
  const administrator = await makeTestAccount("Abel Admin", { isAdministrator: true });
  const actor = { accountId: administrator.id, name: administrator.name };
  await switchAccount(actor, id, false, NOW);
  expect(await readSession(requestWith(cookie), NOW)).toBeNull();
  expect(await db.signInSession.count({ where: { accountId: id } })).toBe(0);
  await expect(signIn(attempt, NOW)).rejects.toMatchObject({ code: "invalid" });
  // A session that was being made at that moment opens nothing either.
  const late = cookieOf(await createSession(db, id, NOW));
  expect(await readSession(requestWith(late), NOW)).toBeNull();
  await switchAccount(actor, id, true, NOW);
  expect(await signIn(attempt, NOW)).toContain("session=");
  await expect(switchAccount(actor, administrator.id, false, NOW)).rejects.toMatchObject({ code: "invalid" });
});
