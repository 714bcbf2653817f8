import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { readMemberships, readSignInSession } from "#app/access/sign-in-session.server.ts";
import { moveStage } from "#app/areas/home/move-stage.server.ts";
import { PeerForm } from "#app/areas/peer-team/forms.ts";
import { savePeer } from "#app/areas/peer-team/save-peer.server.ts";
import { openLinkToPassOn } from "#app/mail/link-to-pass-on.server.ts";
import { resendMail } from "#app/mail/resend-mail.server.ts";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { listMail, readMail } from "#app/mail/store.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import {
  addTestMember,
  makeTestAccount,
  makeTestChallenge,
  type TestChallenge,
} from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { makeLink } from "../accounts/account-links.server.ts";
import { choosePassword, signInByLink } from "../sign-in/accept-link.server.ts";
import { listMembers } from "../store.server.ts";
import { changeMember, handOver, sayWhoReaderIs } from "./change-member.server.ts";
import { inviteAgain, inviteMember, withdrawInvitation } from "./invite.server.ts";
import { inviteMany } from "./invite-many.server.ts";
import { mayGiveRole, reasonNotToHandOver } from "./membership.ts";
import { readMemberPage } from "./read-members.server.ts";
import { removeMember } from "./remove-member.server.ts";
import { listUntiedPeers, tiePeer } from "./tie-peers.server.ts";

/** The only place somebody has in a challenge; null for none. */
const readMembership = async (...asked: Parameters<typeof readMemberships>) =>
  (await readMemberships(...asked))[0] ?? null;

const NOW = new Date("2027-03-01T09:00:00Z");
const DAY_MS = 86_400_000;

let challenge: TestChallenge;
beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true });
});

const membershipOf = (accountId: string, challengeId = challenge.id) =>
  db.membership.findFirstOrThrow({
    where: { accountId, challengeId },
    select: { id: true, role: true, councilId: true },
  });
const person = (email: string, role: Role, councilId: string | null = null) => ({
  name: "Inga Invited",
  email,
  role,
  councilId,
  peerId: null,
});

describe.each<[Role, string | null, Record<Role, string | false>]>([
  [
    "challenge-manager",
    null,
    {
      "challenge-manager": "any",
      "support-officer": "any",
      peer: "any",
      coordinator: "any",
      "council-reader": "any",
      "action-owner": "any",
    },
  ],
  [
    "support-officer",
    null,
    {
      "challenge-manager": false,
      "support-officer": false,
      peer: "any",
      coordinator: "any",
      "council-reader": "any",
      "action-owner": "any",
    },
  ],
  [
    "coordinator",
    "own",
    {
      "challenge-manager": false,
      "support-officer": false,
      peer: false,
      coordinator: "own",
      "council-reader": "own",
      "action-owner": "own",
    },
  ],
])("a %s of council %s", (role, councilId, may) => {
  it.each(Object.entries(may) as [Role, string | false][])("may invite a %s: %s", (wanted, council) => {
    expect(mayGiveRole({ role, councilId }, { role: wanted, councilId: "own" })).toBe(council !== false);
    expect(mayGiveRole({ role, councilId }, { role: wanted, councilId: "other" })).toBe(council === "any");
  });
});

it.each<[Role, string | null, Role, string | null, boolean]>([
  ["challenge-manager", null, "peer", null, true],
  ["challenge-manager", null, "coordinator", "a", false],
  ["challenge-manager", null, "challenge-manager", null, false],
  ["coordinator", "a", "council-reader", "a", true],
  ["coordinator", "a", "council-reader", "b", false],
  ["coordinator", "a", "peer", null, false],
  ["peer", null, "support-officer", null, false],
])("a %s of %s hands over to a %s of %s: %s", (role, councilId, to, toCouncil, may) => {
  expect(reasonNotToHandOver({ role, councilId }, { role: to, councilId: toCouncil }) === null).toBe(may);
});

