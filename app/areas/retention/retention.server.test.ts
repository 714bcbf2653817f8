import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { type NewMail, queueMail } from "#app/mail/queue-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { CATEGORY_NAMES } from "./categories.ts";
import { changeRule, liftHold, placeHold } from "./change-retention.server.ts";
import { runRetention } from "./run-retention.server.ts";

const NOW = new Date("2026-01-12T10:00:00Z");
const DUE = new Date("2030-01-01T10:00:00Z");
const WORD = "xylographic";

let challenge: TestChallenge;

/** A challenge with something in every category. */
async function fill(stage: Stage = "reviewing"): Promise<TestChallenge> {
  const made = await makeTestChallenge({ partnership: true, stage });
  const { id: challengeId, peerIds, scopes } = made;
  await db.challenge.update({
    where: { id: challengeId },
    data: { stage, onSiteEnd: "2026-03-06" },
    select: { id: true },
  });
  const sessionId = newId();
  await db.session.create({
    data: { id: sessionId, challengeId, kind: "interview", title: "Talk", minutes: 45, status: "planned" },
    select: { id: true },
  });
  const noteId = newId();
  await db.note.create({
    data: {
      id: noteId,
      challengeId,
      authorId: scopes.peer.actor.accountId,
      sourceKind: "officer",
      leaning: "neutral",
      text: `${WORD} note`,
      recordedAt: NOW,
      updatedAt: NOW,
      retainUntil: "2027-03-06",
    },
    select: { id: true },
  });
  await db.finding.create({
    data: {
      id: newId(),
      challengeId,
      themeId: made.themes[0]?.id ?? "",
      kind: "strength",
      headline: "It stays",
      status: "agreed",
      position: 1,
      updatedAt: NOW,
      notes: { create: { noteId, relation: "supporting" } },
    },
    select: { id: true },
  });
  await db.conflictOfInterest.create({
    data: { id: newId(), peerId: peerIds[0], description: `${WORD} cousin`, declaredAt: NOW },
    select: { id: true },
  });
  await db.person.create({
    data: {
      id: newId(),
      challengeId,
      name: "Ola Officer",
      kind: "officer",
      email: `${WORD}@example.org`,
      accessNeeds: `${WORD} needs`,
      sessions: { create: { sessionId, attended: true } },
    },
    select: { id: true },
  });
  await db.outgoingMail.create({
    data: {
      id: newId(),
      challengeId,
      kind: "invitation",
      toAddress: `${WORD}@example.org`,
      subject: WORD,
      bodySealed: "",
      status: "sent",
      messageId: newId(),
      createdAt: NOW,
    },
    select: { id: true },
  });
  await db.timetableChange.create({
    data: {
      id: newId(),
      challengeId,
      revision: 1,
      at: NOW,
      accountId: scopes.peer.actor.accountId,
      actorName: "A",
      label: WORD,
      before: "[]",
      after: "[]",
    },
    select: { id: true },
  });
  return made;
}

beforeEach(async () => {
  await db.challenge.updateMany({ data: { onSiteEnd: null } });
  challenge = await fill();
});

const destroyed = async () =>
  (await runRetention(DUE)).filter(({ step }) => step === "destroyed").map(({ category }) => category);

describe("a run", () => {
  it("destroys what is due, leaves a certificate that says nothing of it, and does so once", async () => {
    expect((await destroyed()).sort()).toEqual([...CATEGORY_NAMES].sort());
    expect(await destroyed()).toEqual([]);
    const where = { challengeId: challenge.id };
    expect(await db.note.count({ where })).toBe(0);
    expect(await db.finding.findMany({ where, select: { headline: true, notes: true } })).toEqual([
      { headline: "It stays", notes: [] },
    ]);
    expect(
      await db.person.findFirst({ where, select: { name: true, email: true, accessNeeds: true } }),
    ).toEqual({
      name: "Ola Officer",
      email: null,
      accessNeeds: "",
    });
    const certificates = await db.destructionCertificate.findMany({ where });
    expect(certificates).toHaveLength(CATEGORY_NAMES.length);
    expect(certificates.every(({ count }) => count === 1)).toBe(true);
    expect(JSON.stringify(certificates)).not.toContain(WORD);
    expect(await db.auditEvent.count({ where: { ...where, type: "destroyed" } })).toBe(CATEGORY_NAMES.length);
  });

  it("leaves nothing of the words in the database's file", async () => {
    const bytes = () =>
      ["workspace.db", "workspace.db-wal"].map((name) => {
        try {
          return readFileSync(join(env.dataDir, name)).toString("latin1");
        } catch {
          return "";
        }
      });
    expect(bytes().join("")).toContain(`${WORD} note`);
    await runRetention(DUE);
    expect(bytes().join("")).not.toContain(WORD);
  });

  it("touches no other challenge, nor one whose team is still at work", async () => {
    const atWork = await fill("on-site");
    await db.challenge.updateMany({ where: { id: challenge.id }, data: { onSiteEnd: "2099-01-01" } });
    await runRetention(DUE);
    for (const { id: challengeId } of [challenge, atWork]) {
      expect(await db.note.count({ where: { challengeId } })).toBe(1);
    }
  });

  it("destroys nothing twice when two runs meet", async () => {
    await Promise.all([runRetention(DUE), runRetention(DUE)]);
    expect(await db.destructionCertificate.count({ where: { challengeId: challenge.id } })).toBe(
      CATEGORY_NAMES.length,
    );
  });

  it("says what it would do, and does nothing, on trial", async () => {
    const steps = await runRetention(DUE, true);
    expect(steps.map(({ step }) => step)).toEqual(CATEGORY_NAMES.map(() => "destroyed"));
    expect(await db.note.count({ where: { challengeId: challenge.id } })).toBe(1);
  });

  it("reminds the manager thirty days before, once", async () => {
    // Notes: 12 months after 6 March 2026.
    const before = new Date("2027-02-10T10:00:00Z");
    const reminded = async () =>
      (await runRetention(before)).filter(({ step }) => step === "reminded").map(({ category }) => category);
    expect(await reminded()).toEqual(["notes", "conflicts", "attendance", "messages"]);
    expect(await reminded()).toEqual([]);
    const where = { challengeId: challenge.id, kind: "retention-reminder" };
    expect(await db.outgoingMail.findMany({ where, select: { space: true } })).toEqual(
      Array(4).fill({ space: "peer-team" }),
    );
  });
});

