import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { countTry } from "#app/access/rate-limits.server.ts";
import { createSignInSession, readSignInSession } from "#app/access/sign-in-session.server.ts";
import { MOST_SIGN_IN_SESSIONS } from "#app/access/sign-in-session-limits.ts";
import { db } from "#app/platform/db.server.ts";
import { addTestMember, makeTestAccount, makeTestChallenge } from "#tests/support/factories.ts";
import { addAccount } from "../accounts/add-account.server.ts";
import { changePassword } from "../accounts/change-password.server.ts";
import { switchAccount } from "../accounts/switch-account.server.ts";
import { addMember } from "../members/add-member.server.ts";
import { listMembers } from "../store.server.ts";
import { rememberBrowser } from "./known-browser.server.ts";
import { signIn } from "./sign-in.server.ts";
import { signOut } from "./sign-out.server.ts";

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
  const before = cookieOf(await createSignInSession(db, first.id, NOW));
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
  expect(await readSignInSession(requestWith(before), NOW)).not.toBeNull();
  const after = cookieOf(await signIn({ ...attempt, password: PASSWORD }, NOW));
  expect(await readSignInSession(requestWith(before), NOW)).toBeNull();
  expect((await readSignInSession(requestWith(after), NOW))?.account.name).toBe("Sal Second");
});

it("ends the session of somebody who signs out, and says so in the trail", async () => {
  const { id } = await makeTestAccount("Sid Out");
  const cookie = cookieOf(await createSignInSession(db, id, NOW));
  expect((await signOut(requestWith(cookie), "r", NOW)).cookie).toMatch(/Max-Age=0/);
  expect(await readSignInSession(requestWith(cookie), NOW)).toBeNull();
  const events = await db.auditEvent.findMany({ where: { accountId: id }, select: { type: true } });
  expect(events).toEqual([{ type: "signed-out" }]);
  await signOut(requestWith(), "r", NOW);
});

it("gives a council no address from across the wall, nor the other council's people", async () => {
  const { permits } = await makeTestChallenge({ partnership: true });
  const seen = await listMembers(permits.coordinator);
  const text = JSON.stringify(seen);
  expect(text).not.toContain("Hana Coordinator");
  expect(text).not.toContain(permits.coordinator.actor.accountId);
  expect(seen.filter((member) => member.email !== null).map((member) => member.name)).toEqual([
    "Cora Coordinator",
    "Owen Owner",
    "Rhys Reader",
  ]);
  expect(seen.find((member) => member.isSelf)?.name).toBe("Cora Coordinator");
  expect((await listMembers(permits.supportOfficer)).every((member) => member.email !== null)).toBe(true);
});

it("names a peer who is only approached, or has no place in the team yet, to nobody but those who arrange the team", async () => {
  const challenge = await makeTestChallenge();
  const { permits, peerIds } = challenge;
  await addTestMember({ ...challenge, stage: "scoping" }, { role: "peer", name: "Nils Noplace" });
  await db.peer.update({ where: { id: peerIds[1] }, data: { status: "approached" } });
  const peersIn = async (permit: ChallengePermit) =>
    (await listMembers(permit)).flatMap(({ role, name }) => (role === "peer" ? [name] : []));
  expect(await peersIn(permits.coordinator)).toEqual(["Asha Peer"]);
  expect(await peersIn(permits.peer)).toEqual(["Asha Peer"]);
  expect(await peersIn(permits.secondPeer)).toEqual(["Asha Peer", "Ben Peer"]);
  expect(await peersIn(permits.challengeManager)).toEqual(["Asha Peer", "Ben Peer", "Nils Noplace"]);
  await db.peer.update({ where: { id: peerIds[1] }, data: { status: "confirmed" } });
  expect(await peersIn(permits.coordinator)).toEqual(["Asha Peer", "Ben Peer"]);
});

it("lets nobody into a council role without a council", async () => {
  const { permits } = await makeTestChallenge();
  const { email } = await makeTestAccount("Nora None");
  await expect(
    addMember(permits.challengeManager, { email, role: "coordinator" }, NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "councilId" });
});

it("ties one account to a place in the team, not two", async () => {
  const { permits, peerIds } = await makeTestChallenge();
  const { email } = await makeTestAccount("Tess Twice");
  await expect(
    addMember(permits.challengeManager, { email, role: "peer", peerId: peerIds[0] }, NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "peerId" });
});