describe("many invitations at once", () => {
  const mailsTo = (email: string) => db.outgoingMail.count({ where: { toAddress: email } });
  const many = (lines: string, permit: ChallengePermit = challenge.permits.coordinator) =>
    inviteMany(permit, { lines, role: "council-reader", councilId: null }, NOW);

  it("are sent to everybody of the list, once, and to nobody who is here", async () => {
    const lines =
      "Mia Many, mia@many.example\nMo Many, mo@many.example, Action owner\nMia M, MIA@many.example";
    expect(await many(lines)).toEqual({ invited: 2, here: [] });
    expect([await mailsTo("mia@many.example"), await mailsTo("mo@many.example")]).toEqual([1, 1]);
    const { id } = await db.account.findUniqueOrThrow({ where: { email: "mo@many.example" } });
    expect(await membershipOf(id)).toMatchObject({ role: "action-owner", councilId: challenge.council.id });
    expect(await many(`${lines}\nMax Many, max@many.example`)).toEqual({
      invited: 1,
      here: ["Mia Many", "Mo Many"],
    });
    expect([await mailsTo("mia@many.example"), await mailsTo("mo@many.example")]).toEqual([1, 1]);
  });

  it("are sent to nobody while one line cannot be used, and every such line is named", async () => {
    const peer = (
      await db.account.findUniqueOrThrow({ where: { id: challenge.permits.peer.actor.accountId } })
    ).email;
    await expect(
      many(`Una Used, una@used.example\nPia Peer, ${peer}\nUna Used\nBo, bo@used`),
    ).rejects.toMatchObject({
      code: "invalid",
      field: "lines",
      message: "Line 3: There is no e-mail address in it. Line 4: bo@used is no e-mail address.",
    });
    await expect(many(`Una Used, una@used.example\nPia Peer, ${peer}`)).rejects.toMatchObject({
      message: expect.stringMatching(/^Line 2: This person is in the challenge already\./),
    });
    expect(await mailsTo("una@used.example")).toBe(0);
    expect(await db.account.count({ where: { email: "una@used.example" } })).toBe(0);
  });

  it("go no further than one invitation: not to the other side, and from nobody else", async () => {
    await expect(many("Una Used, una@used.example, Peer")).rejects.toMatchObject({
      message: "Line 1: You cannot invite anybody as peer.",
    });
    const other = challenge.otherCouncil?.name;
    await expect(many(`Una Used, una@used.example, ${other}`)).rejects.toMatchObject({ code: "invalid" });
    await expect(many("Una Used, una@used.example", challenge.permits.peer)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(many(" \n")).rejects.toMatchObject({ code: "invalid", field: "lines" });
  });
});

describe("an account and its place in the team", () => {
  const placeOfAccount = async (email: string) =>
    (
      await db.membership.findFirstOrThrow({
        where: { challengeId: challenge.id, account: { email } },
        select: { id: true, peerId: true },
      })
    ).peerId;
  const place = (name: string, email: string) =>
    PeerForm.parse({ name, email, role: "officer-peer", status: "approached" });

  it("are tied by an equal address, whichever came first", async () => {
    const { challengeManager, supportOfficer } = challenge.permits;
    const first = await savePeer(challengeManager, null, place("Una First", "una@example.org"), NOW);
    await inviteMember(challengeManager, person("una@example.org", "peer"), NOW);
    expect(await placeOfAccount("una@example.org")).toBe(first);

    await inviteMember(challengeManager, person("ugo@example.org", "peer"), NOW);
    expect(await placeOfAccount("ugo@example.org")).toBeNull();
    const wanted = await savePeer(supportOfficer, null, place("Ugo Second", "other@example.org"), NOW);
    expect(await placeOfAccount("ugo@example.org")).toBeNull();
    await savePeer(supportOfficer, wanted, place("Ugo Second", "ugo@example.org"), NOW);
    expect(await placeOfAccount("ugo@example.org")).toBe(wanted);
    expect(await db.auditEvent.count({ where: { challengeId: challenge.id, type: "peer-tied" } })).toBe(1);
  });

  it("are not tied where two places have the address, or the person has withdrawn", async () => {
    const { challengeManager } = challenge.permits;
    await savePeer(challengeManager, null, place("Uta One", "uta@example.org"), NOW);
    await savePeer(challengeManager, null, place("Uta Two", "uta@example.org"), NOW);
    await inviteMember(challengeManager, person("uta@example.org", "peer"), NOW);
    expect(await placeOfAccount("uta@example.org")).toBeNull();
    const gone = { ...place("Ulf Gone", "ulf@example.org"), status: "withdrawn" as const };
    await savePeer(challengeManager, null, gone, NOW);
    await inviteMember(challengeManager, person("ulf@example.org", "peer"), NOW);
    expect(await placeOfAccount("ulf@example.org")).toBeNull();
  });

  it("are tied by a press where they are not, once", async () => {
    const { challengeManager, peer } = challenge.permits;
    await inviteMember(challengeManager, person("uli@example.org", "peer"), NOW);
    const peerId = await savePeer(challengeManager, null, place("Uli Late", "uli@elsewhere.example"), NOW);
    const untied = (await listUntiedPeers(challengeManager)).find(({ email }) => email === "uli@example.org");
    const membershipId = untied?.membershipId ?? "";
    await expect(tiePeer(challengeManager, { membershipId, peerId: "no-place" }, NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "peerId",
    });
    await expect(tiePeer(peer, { membershipId, peerId }, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await tiePeer(challengeManager, { membershipId, peerId }, NOW);
    expect(await placeOfAccount("uli@example.org")).toBe(peerId);
    const emails = (await listUntiedPeers(challengeManager)).map(({ email }) => email);
    expect(emails).not.toContain("uli@example.org");
    // The place is somebody's now, and somebody who is tied is not tied anew.
    await expect(tiePeer(challengeManager, { membershipId, peerId }, NOW)).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(listUntiedPeers(challenge.permits.coordinator)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an invitation", () => {
  it("makes an account without a password, its place, and a message with a link", async () => {
    await inviteMember(challenge.permits.challengeManager, person("new@example.org", "peer"), NOW);
    const account = await db.account.findUniqueOrThrow({
      where: { email: "new@example.org" },
      select: { id: true, passwordHash: true },
    });
    expect(account.passwordHash).toBeNull();
    expect((await membershipOf(account.id)).role).toBe("peer");
    const where = { toAddress: "new@example.org" };
    expect(await db.outgoingMail.findMany({ where, select: { kind: true, hasSecretLink: true } })).toEqual([
      { kind: "invitation", hasSecretLink: true },
    ]);
    const { id } = await membershipOf(account.id);
    await inviteAgain(challenge.permits.challengeManager, id, NOW);
    expect(await db.accountLink.count({ where: { accountId: account.id, revokedAt: null } })).toBe(1);
    await withdrawInvitation(challenge.permits.challengeManager, id, NOW);
    expect(await db.accountLink.count({ where: { accountId: account.id, revokedAt: null } })).toBe(0);
    expect(await readMembership(account.id, challenge.id, NOW)).toBeNull();
  });

  it("says what became of its message to those who may read the address, and to nobody else", async () => {
    const { challengeManager, coordinator } = challenge.permits;
    await inviteMember(challengeManager, person("nobody-there@example.org", "support-officer"), NOW);
    const where = { toAddress: "nobody-there@example.org" };
    const { id } = await membershipOf(
      (await db.account.findUniqueOrThrow({ where: { email: where.toAddress } })).id,
    );
    const told = async (permit: ChallengePermit) =>
      (await listMembers(permit)).find((member) => member.id === id)?.mailTrouble;
    expect(await told(challengeManager)).toBeNull();
    await db.outgoingMail.updateMany({
      where,
      data: { status: "failed", lastError: "The mail server refused the address (550)." },
    });
    expect(await told(challengeManager)).toBe(
      "The message could not be sent. The mail server refused the address (550).",
    );
    expect(await told(coordinator)).toBeNull();
    // A new message takes the place of the old one.
    await inviteAgain(challengeManager, id, new Date(NOW.getTime() + 1000));
    expect(await told(challengeManager)).toBeNull();
  });

  it("of one council goes on working when another council invites the same person, until one is used", async () => {
    const { coordinator, otherCoordinator } = challenge.permits;
    const email = "two-councils@example.org";
    await inviteMember(coordinator, person(email, "council-reader", coordinator.councilId), NOW);
    await inviteMember(otherCoordinator, person(email, "coordinator", otherCoordinator.councilId), NOW);
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { email } });
    const working = () => db.accountLink.count({ where: { accountId, usedAt: null, revokedAt: null } });
    const states = async () =>
      (await db.outgoingMail.findMany({ where: { toAddress: email }, orderBy: { createdAt: "asc" } })).map(
        ({ status }) => status,
      );
    expect(await working()).toBe(2);
    // Sent again: the council's own one ends, and what has not gone of it does not go.
    const { id: first } = await db.membership.findFirstOrThrow({
      where: { accountId, councilId: coordinator.councilId },
    });
    await inviteAgain(coordinator, first, new Date(NOW.getTime() + 1000));
    expect(await working()).toBe(2);
    expect((await states()).filter((status) => status === "discarded")).toHaveLength(1);
    const newest = await db.outgoingMail.findFirstOrThrow({
      where: { toAddress: email },
      orderBy: { createdAt: "desc" },
    });
    const [link] = openSealedMail(newest.bodySealed).blocks.flatMap((block) =>
      "link" in block ? [block.link.url] : [],
    );
    const token = link?.split("/").at(-1);
    await choosePassword(
      "invitation",
      { token, request: new Request("https://w.example/"), requestId: "r" },
      "a heron on the weir at dawn",
      NOW,
    );
    expect(await working()).toBe(0);
    // None goes out that works no longer.
    expect(await states()).toEqual(["discarded", "discarded", "discarded"]);
  });

  it("taken back ends alone, and that of another council stays", async () => {
    const { coordinator, otherCoordinator } = challenge.permits;
    const email = "one-of-two@example.org";
    await inviteMember(coordinator, person(email, "council-reader", coordinator.councilId), NOW);
    await inviteMember(otherCoordinator, person(email, "council-reader", otherCoordinator.councilId), NOW);
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { email } });
    const { id } = await db.membership.findFirstOrThrow({
      where: { accountId, councilId: coordinator.councilId },
    });
    await withdrawInvitation(coordinator, id, NOW);
    expect(
      await db.accountLink.findMany({
        where: { accountId, revokedAt: null },
        select: { membershipId: true },
      }),
    ).toEqual(
      [await db.membership.findFirstOrThrow({ where: { accountId }, select: { id: true } })].map(
        ({ id: membershipId }) => ({ membershipId }),
      ),
    );
  });

  it("drops nothing that was chosen: a council or a kind for a peer is refused at its field", async () => {
    const { challengeManager } = challenge.permits;
    const email = "stray@example.org";
    await expect(
      inviteMember(challengeManager, person(email, "peer", challenge.council.id), NOW),
    ).rejects.toMatchObject({ code: "invalid", field: "councilId" });
    await expect(
      inviteMember(challengeManager, { ...person(email, "peer"), readerKind: "leader" }, NOW),
    ).rejects.toMatchObject({ code: "invalid", field: "readerKind" });
    expect(await db.account.count({ where: { email } })).toBe(0);
  });

  it("is accepted by somebody who came in by a link to sign in, and cannot be withdrawn then", async () => {
    const { challengeManager, supportOfficer } = challenge.permits;
    await inviteMember(challengeManager, person("by-link@example.org", "peer"), NOW);
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { email: "by-link@example.org" } });
    const token = await transaction((tx) => makeLink(tx, { kind: "sign-in", accountId }, NOW));
    await signInByLink({ token, request: new Request("https://w.example/"), requestId: "r" }, NOW);
    const { id } = await membershipOf(accountId);
    expect((await readMemberPage(supportOfficer, id)).member.hasAccepted).toBe(true);
    await expect(withdrawInvitation(supportOfficer, id, NOW)).rejects.toMatchObject({ code: "conflict" });
    expect(await readMembership(accountId, challenge.id, NOW)).not.toBeNull();
  });

  it("puts a person on one side of the wall when both sides invite them at once", async () => {
    const { challengeManager, coordinator } = challenge.permits;
    const email = "at-once@example.org";
    const invitations = await Promise.allSettled([
      inviteMember(challengeManager, person(email, "peer"), NOW),
      inviteMember(coordinator, person(email, "council-reader", challenge.council.id), NOW),
      inviteMember(challengeManager, person(email, "support-officer"), NOW),
    ]);
    expect(invitations.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of invitations) {
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "invalid", field: "email" });
    }
    expect(await db.membership.count({ where: { account: { email } } })).toBe(1);
    expect(await db.account.count({ where: { email } })).toBe(1);
  });

  it("is listed among the messages of the challenge for those who are given the address, without its link", async () => {
    const { challengeManager, coordinator, otherCoordinator } = challenge.permits;
    const ofCouncil = { ...person("of-council@example.org", "council-reader", challenge.council.id) };
    await inviteMember(coordinator, ofCouncil, NOW);
    await inviteMember(challengeManager, person("of-team@example.org", "peer"), NOW);
    const known = await makeTestAccount("Olive Known");
    await db.account.update({ where: { id: known.id }, data: { passwordHash: "x" }, select: { id: true } });
    await inviteMember(challengeManager, person(known.email, "peer"), NOW);
    const invited = ["of-council@example.org", "of-team@example.org", known.email];
    const ids = await db.outgoingMail.findMany({
      where: { toAddress: { in: invited } },
      orderBy: { createdAt: "asc" },
      select: { id: true, toAddress: true },
    });
    const listed = async (permit: ChallengePermit) => {
      const { lines } = await listMail(permit, { page: 1 });
      return ids.filter(({ id }) => lines.some((line) => line.id === id)).map(({ toAddress }) => toAddress);
    };
    expect((await listed(challengeManager)).sort()).toEqual([...invited].sort());
    expect(await listed(coordinator)).toEqual(["of-council@example.org"]);
    expect(await listed(otherCoordinator)).toEqual([]);

    const idOf = (address: string) => ids.find(({ toAddress }) => toAddress === address)?.id ?? "";
    const mailId = idOf("of-council@example.org");
    const { blocks, isToAccount } = await readMail(coordinator, mailId);
    expect(isToAccount).toBe(true);
    expect(JSON.stringify(blocks)).not.toContain("/invitation/");
    // Its link lets somebody in: an administrator passes it on, nobody of the challenge.
    await expect(openLinkToPassOn(coordinator, mailId, NOW)).rejects.toMatchObject({ code: "not-found" });
    await db.outgoingMail.update({ where: { id: mailId }, data: { status: "unknown" } });
    await expect(resendMail(coordinator, mailId, NOW)).rejects.toMatchObject({ code: "conflict" });
    for (const permit of [coordinator, otherCoordinator]) {
      await expect(readMail(permit, idOf("of-team@example.org"))).rejects.toMatchObject({
        code: "not-found",
      });
    }
  });

  it("of before is given to its challenge and its council", async () => {
    await inviteMember(
      challenge.permits.coordinator,
      person("of-before@example.org", "council-reader", challenge.council.id),
      NOW,
    );
    const where = { toAddress: "of-before@example.org" };
    const select = { challengeId: true, councilId: true };
    await db.outgoingMail.updateMany({ where, data: { challengeId: null, councilId: null } });
    await db.$executeRawUnsafe(
      readFileSync("prisma/migrations/20261128130000_invitations_of_a_challenge/migration.sql", "utf8"),
    );
    expect(await db.outgoingMail.findMany({ where, select })).toEqual([
      { challengeId: challenge.id, councilId: challenge.council.id },
    ]);
  });

  it("tells somebody who has an account where to sign in", async () => {
    const account = await makeTestAccount("Olga Known");
    await db.account.update({ where: { id: account.id }, data: { passwordHash: "x" }, select: { id: true } });
    await inviteMember(challenge.permits.challengeManager, person(account.email, "peer"), NOW);
    const where = { toAddress: account.email };
    expect(await db.outgoingMail.findMany({ where, select: { kind: true, hasSecretLink: true } })).toEqual([
      { kind: "added-to-challenge", hasSecretLink: false },
    ]);
    const again = inviteMember(challenge.permits.challengeManager, person(account.email, "peer"), NOW);
    await expect(again).rejects.toMatchObject({ code: "invalid", field: "email" });
  });

  it("lets a co-ordinator invite to the own council, and leaves nothing of a refused one", async () => {
    const { coordinator } = challenge.permits;
    const own = challenge.council.id;
    await inviteMember(coordinator, person("reader@example.org", "council-reader", own), NOW);
    const other = challenge.otherCouncil?.id ?? "";
    for (const wanted of [
      person("no@example.org", "council-reader", other),
      person("no@example.org", "peer"),
      person("no@example.org", "challenge-manager"),
    ]) {
      await expect(inviteMember(coordinator, wanted, NOW)).rejects.toMatchObject({ field: "role" });
    }
    await expect(
      inviteMember(challenge.permits.councilReader, person("no@example.org", "action-owner", own), NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await db.account.count({ where: { email: "no@example.org" } })).toBe(0);
  });

  it("is refused to somebody who would be on both sides of the wall", async () => {
    const { challengeManager } = challenge.permits;
    await db.person.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        councilId: challenge.council.id,
        name: "Cora",
        kind: "officer",
        email: "cora@example.org",
      },
      select: { id: true },
    });
    await expect(
      inviteMember(challengeManager, person("cora@example.org", "peer"), NOW),
    ).rejects.toMatchObject({
      field: "role",
    });
    await db.peer.update({
      where: { id: challenge.peerIds[1] },
      data: { email: "piet@example.org" },
      select: { id: true },
    });
    await expect(
      inviteMember(challengeManager, person("piet@example.org", "council-reader", challenge.council.id), NOW),
    ).rejects.toMatchObject({ field: "role" });
  });

  it("lets a person be a peer here and a reader there", async () => {
    const other = await makeTestChallenge({});
    await inviteMember(challenge.permits.challengeManager, person("both@example.org", "peer"), NOW);
    await inviteMember(
      other.permits.challengeManager,
      person("both@example.org", "council-reader", other.council.id),
      NOW,
    );
    const { id } = await db.account.findUniqueOrThrow({
      where: { email: "both@example.org" },
      select: { id: true },
    });
    expect((await readMembership(id, challenge.id, NOW))?.role).toBe("peer");
    expect((await readMembership(id, other.id, NOW))?.role).toBe("council-reader");
  });
});

