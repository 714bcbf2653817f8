import { expect, it } from "vitest";
import { addUsualMilestones, editMilestone } from "#app/areas/challenge/edit-milestone.server.ts";
import { listMilestones } from "#app/areas/challenge/store.server.ts";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { beginPack } from "#app/areas/preparation/begin-pack.server.ts";
import { removePackItem, savePackItem } from "#app/areas/preparation/save-pack-item.server.ts";
import { saveSection } from "#app/areas/preparation/save-section.server.ts";
import { listPack } from "#app/areas/preparation/store.server.ts";
import { submitStatement } from "#app/areas/preparation/submit-statement.server.ts";
import { issueReview } from "#app/areas/progress-review/issue-review.server.ts";
import { saveJudgement } from "#app/areas/progress-review/save-judgement.server.ts";
import { saveReview } from "#app/areas/progress-review/save-review.server.ts";
import { readReview } from "#app/areas/progress-review/store.server.ts";
import { releasePublication } from "#app/areas/publication/release-publication.server.ts";
import { issueReport } from "#app/areas/report/issue-report.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { plusDays } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { shareTestRecommendations } from "#tests/support/factories-action-plan.ts";

const TODAY = "2026-01-12";
const later = (days: number) => new Date(TEST_NOW.getTime() + days * 86_400_000);
const DRAFT = { status: "draft", acknowledged: true } as const;
const FINAL = { status: "final", acknowledged: true } as const;

/** A challenge at a stage with the usual key dates, none of them done. */
async function dated(stage: "scoping" | "preparing" | "reporting" | "reviewing"): Promise<TestChallenge> {
  const challenge = await makeTestChallenge({ stage });
  await addUsualMilestones(challenge.permits.challengeManager, TEST_NOW);
  return challenge;
}

const dateOf = async ({ permits }: TestChallenge, key: string) =>
  (await listMilestones(permits.challengeManager)).find((date) => date.key === key);
const doneOn = async (challenge: TestChallenge, key: string) => (await dateOf(challenge, key))?.doneOn;

/** How often the trail says that a key date changed, since the usual ones were added. */
const changes = async ({ id }: TestChallenge, key: string) =>
  (await db.auditEvent.count({
    where: { challengeId: id, type: "milestone-changed", data: { contains: `"${key}"` } },
  })) - 1;

it("the scope is agreed", async () => {
  const challenge = await dated("scoping");
  const { id: versionId } = await sendScope(challenge.permits.challengeManager, TEST_NOW);
  expect(await doneOn(challenge, "scope-agreed")).toBeNull();
  const decision = {
    outcome: "agreed",
    against: "",
    takenByKind: "body",
    takenBy: "Executive",
    post: "",
    decidedOn: TODAY,
    resolution: "RESOLVED: That it be agreed.",
    changedInMeeting: "",
    callInEndsOn: null,
    takesEffectOn: null,
    seen: "",
    versionId,
  } as const;
  await recordDecision(challenge.permits.coordinator, "scope", decision, TEST_NOW);
  expect(await doneOn(challenge, "scope-agreed")).toBe(TODAY);
});

it("the draft report is issued to the council: its day is that of the first draft", async () => {
  const challenge = await dated("reporting");
  const { challengeManager } = challenge.permits;
  await issueReport(challengeManager, DRAFT, TEST_NOW);
  expect(await doneOn(challenge, "draft-report")).toBe(TODAY);
  await issueReport(challengeManager, DRAFT, later(3));
  expect(await doneOn(challenge, "draft-report")).toBe(TODAY);
  expect(await changes(challenge, "draft-report")).toBe(1);
});

it("a day that somebody wrote before stays", async () => {
  const challenge = await dated("reporting");
  const { challengeManager } = challenge.permits;
  const draft = await dateOf(challenge, "draft-report");
  const input = {
    dueOn: draft?.dueOn ?? null,
    doneOn: "2026-03-09",
    lateReason: null,
    version: draft?.version,
  };
  await editMilestone(challengeManager, draft?.id ?? "", input, later(60));
  await issueReport(challengeManager, DRAFT, later(61));
  expect(await doneOn(challenge, "draft-report")).toBe("2026-03-09");
});

