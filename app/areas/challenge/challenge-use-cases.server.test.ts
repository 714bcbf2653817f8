import { describe, expect, it } from "vitest";
import { moveStage } from "#app/areas/home/move-stage.server.ts";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestAccount, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { makeChallengeByHand } from "../scope/make-challenge-by-hand.server.ts";
import { editDetails } from "./edit-details.server.ts";
import { addMilestone, addUsualMilestones, editMilestone } from "./edit-milestone.server.ts";
import { listMilestones, readChallenge } from "./store.server.ts";

const BY_HAND = {
  title: "Wexcombe 2027",
  commissioning: "Wexcombe Borough Council",
  further: ["Harrowmere District Council"],
  onSiteStart: "2027-03-08",
  onSiteEnd: "2027-03-11",
  questionSet: "2024",
  reportFormat: "by-date",
} as const;

async function makerWith(rights: { isAdministrator: boolean; managesAChallenge: boolean }) {
  const account = await makeTestAccount("Mara Maker", rights);
  return { actor: { accountId: account.id, name: account.name }, account: rights, requestId: null };
}

describe("making a challenge by hand", () => {
  it("writes councils, themes, dates, sections, rules and a membership, with their trail", async () => {
    const maker = await makerWith({ isAdministrator: false, managesAChallenge: true });
    const id = await makeChallengeByHand(maker, BY_HAND, TEST_NOW);
    const made = await db.challenge.findUniqueOrThrow({
      where: { id },
      include: {
        councils: { orderBy: { position: "asc" } },
        themes: { include: { questions: true } },
        milestones: true,
        statementSections: true,
        timetableRules: true,
        memberships: true,
      },
    });
    expect(made).toMatchObject({
      stage: "scoping",
      isPartnership: true,
      reportFormat: "2025",
      questionSet: "2024",
    });
    expect(made.councils.map(({ shortName, isCommissioning }) => [shortName, isCommissioning])).toEqual([
      ["Wexcombe", true],
      ["Harrowmere", false],
    ]);
    expect(made.themes).toHaveLength(5);
    expect(made.themes.every((theme) => theme.questions.length >= 3)).toBe(true);
    expect(made.milestones.find(({ key }) => key === "draft-report")?.dueOn).toBe("2027-04-01");
    expect(made.statementSections).toHaveLength(6);
    expect(made.timetableRules).toHaveLength(5);
    expect(made.memberships.map(({ accountId, role }) => [accountId, role])).toEqual([
      [maker.actor.accountId, "challenge-manager"],
    ]);
    const events = await db.auditEvent.findMany({ where: { challengeId: id } });
    expect(events.map(({ type }) => type).sort()).toEqual(["challenge-made", "member-added"]);
  });

  it("is for administrators and challenge managers", async () => {
    const maker = await makerWith({ isAdministrator: false, managesAChallenge: false });
    await expect(makeChallengeByHand(maker, BY_HAND, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is handed over by an administrator, who is no member of it", async () => {
    const maker = await makerWith({ isAdministrator: true, managesAChallenge: false });
    const managerEmail = `lena.lead.${maker.actor.accountId.toLowerCase()}@peer.example`;
    const named = { managerName: "Lena Lead", managerEmail };
    const id = await makeChallengeByHand(maker, { ...BY_HAND, ...named }, TEST_NOW);
    const members = await db.membership.findMany({
      where: { challengeId: id },
      select: { role: true, account: { select: { name: true, email: true } } },
    });
    expect(members).toEqual([
      { role: "challenge-manager", account: { name: "Lena Lead", email: managerEmail } },
    ]);
    expect(await db.outgoingMail.count({ where: { challengeId: id, kind: "invitation" } })).toBe(1);
    const events = await db.auditEvent.findMany({ where: { challengeId: id }, orderBy: { id: "asc" } });
    expect(events.map(({ type, accountId }) => [type, accountId])).toEqual(
      ["challenge-made", "account-made", "member-added", "invitation-sent"].map((type) => [
        type,
        maker.actor.accountId,
      ]),
    );
    // The next one goes to the same person, who has an account by now.
    const another = await makeChallengeByHand(maker, { ...BY_HAND, ...named }, TEST_NOW);
    expect(await db.membership.count({ where: { challengeId: another } })).toBe(1);
  });

  it("asks an administrator whom it is handed over to, and not for themselves", async () => {
    const maker = await makerWith({ isAdministrator: true, managesAChallenge: false });
    const { email } = await db.account.findUniqueOrThrow({ where: { id: maker.actor.accountId } });
    const before = await db.challenge.count();
    for (const [named, field] of [
      [{}, "managerName"],
      [{ managerName: "Lena Lead" }, "managerEmail"],
      [{ managerName: "Mara Maker", managerEmail: email }, "managerEmail"],
    ] as const) {
      await expect(makeChallengeByHand(maker, { ...BY_HAND, ...named }, TEST_NOW)).rejects.toMatchObject({
        code: "invalid",
        field,
      });
    }
    expect(await db.challenge.count()).toBe(before);
  });

  it("leaves nothing behind when it fails half way", async () => {
    const before = await db.challenge.count();
    const maker = await makerWith({ isAdministrator: true, managesAChallenge: true });
    // The second council breaks the rule of one name each, after the challenge itself is written.
    const twice = { ...BY_HAND, further: [BY_HAND.commissioning] };
    await expect(makeChallengeByHand(maker, twice, TEST_NOW)).rejects.toThrow();
    expect(await db.challenge.count()).toBe(before);
    expect(await db.membership.count({ where: { accountId: maker.actor.accountId } })).toBe(0);
  });
});

describe("the stage", () => {
  it("moves one step, once, with a trace", async () => {
    const { permits, id } = await makeTestChallenge({ stage: "preparing" });
    const step = { from: "preparing", to: "on-site" } as const;
    await moveStage(permits.challengeManager, step, TEST_NOW);
    expect((await readChallenge(permits.challengeManager)).stage).toBe("on-site");
    expect(await db.auditEvent.count({ where: { challengeId: id, type: "stage-changed" } })).toBe(1);
    await expect(moveStage(permits.challengeManager, step, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("does not leap", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    const leap = { from: "preparing", to: "reporting" } as const;
    await expect(moveStage(permits.challengeManager, leap, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("is moved by the challenge manager only", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    for (const permit of [permits.peer, permits.supportOfficer, permits.coordinator, permits.actionOwner]) {
      await expect(moveStage(permit, { from: "preparing", to: "on-site" }, TEST_NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});

describe("key dates", () => {
  it("keep planned, actual and reason apart", async () => {
    const { permits } = await makeTestChallenge();
    await addUsualMilestones(permits.supportOfficer, TEST_NOW);
    const draft = (await listMilestones(permits.peer)).find(({ key }) => key === "scope-agreed");
    const input = { dueOn: "2026-01-05", doneOn: "2026-01-10", lateReason: "Peers were ill.", version: 1 };
    await editMilestone(permits.coordinator, draft?.id ?? "", input, TEST_NOW);
    const saved = (await listMilestones(permits.peer)).find(({ key }) => key === "scope-agreed");
    expect(saved).toMatchObject({ ...input, version: 2 });
  });

  it("are asked why where they are done late or put off, and take no day that cannot be", async () => {
    const { permits } = await makeTestChallenge();
    await addUsualMilestones(permits.supportOfficer, TEST_NOW);
    const dates = await listMilestones(permits.peer);
    const save = (key: string, changed: object) => {
      const date = dates.find((one) => one.key === key);
      const { dueOn = null, version } = date ?? {};
      const input = { dueOn, version, doneOn: null, lateReason: null, ...changed };
      return editMilestone(permits.coordinator, date?.id ?? "", input, TEST_NOW);
    };
    const refused = (field: string) => ({ code: "invalid", field });
    await expect(save("draft-report", { doneOn: "2026-01-10" })).rejects.toMatchObject(refused("doneOn"));
    await expect(save("scope-agreed", { doneOn: "1026-01-10" })).rejects.toMatchObject(refused("doneOn"));
    await expect(save("scope-agreed", { dueOn: "2026-01-05", doneOn: "2026-01-10" })).rejects.toMatchObject(
      refused("lateReason"),
    );
    await expect(save("report-published", { dueOn: "2026-12-01" })).rejects.toMatchObject(
      refused("lateReason"),
    );
    await save("report-published", { dueOn: "2026-12-01", lateReason: "Peers were ill." });
  });

  it("adds the usual dates once", async () => {
    const { permits } = await makeTestChallenge();
    const added = await addUsualMilestones(permits.supportOfficer, TEST_NOW);
    expect(added).toBeGreaterThan(5);
    expect(await addUsualMilestones(permits.supportOfficer, TEST_NOW)).toBe(0);
  });

  it("cannot have been done tomorrow", async () => {
    const { permits } = await makeTestChallenge();
    await addMilestone(permits.coordinator, { label: "Cabinet", dueOn: "2026-02-01" }, TEST_NOW);
    const [own] = await listMilestones(permits.coordinator);
    const tomorrow = { dueOn: "2026-02-01", doneOn: "2026-01-13", lateReason: null, version: own?.version };
    await expect(editMilestone(permits.coordinator, own?.id ?? "", tomorrow, TEST_NOW)).rejects.toMatchObject(
      {
        code: "invalid",
        field: "doneOn",
      },
    );
  });

  it("are out of reach from another challenge, and for readers", async () => {
    const [here, there] = [await makeTestChallenge(), await makeTestChallenge()];
    await addMilestone(there.permits.coordinator, { label: "Cabinet", dueOn: "2026-02-01" }, TEST_NOW);
    const [theirs] = await listMilestones(there.permits.coordinator);
    const input = { dueOn: null, doneOn: null, lateReason: null };
    await expect(
      editMilestone(here.permits.coordinator, theirs?.id ?? "", input, TEST_NOW),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      editMilestone(there.permits.councilReader, theirs?.id ?? "", input, TEST_NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the details", () => {
  it("refuses a stale form", async () => {
    const { permits } = await makeTestChallenge();
    const permit = permits.challengeManager;
    const { councils, version } = await readChallenge(permit);
    const input = {
      version,
      title: "One",
      councils,
      reportFormat: "2025",
    } as const;
    await editDetails(permit, input, TEST_NOW);
    await expect(editDetails(permit, { ...input, title: "Two" }, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(editDetails(permits.coordinator, input, TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("cannot rename a council of another challenge", async () => {
    const [here, there] = [await makeTestChallenge(), await makeTestChallenge()];
    const permit = here.permits.challengeManager;
    const { version } = await readChallenge(permit);
    const councils = [{ id: there.council.id, name: "Taken over", shortName: "Taken" }];
    await editDetails(
      permit,
      {
        version,
        title: "T",
        councils,
        reportFormat: "2025",
      },
      TEST_NOW,
    );
    expect((await readChallenge(there.permits.peer)).councils[0]?.name).toBe(there.council.name);
  });
});

describe("how far a challenge is", () => {
  it("tells a council nothing about notes, findings and recommendations, and counts its own drafts only", async () => {
    const challenge = await makeTestChallenge({ partnership: true, stage: "reporting" });
    const { id, themes, permits, council, otherCouncil } = challenge;
    const theme = themes[0] as (typeof themes)[number];
    await db.note.create({
      data: {
        id: "note-1",
        challengeId: id,
        visitId: challenge.visitId,
        authorId: permits.peer.actor.accountId,
        themeId: theme.id,
        sourceKind: "officer",
        leaning: "strength",
        text: "Planted",
        recordedAt: TEST_NOW,
        updatedAt: TEST_NOW,
        retainUntil: "2027-01-01",
      },
    });
    const finding = {
      challengeId: id,
      themeId: theme.id,
      kind: "strength",
      headline: "Planted",
      updatedAt: TEST_NOW,
    };
    await db.finding.create({ data: { ...finding, id: "finding-1", status: "agreed", position: 1 } });
    const recommendation = await db.recommendation.create({
      data: {
        id: "rec-1",
        challengeId: id,
        number: 1,
        kind: "key",
        title: "Planted",
        text: "",
        updatedAt: TEST_NOW,
      },
    });
    for (const [index, councilId] of [council.id, otherCouncil?.id ?? "", otherCouncil?.id ?? ""].entries()) {
      await db.action.create({
        data: {
          id: `action-${index}`,
          challengeId: id,
          councilId,
          recommendationId: recommendation.id,
          number: index + 1,
          text: "Do it",
          dueOn: "2025-12-31",
          ownerAccountId: index === 0 ? permits.actionOwner.actor.accountId : null,
          updatedAt: TEST_NOW,
        },
      });
    }

    const team = await readProgress(permits.peer, "2026-01-12");
    expect(team.team).toMatchObject({
      notes: 1,
      ownNotes: 1,
      findings: 1,
      findingsAgreed: 1,
      recommendations: 1,
    });
    expect(team.council).toBeNull();

    const office = await readProgress(permits.coordinator, "2026-01-12");
    expect(office.team).toBeNull();
    expect(office.council?.actions).toBe(1);
    expect(office.actions).toMatchObject({ actionsHeld: 1, actionsOverdue: 1, actionsWithoutUpdate: 1 });
    expect(Object.keys({ ...office.shared, ...office.council })).not.toContain("recommendations");

    const other = await readProgress(permits.otherCoordinator, "2026-01-12");
    expect(other.council?.actions).toBe(2);

    const owner = await readProgress(permits.actionOwner, "2026-01-12");
    expect(owner).toMatchObject({ shared: null, team: null, council: null, actions: { actionsHeld: 1 } });
  });
});