describe("a member's place", () => {
  const session = async (accountId: string) => {
    const cookie = await sessionCookie(accountId, NOW);
    return () =>
      readSignInSession(new Request("https://workspace.example/", { headers: { Cookie: cookie } }), NOW);
  };

  it("changes, which signs the person out at once", async () => {
    const own = await makeTestChallenge({ partnership: true });
    const { accountId } = own.permits.supportOfficer.actor;
    const read = await session(accountId);
    const { id } = await membershipOf(accountId, own.id);
    const wanted = { role: "council-reader" as const, councilId: own.council.id, peerId: null, version: 1 };
    await expect(changeMember(own.permits.coordinator, id, wanted, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changeMember(challenge.permits.challengeManager, id, wanted, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await read()).not.toBeNull();
    await changeMember(own.permits.challengeManager, id, wanted, NOW);
    expect(await read()).toBeNull();
    expect(await membershipOf(accountId, own.id)).toMatchObject({
      role: "council-reader",
      councilId: own.council.id,
    });
  });

  it("says who a council's reader is, and no longer when the role is another", async () => {
    const own = await makeTestChallenge({});
    const { challengeManager, coordinator } = own.permits;
    await inviteMember(
      coordinator,
      {
        ...person("opposition@new.example", "council-reader", own.council.id),
        readerKind: "opposition-leader",
      },
      NOW,
    );
    const { id: accountId } = await db.account.findUniqueOrThrow({
      where: { email: "opposition@new.example" },
      select: { id: true },
    });
    const kindOf = async () => (await readMembership(accountId, own.id, NOW))?.readerKind;
    expect(await kindOf()).toBe("opposition-leader");
    expect((await listMembers(coordinator)).find(({ name }) => name === "Inga Invited")?.readerKind).toBe(
      "opposition-leader",
    );
    const { id } = await membershipOf(accountId, own.id);
    const wanted = { role: "council-reader" as const, councilId: own.council.id, peerId: null };
    await changeMember(challengeManager, id, { ...wanted, readerKind: "committee-clerk", version: 1 }, NOW);
    expect(await kindOf()).toBe("committee-clerk");
    const owner = { ...wanted, role: "action-owner" as const, readerKind: "committee-clerk" as const };
    await changeMember(challengeManager, id, { ...owner, version: 2 }, NOW);
    expect(await kindOf()).toBeNull();
  });

  it("is said of a reader by the co-ordinator of that council, and by nobody of the other", async () => {
    const { coordinator, otherCoordinator, councilReader, otherCouncilReader, actionOwner } =
      challenge.permits;
    const { id } = await membershipOf(councilReader.actor.accountId);
    const readerKind = "leader" as const;
    await sayWhoReaderIs(coordinator, id, { readerKind, version: 1 }, NOW);
    const { councilId, ...row } = await db.membership.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ role: "council-reader", readerKind, version: 2 });
    expect(councilId).toBe(challenge.council.id);
    // Whoever had the page open meanwhile is told.
    await expect(
      sayWhoReaderIs(coordinator, id, { readerKind: null, version: 1 }, NOW),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      sayWhoReaderIs(otherCoordinator, id, { readerKind: null, version: 2 }, NOW),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      sayWhoReaderIs(councilReader, id, { readerKind: null, version: 2 }, NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
    for (const { actor } of [otherCouncilReader, actionOwner]) {
      const other = await membershipOf(actor.accountId);
      await expect(
        sayWhoReaderIs(coordinator, other.id, { readerKind, version: 1 }, NOW),
      ).rejects.toMatchObject({ code: "not-found" });
    }
    await sayWhoReaderIs(coordinator, id, { readerKind: null, version: 2 }, NOW);
  });

  it("can be had for a second council of the challenge, not twice for one, nor with a place in the team", async () => {
    const own = await makeTestChallenge({ partnership: true });
    const { coordinator, otherCoordinator, challengeManager, peer } = own.permits;
    const { email } = await db.account.findUniqueOrThrow({
      where: { id: coordinator.actor.accountId },
      select: { email: true },
    });
    const asked = person(email, "council-reader", own.otherCouncil?.id ?? null);
    await inviteMember(otherCoordinator, asked, NOW);
    expect(await readMemberships(coordinator.actor.accountId, own.id, NOW)).toMatchObject([
      { role: "coordinator", councilId: own.council.id },
      { role: "council-reader", councilId: own.otherCouncil?.id },
    ]);
    await expect(inviteMember(otherCoordinator, asked, NOW)).rejects.toMatchObject({ field: "email" });
    await expect(inviteMember(challengeManager, person(email, "peer"), NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "email",
    });
    const inTeam = await db.account.findUniqueOrThrow({
      where: { id: peer.actor.accountId },
      select: { email: true },
    });
    await expect(
      inviteMember(coordinator, person(inTeam.email, "council-reader", own.council.id), NOW),
    ).rejects.toMatchObject({ code: "invalid" });
    const second = await db.membership.findFirstOrThrow({
      where: { accountId: coordinator.actor.accountId, councilId: own.otherCouncil?.id ?? "" },
      select: { id: true, version: true },
    });
    const moved = { role: "coordinator" as const, councilId: own.council.id, peerId: null };
    await expect(
      changeMember(challengeManager, second.id, { ...moved, version: second.version }, NOW),
    ).rejects.toMatchObject({ field: "councilId" });
  });

  it("is not taken from the last challenge manager", async () => {
    const own = await makeTestChallenge({});
    const { challengeManager } = own.permits;
    const { id } = await membershipOf(challengeManager.actor.accountId, own.id);
    const wanted = { role: "peer" as const, councilId: null, peerId: null, version: 1 };
    await expect(changeMember(challengeManager, id, wanted, NOW)).rejects.toMatchObject({ field: "role" });
    await expect(removeMember(challengeManager, id, NOW)).rejects.toMatchObject({ code: "invalid" });
  });

  it("ends the sessions of somebody who is removed", async () => {
    const own = await makeTestChallenge({});
    const { accountId } = own.permits.peer.actor;
    const read = await session(accountId);
    await removeMember(own.permits.challengeManager, (await membershipOf(accountId, own.id)).id, NOW);
    expect(await read()).toBeNull();
  });

  it("is handed over to somebody of the same side, who signs in anew", async () => {
    const own = await makeTestChallenge({ partnership: true });
    const { coordinator, councilReader, otherCouncilReader } = own.permits;
    const idOf = async (permit: typeof coordinator) =>
      (await membershipOf(permit.actor.accountId, own.id)).id;
    await expect(
      handOver(coordinator, { membershipId: await idOf(otherCouncilReader), stays: true }, NOW),
    ).rejects.toMatchObject({ code: "invalid" });
    await handOver(coordinator, { membershipId: await idOf(councilReader), stays: true }, NOW);
    expect((await membershipOf(councilReader.actor.accountId, own.id)).role).toBe("coordinator");
    expect((await membershipOf(coordinator.actor.accountId, own.id)).role).toBe("council-reader");

    const { challengeManager, peer } = own.permits;
    const receiver = (await membershipOf(peer.actor.accountId, own.id)).id;
    await handOver(challengeManager, { membershipId: receiver, stays: false }, NOW);
    expect((await membershipOf(peer.actor.accountId, own.id)).role).toBe("challenge-manager");
    expect(await readMembership(challengeManager.actor.accountId, own.id, NOW)).toBeNull();
  });

  it("ends thirty days after the challenge closed, the manager's apart, and is back when it opens again", async () => {
    const own = await makeTestChallenge({ stage: "reviewing" });
    const reader = await addTestMember(
      { id: own.id, title: own.title, stage: "reviewing" },
      { role: "peer", name: "Late Peer" },
    );
    const read = (days: number) =>
      readMembership(reader.actor.accountId, own.id, new Date(NOW.getTime() + days * DAY_MS));
    await moveStage(own.permits.challengeManager, { from: "reviewing", to: "closed" }, NOW);
    expect(await read(29)).not.toBeNull();
    expect(await read(30)).toBeNull();
    const manager = own.permits.challengeManager.actor.accountId;
    expect(await readMembership(manager, own.id, new Date(NOW.getTime() + 400 * DAY_MS))).not.toBeNull();
    await moveStage(own.permits.challengeManager, { from: "closed", to: "reviewing" }, NOW);
    expect(await read(400)).not.toBeNull();
  });
});