describe("a hold", () => {
  it("keeps what it covers until it is lifted", async () => {
    const { challengeManager, supportOfficer, coordinator } = challenge.scopes;
    for (const scope of [supportOfficer, coordinator]) {
      await expect(placeHold(scope, { category: null, reason: "x" }, NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await placeHold(challengeManager, { category: "notes", reason: "A request for information" }, NOW);
    const steps = await runRetention(DUE);
    expect(steps.find(({ category }) => category === "notes")?.step).toBe("held");
    expect(await db.note.count({ where: { challengeId: challenge.id } })).toBe(1);
    const { id } = await db.retentionHold.findFirstOrThrow({
      where: { challengeId: challenge.id },
      select: { id: true },
    });
    const other = await fill();
    await expect(liftHold(other.scopes.challengeManager, id, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await liftHold(challengeManager, id, NOW);
    expect(await destroyed()).toContain("notes");
  });
});

it("looks at holds again before each category, also at one placed while the run is under way", async () => {
  const { challengeManager } = challenge.scopes;
  const run = runRetention(DUE);
  // The run has asked which challenges there are, and destroyed nothing yet.
  await placeHold(challengeManager, { category: "timetable-work", reason: "A request just came in" }, NOW);
  const steps = await run;
  expect(steps.find(({ category }) => category === "timetable-work")?.step).toBe("held");
  expect(await db.timetableChange.count({ where: { challengeId: challenge.id } })).toBe(1);
});

it("destroys old messages to accounts, and forgets sessions and links that have ended", async () => {
  const { id: accountId } = await makeTestAccount("Lena Late");
  const session = (expiresAt: Date) => ({ accountId, createdAt: NOW, lastSeenAt: NOW, expiresAt });
  await db.signInSession.createMany({
    data: [
      { id: "ended", ...session(NOW) },
      { id: "open", ...session(new Date("2099-01-01")) },
    ],
  });
  const link = { kind: "sign-in", accountId, createdAt: NOW, expiresAt: NOW };
  await db.accountLink.createMany({
    data: [
      { id: "unused", ...link },
      { id: "used", ...link, usedAt: NOW },
    ],
  });
  const mail: NewMail = {
    kind: "password-reset",
    to: { address: "lena@example.org", name: "Lena Late" },
    subject: "A reset",
    body: [],
    challengeId: null,
    createdByName: null,
  };
  await queueMail(db, mail, new Date(DUE.getTime() - 367 * 86_400_000));
  const young = await queueMail(db, mail, new Date(DUE.getTime() - 86_400_000));
  const ofAccounts = (steps: { challengeId: string | null; count: number }[]) =>
    steps.filter(({ challengeId }) => challengeId === null).map(({ count }) => count);
  expect(ofAccounts(await runRetention(DUE, true))).toEqual([1]);
  expect(ofAccounts(await runRetention(DUE))).toEqual([1]);
  expect(ofAccounts(await runRetention(DUE))).toEqual([]);
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  expect(await ids(db.signInSession.findMany({ where: { accountId } }))).toEqual(["open"]);
  expect(await ids(db.accountLink.findMany({ where: { accountId } }))).toEqual(["used"]);
  expect(await ids(db.outgoingMail.findMany({ where: { challengeId: null } }))).toEqual([young]);
  expect(await db.destructionCertificate.count({ where: { challengeId: null, count: 1 } })).toBe(1);
});

it("changes a rule, and the date of every note with it", async () => {
  await changeRule(challenge.scopes.challengeManager, { category: "notes", months: 24 }, NOW);
  expect(
    await db.note.findFirst({ where: { challengeId: challenge.id }, select: { retainUntil: true } }),
  ).toEqual({
    retainUntil: "2028-03-07",
  });
  const steps = await runRetention(new Date("2027-06-01T10:00:00Z"), true);
  expect(steps.map(({ category }) => category)).not.toContain("notes");
});