it("signs nobody out for good by a clock that is years ahead for a while", async () => {
  const { id } = await makeTestAccount("Stella Stays");
  const cookie = cookieOf(await createSignInSession(db, id, NOW));
  expect(await readSignInSession(requestWith(cookie), new Date(NOW.getTime() + 730 * 86_400_000))).toBeNull();
  expect((await readSignInSession(requestWith(cookie), NOW))?.account.id).toBe(id);
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
  expect(await readSignInSession(requestWith(cookie), NOW)).toBeNull();
  expect(await db.signInSession.count({ where: { accountId: id } })).toBe(0);
  await expect(signIn(attempt, NOW)).rejects.toMatchObject({ code: "invalid" });
  // A session that was being made at that moment opens nothing either.
  const late = cookieOf(await createSignInSession(db, id, NOW));
  expect(await readSignInSession(requestWith(late), NOW)).toBeNull();
  await switchAccount(actor, id, true, NOW);
  expect(await signIn(attempt, NOW)).toContain("session=");
  await expect(switchAccount(actor, administrator.id, false, NOW)).rejects.toMatchObject({ code: "invalid" });
});

async function makePerson(name: string, email: string) {
  return addAccount(null, { name, email, password: PASSWORD, isAdministrator: false }, NOW);
}

it("lets a browser past that its owner signed in with before, when an address or an account is guessed at", async () => {
  const email = "gwen.guessed@example.org";
  await makePerson("Gwen Guessed", email);
  const other = "hal.here@example.org";
  await makePerson("Hal Here", other);
  const address = "192.0.2.90";
  const attempt = { email, password: PASSWORD, requestId: "r", clientAddress: address };
  const known = cookieOf(await rememberBrowser(requestWith(), email, NOW));
  // What a hundred guesses leave behind, from where she sits and at her account.
  for (let time = 0; time < 100; time += 1) {
    await countTry([
      ["sign-in by address", address],
      ["sign-in by account", email],
    ]);
  }
  await expect(signIn({ ...attempt, request: requestWith() }, NOW)).rejects.toMatchObject({
    code: "too-many",
  });
  expect(await signIn({ ...attempt, request: requestWith(known) }, NOW)).toContain("session=");
  // The mark is hers alone, and guessing with it is limited too.
  await expect(signIn({ ...attempt, email: other, request: requestWith(known) }, NOW)).rejects.toMatchObject({
    code: "too-many",
  });
  for (let time = 0; time < 10; time += 1) {
    await expect(
      signIn({ ...attempt, password: "wrong", request: requestWith(known) }, NOW),
    ).rejects.toMatchObject({ code: "invalid" });
  }
  await expect(signIn({ ...attempt, request: requestWith(known) }, NOW)).rejects.toMatchObject({
    code: "too-many",
  });
});

it("signs out the browser unused the longest when one person has more than the limit", async () => {
  const { id } = await makeTestAccount("Mia Many");
  const cookies: string[] = [];
  for (let time = 0; time < MOST_SIGN_IN_SESSIONS + 3; time += 1) {
    cookies.push(cookieOf(await createSignInSession(db, id, new Date(NOW.getTime() + time * 1000))));
  }
  expect(await db.signInSession.count({ where: { accountId: id } })).toBe(MOST_SIGN_IN_SESSIONS);
  const later = new Date(NOW.getTime() + 60_000);
  const open = await Promise.all(
    cookies.map(async (cookie) => (await readSignInSession(requestWith(cookie), later)) !== null),
  );
  expect(open.slice(0, 3)).toEqual([false, false, false]);
  expect(open.slice(3).every(Boolean)).toBe(true);
});

it("does not take the present password for a new one", async () => {
  const email = "nia.new@example.org";
  const id = await makePerson("Nia New", email);
  const attempt = { email, requestId: "r", clientAddress: "192.0.2.91", request: requestWith() };
  const request = requestWith(cookieOf(await signIn({ ...attempt, password: PASSWORD }, NOW)));
  const sessionId = (await readSignInSession(request, NOW))?.sessionId ?? "";
  const own = { actor: { accountId: id, name: "Nia New" }, sessionId, request, requestId: "r" };
  await expect(
    changePassword(own, { currentPassword: PASSWORD, password: PASSWORD }, NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "password" });
  await changePassword(own, { currentPassword: PASSWORD, password: "another long password" }, NOW);
  await expect(signIn({ ...attempt, password: PASSWORD }, NOW)).rejects.toMatchObject({ code: "invalid" });
});
