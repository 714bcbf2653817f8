import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { CATEGORY_NAMES } from "#app/areas/periods/categories.ts";
import { writeVisit } from "#app/areas/visits/write-visits.server.ts";
import { BY_ITSELF, recordAlone } from "#app/audit/record.server.ts";
import { type NewMail, queueMail } from "#app/mail/queue-mail.server.ts";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { startWithNothing } from "#tests/support/database.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { changeRule, liftHold, placeHold } from "./change-retention.server.ts";
import { runRetention } from "./run-retention.server.ts";
import { readClockDoubt } from "./watch-clock.server.ts";

const NOW = new Date("2026-01-12T10:00:00Z");
const DUE = new Date("2030-01-01T10:00:00Z");
const REMINDED = new Date("2029-12-02T10:00:00Z");
const WORD = "xylographic";

let challenge: TestChallenge;

/** A challenge with something in every category. */
async function fill(stage: Stage = "reviewing"): Promise<TestChallenge> {
  const made = await makeTestChallenge({ partnership: true, stage });
  const { id: challengeId, visitId, peerIds, permits } = made;
  await db.challenge.update({ where: { id: challengeId }, data: { stage }, select: { id: true } });
  await setDaysOnSite(db, challengeId, ["2026-03-02", "2026-03-06"]);
  const sessionId = newId();
  await db.session.create({
    data: {
      id: sessionId,
      challengeId,
      visitId,
      kind: "interview",
      title: "Talk",
      minutes: 45,
      status: "planned",
    },
    select: { id: true },
  });
  const noteId = newId();
  await db.note.create({
    data: {
      id: noteId,
      challengeId,
      visitId,
      authorId: permits.peer.actor.accountId,
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
    data: { id: newId(), peerId: peerIds[0], visitId, description: `${WORD} cousin`, declaredAt: NOW },
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
      visitId,
      revision: 1,
      at: NOW,
      accountId: permits.peer.actor.accountId,
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
  await startWithNothing();
  challenge = await fill();
});

const DAY_MS = 86_400_000;

/** The words of a message. */
const words = (bodySealed: string) => JSON.stringify(openSealedMail(bodySealed));

/** The server has run all the time until then, so that its clock is trusted. */
async function trustClock(at: Date): Promise<void> {
  const sight = { seenAt: at, trustedAt: at, doubtedSince: null };
  await db.clockSight.upsert({ where: { id: "clock" }, create: { id: "clock", ...sight }, update: sight });
}

/** A run by a clock that is right, after managers were reminded thirty days before. */
async function runDue(isTrial = false): ReturnType<typeof runRetention> {
  await trustClock(REMINDED);
  await runRetention(REMINDED);
  await trustClock(DUE);
  return runRetention(DUE, isTrial);
}

const destroyed = async () =>
  (await runDue()).filter(({ step }) => step === "destroyed").map(({ category }) => category);

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
    // The reminders have not gone: they are no part of the messages.
    expect(certificates.map(({ count }) => count)).toEqual(Array(CATEGORY_NAMES.length).fill(1));
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
    await runDue();
    expect(bytes().join("")).not.toContain(WORD);
  });

  it("touches no other challenge, nor one whose team is still at work", async () => {
    const atWork = await fill("on-site");
    await setDaysOnSite(db, challenge.id, ["2099-01-01"]);
    await runDue();
    for (const { id: challengeId } of [challenge, atWork]) {
      expect(await db.note.count({ where: { challengeId } })).toBe(1);
    }
  });

  it("destroys nothing twice when two runs meet", async () => {
    await runDue(true);
    await Promise.all([runRetention(DUE), runRetention(DUE)]);
    expect(await db.destructionCertificate.count({ where: { challengeId: challenge.id } })).toBe(
      CATEGORY_NAMES.length,
    );
  });

  it("says what it would do, and does nothing, on trial", async () => {
    const steps = await runDue(true);
    expect(steps.map(({ step }) => step)).toEqual(CATEGORY_NAMES.map(() => "destroyed"));
    expect(await db.note.count({ where: { challengeId: challenge.id } })).toBe(1);
  });

  it("reminds the manager thirty days before, once", async () => {
    // Notes: 12 months after 6 March 2026.
    const before = new Date("2027-02-10T10:00:00Z");
    await trustClock(before);
    const reminded = async () =>
      (await runRetention(before)).filter(({ step }) => step === "reminded").map(({ category }) => category);
    // Two that fell due before, and of which nobody was told.
    expect(await reminded()).toEqual(CATEGORY_NAMES);
    expect(await reminded()).toEqual([]);
    const where = { challengeId: challenge.id, kind: "retention-reminder" };
    expect(await db.outgoingMail.findMany({ where, select: { space: true } })).toEqual(
      Array(6).fill({ space: "peer-team" }),
    );
  });
});