it("the form of a key date that was filled in meanwhile is refused, so that the day is not lost", async () => {
  const challenge = await dated("reporting");
  const { challengeManager, coordinator } = challenge.permits;
  const opened = await dateOf(challenge, "draft-report");
  await issueReport(challengeManager, DRAFT, TEST_NOW);
  const input = {
    dueOn: "2026-04-01",
    doneOn: null,
    lateReason: "Peers were ill.",
    version: opened?.version,
  };
  await expect(editMilestone(coordinator, opened?.id ?? "", input, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await doneOn(challenge, "draft-report")).toBe(TODAY);
});

it("the report is published", async () => {
  const challenge = await dated("reporting");
  const { challengeManager, coordinator } = challenge.permits;
  const { id } = await issueReport(challengeManager, FINAL, TEST_NOW);
  expect(await doneOn(challenge, "report-published")).toBeNull();
  await releasePublication(coordinator, id, later(1), true);
  expect(await doneOn(challenge, "report-published")).toBe(plusDays(TODAY, 1));
  expect(await doneOn(challenge, "draft-report")).toBeNull();
});

it("dates that are counted from the final report have a day once it is finished, and keep it", async () => {
  const challenge = await dated("reporting");
  const { challengeManager } = challenge.permits;
  const review = await dateOf(challenge, "progress-review");
  const input = {
    dueOn: review?.dueOn ?? null,
    doneOn: null,
    lateReason: null,
    countFrom: "final-report",
  } as const;
  await editMilestone(challengeManager, review?.id ?? "", { ...input, version: review?.version }, TEST_NOW);
  expect(await dateOf(challenge, "progress-review")).toMatchObject({ dueOn: null, setByName: null });
  await issueReport(challengeManager, FINAL, TEST_NOW);
  expect((await dateOf(challenge, "progress-review"))?.dueOn).toBe("2026-11-12");
  await issueReport(challengeManager, FINAL, later(20));
  expect((await dateOf(challenge, "progress-review"))?.dueOn).toBe("2026-11-12");
});

it("the review was held on the day that was written down for it, once that day has come", async () => {
  const challenge = await dated("reviewing");
  const { challengeManager } = challenge.permits;
  const save = async (heldOn: string | null, now: Date) => {
    const { version } = await readReview(challengeManager);
    await saveReview(challengeManager, { heldOn, introduction: "", conclusion: "", version }, now);
  };
  await save("2026-01-14", TEST_NOW);
  expect(await doneOn(challenge, "progress-review")).toBeNull();
  await save("2026-01-14", later(2));
  expect(await doneOn(challenge, "progress-review")).toBe("2026-01-14");
  // It was another day after all, and then none.
  await save("2026-01-13", later(3));
  expect(await doneOn(challenge, "progress-review")).toBe("2026-01-13");
  await save(null, later(3));
  expect(await doneOn(challenge, "progress-review")).toBeNull();
});

it("the review was held when its report is issued, and its report is published", async () => {
  const challenge = await dated("reviewing");
  const { challengeManager, coordinator } = challenge.permits;
  const [first = ""] = await shareTestRecommendations(challenge);
  const review = {
    heldOn: "2026-01-14",
    introduction: "We came back.",
    conclusion: "",
    version: 0,
  };
  await saveReview(challengeManager, review, TEST_NOW);
  await saveJudgement(
    challengeManager,
    first,
    { judgement: "complete", text: "Done.", version: 0 },
    TEST_NOW,
  );
  const { id } = await issueReview(challengeManager, FINAL, later(5));
  expect(await doneOn(challenge, "progress-review")).toBe("2026-01-14");
  expect(await doneOn(challenge, "progress-review-report")).toBeNull();
  await releasePublication(coordinator, id, later(6), true);
  expect(await doneOn(challenge, "progress-review-report")).toBe(plusDays(TODAY, 6));
});

/** A statement with a section that somebody has written, and a pack of two documents. */
async function preparing(): Promise<TestChallenge> {
  const challenge = await dated("preparing");
  const { coordinator } = challenge.permits;
  const sectionId = newId();
  await db.statementSection.create({
    data: {
      id: sectionId,
      challengeId: challenge.id,
      title: "Introduction",
      status: "not-started",
      position: 0,
      updatedAt: TEST_NOW,
    },
    select: { id: true },
  });
  await saveSection(coordinator, sectionId, { body: "Who we are.", status: "ready", version: 1 }, TEST_NOW);
  await beginPack(coordinator, TEST_NOW);
  for (const { id } of (await listPack(coordinator)).slice(2))
    await removePackItem(coordinator, id, TEST_NOW);
  return challenge;
}

/** Says of a document of the pack that it is there, or is not to be had. */
async function settle(
  { permits }: TestChallenge,
  index: number,
  status: "received" | "not-available",
  now: Date,
) {
  const item = (await listPack(permits.coordinator))[index];
  if (item === undefined) throw new Error("there is no such item");
  const { id, title, description, ownerName, location, dueOn, version } = item;
  const input = { title, description, ownerName, location, dueOn, councilId: null, version, status };
  await savePackItem(permits.coordinator, id, input, now);
}

it("the pack is sent once the statement is submitted and nothing is still to come: the pack was last", async () => {
  const challenge = await preparing();
  await submitStatement(challenge.permits.coordinator, TEST_NOW, true);
  await settle(challenge, 0, "received", TEST_NOW);
  expect(await doneOn(challenge, "pack-sent")).toBeNull();
  await settle(challenge, 1, "not-available", later(1));
  expect(await doneOn(challenge, "pack-sent")).toBe(plusDays(TODAY, 1));
  expect(await changes(challenge, "pack-sent")).toBe(1);
});

it("the pack is sent once the statement is submitted and nothing is still to come: the statement was last", async () => {
  const challenge = await preparing();
  await settle(challenge, 0, "received", TEST_NOW);
  await settle(challenge, 1, "received", TEST_NOW);
  expect(await doneOn(challenge, "pack-sent")).toBeNull();
  await submitStatement(challenge.permits.coordinator, later(2), true);
  expect(await doneOn(challenge, "pack-sent")).toBe(plusDays(TODAY, 2));
});

it("fills nothing in where the use-case is refused", async () => {
  const challenge = await dated("reporting");
  const { challengeManager, peer } = challenge.permits;
  await expect(issueReport(peer, DRAFT, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(issueReport(atStage(challengeManager, "reviewing"), DRAFT, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await doneOn(challenge, "draft-report")).toBeNull();
});