describe("a clock that is wrong at a start", () => {
  const YEAR_MS = 365 * DAY_MS;

  /** All that any run destroys, and a reminder that is old enough for everything. */
  async function everythingDue(): Promise<() => Promise<number[]>> {
    await trustClock(REMINDED);
    await runRetention(REMINDED);
    const now = DUE.getTime();
    const { id: accountId } = await makeTestAccount("Lena Late");
    await db.signInSession.create({
      data: {
        id: newId(),
        accountId,
        createdAt: NOW,
        lastSeenAt: NOW,
        expiresAt: new Date(now + 1_000),
      },
    });
    await db.accountLink.create({
      data: {
        id: newId(),
        kind: "sign-in",
        accountId,
        createdAt: NOW,
        expiresAt: new Date(now - 30 * DAY_MS),
      },
    });
    const { id: challengeId } = challenge;
    const message = await queueMail(
      db,
      {
        kind: "password-reset",
        challengeId: null,
        to: { address: "lena@example.org", name: "Lena Late" },
        subject: "x",
        body: [{ text: "x" }],
        createdByName: null,
      },
      new Date(now - 367 * DAY_MS),
    );
    await db.outgoingMail.update({ where: { id: message }, data: { status: "sent" } });
    return () =>
      Promise.all([
        db.note.count({ where: { challengeId } }),
        db.conflictOfInterest.count({ where: { peer: { challengeId } } }),
        db.person.count({ where: { challengeId, email: { not: null } } }),
        db.sessionPerson.count({ where: { session: { challengeId }, attended: { not: null } } }),
        db.outgoingMail.count({ where: { challengeId, kind: "invitation" } }),
        db.timetableChange.count({ where: { challengeId } }),
        db.signInSession.count({ where: { accountId } }),
        db.accountLink.count({ where: { accountId } }),
        db.outgoingMail.count({ where: { id: message } }),
      ]);
  }

  it.each([
    ["a day on", DAY_MS],
    ["a year on", YEAR_MS],
    ["two years on", 2 * YEAR_MS],
    ["a day back", -DAY_MS],
    ["a year back", -YEAR_MS],
    ["two years back", -2 * YEAR_MS],
  ])("destroys nothing %s, says why, and goes on by itself when it is right again", async (_, off) => {
    const rows = await everythingDue();
    expect(await rows()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    await trustClock(DUE);
    const wrong = new Date(DUE.getTime() + off);
    // The daily run, for as long as somebody may take to notice.
    for (let day = 0; day < 6; day += 1) {
      expect(await runRetention(new Date(wrong.getTime() + day * 11 * 3_600_000))).toEqual([]);
    }
    expect(await rows()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(await readClockDoubt()).toMatch(/^Nothing is destroyed by its rule at present\./);
    expect(await db.auditEvent.count({ where: { type: "clock-doubted" } })).toBeGreaterThan(0);
    await runRetention(new Date(DUE.getTime() + 56 * 3_600_000));
    expect(await readClockDoubt()).toBe(null);
    expect(await rows()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("is held against the newest event where it was never looked at", async () => {
    await db.clockSight.deleteMany();
    const { id: accountId } = await makeTestAccount("Lena Late");
    await recordAlone(
      { ...BY_ITSELF, actor: { accountId, name: "Lena Late" } },
      { type: "signed-out", data: {} },
      NOW,
    );
    // What a start writes by the same clock shows nothing.
    await recordAlone(BY_ITSELF, { type: "heads-begun", data: { folder: null } }, DUE);
    expect(await runRetention(DUE)).toEqual([]);
    expect(await db.note.count({ where: { challengeId: challenge.id } })).toBe(1);
  });

  it("destroys nothing of which nobody was told thirty days before, and says the date in the reminder", async () => {
    await trustClock(DUE);
    const steps = async (now: Date) =>
      (await runRetention(now))
        .filter(({ challengeId }) => challengeId === challenge.id)
        .map(({ step }) => step);
    expect(await steps(DUE)).toEqual(CATEGORY_NAMES.map(() => "reminded"));
    const mails = await db.outgoingMail.findMany({
      where: { challengeId: challenge.id, kind: "retention-reminder" },
      select: { subject: true },
    });
    expect(mails.every(({ subject }) => subject.endsWith("will be destroyed on 31 January 2030"))).toBe(true);
    for (let day = 1; day < 30; day += 1) {
      const now = new Date(DUE.getTime() + day * DAY_MS);
      await trustClock(now);
      if (day % 7 === 1 || day === 29) expect(await steps(now)).toEqual([]);
    }
    const then = new Date(DUE.getTime() + 30 * DAY_MS);
    await trustClock(then);
    expect(await steps(then)).toEqual(CATEGORY_NAMES.map(() => "destroyed"));
  });
});

it("destroys what was written of a session in which nobody was ticked", async () => {
  await db.sessionPerson.updateMany({ data: { attended: null } });
  await db.session.updateMany({
    where: { challengeId: challenge.id },
    data: { outcomeNote: "Ola was unwell", outcomeByName: "Cora" },
  });
  expect(await destroyed()).toContain("attendance");
  const where = { challengeId: challenge.id };
  expect(await db.session.findFirst({ where, select: { outcomeNote: true, outcomeByName: true } })).toEqual({
    outcomeNote: "",
    outcomeByName: null,
  });
});

it("destroys secret addresses of calendars where no interviewee has any detail left", async () => {
  const where = { challengeId: challenge.id };
  await db.person.updateMany({ where, data: { email: null, accessNeeds: "" } });
  await db.calendarFeed.create({
    data: { id: newId(), ...where, peerId: challenge.peerIds[0], createdAt: NOW },
  });
  expect(await destroyed()).toContain("interviewees");
  expect(await db.calendarFeed.count({ where })).toBe(0);
});

describe("a hold", () => {
  it("keeps what it covers until it is lifted", async () => {
    const { challengeManager, supportOfficer, coordinator } = challenge.permits;
    for (const permit of [supportOfficer, coordinator]) {
      await expect(placeHold(permit, { category: null, reason: "x" }, NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await placeHold(challengeManager, { category: "notes", reason: "A request for information" }, NOW);
    const steps = await runDue();
    expect(steps.find(({ category }) => category === "notes")?.step).toBe("held");
    expect(await db.note.count({ where: { challengeId: challenge.id } })).toBe(1);
    const { id } = await db.retentionHold.findFirstOrThrow({
      where: { challengeId: challenge.id },
      select: { id: true },
    });
    const other = await fill();
    await expect(liftHold(other.permits.challengeManager, id, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await liftHold(challengeManager, id, NOW);
    expect(await destroyed()).toContain("notes");
  });
});

it("looks at holds again before each category, also at one placed while the run is under way", async () => {
  const { challengeManager } = challenge.permits;
  await runDue(true);
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
  const old = await queueMail(db, mail, new Date(DUE.getTime() - 367 * 86_400_000));
  await db.outgoingMail.update({ where: { id: old }, data: { status: "sent" } });
  const waiting = await queueMail(db, mail, new Date(DUE.getTime() - 367 * 86_400_000));
  const young = await queueMail(db, mail, new Date(DUE.getTime() - 86_400_000));
  await trustClock(DUE);
  // Of earlier tests of this file there are some already.
  const certificates = () => db.destructionCertificate.count({ where: { challengeId: null, count: 1 } });
  const before = await certificates();
  const ofAccounts = (steps: { challengeId: string | null; count: number }[]) =>
    steps.filter(({ challengeId }) => challengeId === null).map(({ count }) => count);
  expect(ofAccounts(await runRetention(DUE, true))).toEqual([1]);
  expect(ofAccounts(await runRetention(DUE))).toEqual([1]);
  expect(ofAccounts(await runRetention(DUE))).toEqual([]);
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  expect(await ids(db.signInSession.findMany({ where: { accountId } }))).toEqual(["open"]);
  expect(await ids(db.accountLink.findMany({ where: { accountId } }))).toEqual(["used"]);
  expect(await ids(db.outgoingMail.findMany({ where: { challengeId: null } }))).toEqual(
    [young, waiting].sort(),
  );
  expect((await certificates()) - before).toBe(1);
});

it("changes a rule, and the date of every note with it", async () => {
  await changeRule(
    challenge.permits.challengeManager,
    { category: "notes", months: 24, version: "notes 12" },
    NOW,
  );
  expect(
    await db.note.findFirst({ where: { challengeId: challenge.id }, select: { retainUntil: true } }),
  ).toEqual({
    retainUntil: "2028-03-06",
  });
  const steps = await runRetention(new Date("2027-06-01T10:00:00Z"), true);
  expect(steps.map(({ category }) => category)).not.toContain("notes");
});

describe("a progress review", () => {
  /** A review of the challenge on some days, with a note of its own. */
  async function addReview(days: readonly string[]): Promise<{ visitId: string; noteId: string }> {
    const { id: challengeId, permits } = challenge;
    const visitId = await transaction((tx) =>
      writeVisit(tx, challengeId, { kind: "progress-review", title: "", days }),
    );
    const noteId = newId();
    await db.note.create({
      data: {
        id: noteId,
        challengeId,
        visitId,
        authorId: permits.peer.actor.accountId,
        sourceKind: "officer",
        leaning: "neutral",
        text: `${WORD} at the review`,
        recordedAt: NOW,
        updatedAt: NOW,
        retainUntil: "2027-03-06",
      },
    });
    return { visitId, noteId };
  }

  /** Runs on a day by a clock that is right, and says what was done with this challenge. */
  async function runOn(day: string): Promise<string[]> {
    const now = new Date(`${day}T10:00:00Z`);
    await trustClock(now);
    return (await runRetention(now))
      .filter(({ challengeId }) => challengeId === challenge.id)
      .map(
        (each) => `${each.category}${"of" in each && each.of !== null ? ` ${each.of}` : ""}: ${each.step}`,
      );
  }

  const notes = async () =>
    (await db.note.findMany({ where: { challengeId: challenge.id }, select: { visitId: true } })).map(
      ({ visitId }) => (visitId === challenge.visitId ? "visit" : "review"),
    );

  it("keeps notes and contact details until it is over, twenty months after the visit, and its own by their own day", async () => {
    await addReview(["2027-11-03"]);
    // What was destroyed in March 2027 before: reminded a month ahead, on its day and long after.
    for (const day of ["2027-02-10", "2027-03-12", "2027-11-02"]) {
      expect((await runOn(day)).filter((what) => /notes|interviewees/.test(what))).toEqual([]);
    }
    expect(await notes()).toEqual(["visit", "review"]);
    expect(
      await db.note.findMany({ where: { challengeId: challenge.id }, select: { retainUntil: true } }),
    ).toEqual(Array(2).fill({ retainUntil: "2028-11-03" }));
    expect(await runOn("2028-04-10")).toContain("interviewees: reminded");
    expect(await runOn("2028-05-10")).toContain("interviewees: destroyed");
    expect(await runOn("2028-10-10")).toEqual(
      expect.arrayContaining(["notes Visit: reminded", "notes Progress review: reminded"]),
    );
    expect(await runOn("2028-11-10")).toEqual(
      expect.arrayContaining(["notes Visit: destroyed", "notes Progress review: destroyed"]),
    );
    expect(await notes()).toEqual([]);
    const certificates = await db.destructionCertificate.findMany({
      where: { challengeId: challenge.id, category: "notes" },
      orderBy: { part: "asc" },
      select: { rule: true, count: true },
    });
    const rule = (name: string) =>
      `Notes of the peers, ${name}: 12 months after the last day of “Progress review”`;
    expect(certificates.map((each) => each.rule).sort()).toEqual([rule("Progress review"), rule("Visit")]);
  });

  it("has its own changes of the timetable, and who attended it, kept when those of the visit go", async () => {
    const { visitId } = await addReview(["2027-11-03"]);
    await db.timetableChange.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        visitId,
        revision: 1,
        at: NOW,
        accountId: challenge.permits.peer.actor.accountId,
        actorName: "A",
        label: "at the review",
        before: "[]",
        after: "[]",
      },
    });
    await runOn("2027-02-10");
    expect(await runOn("2027-03-12")).toEqual([
      "conflicts Visit: destroyed",
      "attendance Visit: destroyed",
      "timetable-work Visit: destroyed",
    ]);
    expect(
      await db.timetableChange.findMany({ where: { challengeId: challenge.id }, select: { label: true } }),
    ).toEqual([{ label: "at the review" }]);
  });

  it("that has no days yet is named, with what it needs, before anything is destroyed", async () => {
    await addReview([]);
    await runOn("2027-02-05");
    const bodies = await Promise.all(
      (
        await db.outgoingMail.findMany({
          where: { challengeId: challenge.id, kind: "retention-reminder" },
          select: { bodySealed: true },
        })
      ).map(({ bodySealed }) => words(bodySealed)),
    );
    const needed = bodies.filter((body) => body.includes("“Progress review” has no days yet"));
    expect(needed.filter((body) => body.includes("Notes of the peers")).length).toBe(2);
    expect(needed.filter((body) => body.includes("Contact details")).length).toBe(1);
    expect(needed.every((body) => body.includes("Once the progress review has its days"))).toBe(true);
    expect(bodies.filter((body) => body.includes("Conflicts of interest")).join()).not.toContain(
      "no days yet",
    );
  });

  it("whose people are written down late has them destroyed only after the manager was told again", async () => {
    await runOn("2026-08-10");
    expect(await runOn("2026-09-10")).toContain("interviewees: destroyed");
    const where = { challengeId: challenge.id };
    const email = `${WORD}2@example.org`;
    await db.person.updateMany({ where, data: { email } });
    // Before, the first night took them.
    expect(await runOn("2027-01-20")).toContain("interviewees: reminded");
    for (const day of ["2027-01-21", "2027-02-18"]) {
      expect((await runOn(day)).join()).not.toContain("interviewees");
    }
    expect(await db.person.count({ where: { ...where, email } })).toBe(1);
    expect(await runOn("2027-02-19")).toContain("interviewees: destroyed");
  });
});

describe("a message that has not gone", () => {
  it("is named in the reminder and stays until it has", async () => {
    const { id: challengeId } = challenge;
    const mail = (status: "waiting" | "draft"): NewMail => ({
      kind: "invitation",
      space: "shared",
      challengeId,
      to: { address: "ola@example.org", name: "Ola" },
      subject: `${WORD} ${status}`,
      body: [{ text: "x" }],
      createdByName: null,
      status,
    });
    const waiting = await queueMail(db, mail("waiting"), NOW);
    await queueMail(db, mail("draft"), NOW);
    expect(await destroyed()).toContain("messages");
    const reminders = await db.outgoingMail.findMany({
      where: { challengeId, kind: "retention-reminder" },
      select: { bodySealed: true },
    });
    const left = async () =>
      (
        await db.outgoingMail.findMany({
          where: { challengeId, kind: "invitation" },
          orderBy: { subject: "asc" },
          select: { subject: true },
        })
      ).map(({ subject }) => subject);
    expect(await left()).toEqual([`${WORD} draft`, `${WORD} waiting`]);
    expect(reminders.map(({ bodySealed }) => words(bodySealed)).join()).toContain(
      "2 messages have not gone yet: they are not destroyed before they have.",
    );
    await db.outgoingMail.update({ where: { id: waiting }, data: { status: "sent" } });
    expect(await destroyed()).toContain("messages");
    expect(await left()).toEqual([`${WORD} draft`]);
  });
});
