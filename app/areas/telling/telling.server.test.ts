import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { issuePlan } from "#app/areas/action-plan/issue-plan.server.ts";
import { updateAction } from "#app/areas/action-plan/update-action.server.ts";
import { editMilestone } from "#app/areas/challenge/edit-milestone.server.ts";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { nameDeputy } from "#app/areas/people/deputies/name-deputy.server.ts";
import { changeMember } from "#app/areas/people/members/change-member.server.ts";
import { removeMember } from "#app/areas/people/members/remove-member.server.ts";
import { beginPack } from "#app/areas/preparation/begin-pack.server.ts";
import type { PackItemInput } from "#app/areas/preparation/forms.ts";
import { reopenStatement } from "#app/areas/preparation/reopen-statement.server.ts";
import { savePackItem } from "#app/areas/preparation/save-pack-item.server.ts";
import { submitStatement } from "#app/areas/preparation/submit-statement.server.ts";
import { issueReview } from "#app/areas/progress-review/issue-review.server.ts";
import { saveJudgement } from "#app/areas/progress-review/save-judgement.server.ts";
import { releasePublication } from "#app/areas/publication/release-publication.server.ts";
import { withdrawPublication } from "#app/areas/publication/withdraw-publication.server.ts";
import { answerComment } from "#app/areas/report/answer-comment.server.ts";
import { commentOnDraft } from "#app/areas/report/comment-on-draft.server.ts";
import { issueReport } from "#app/areas/report/issue-report.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { hasDueMail, sendDueMail } from "#app/mail/send-due-mail.server.ts";
import { listOutbox } from "#app/mail/store.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { addTestMember, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { addReportContent } from "#tests/support/factories-report.ts";
import { mailParts } from "#tests/support/mail-parts.ts";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { digestGate } from "./digest-gate.server.ts";
import { isTellingTime, tellPeople } from "./tell-people.server.ts";

const HOUR_MS = 3_600_000;
/** Monday 12 January 2026, ten in the morning; the days after it are working days. */
const at = (hours: number) => new Date(TEST_NOW.getTime() + hours * HOUR_MS);
const nextDay = 24;

let server: TestMailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  env.smtpUrl = server.url;
  server.taken.length = 0;
  await db.outgoingMail.deleteMany();
  await db.mailHalt.deleteMany();
  await db.challenge.updateMany({ data: { stage: "closed" } });
});

/** Writes what is due and sends it, as the server does; answers with who got what, by name. */
async function told(now: Date): Promise<Record<string, string>> {
  await tellPeople(now);
  return sent(now);
}

async function sent(now: Date): Promise<Record<string, string>> {
  const before = server.taken.length;
  await sendDueMail(now, { gate: digestGate });
  const mails = server.taken.slice(before);
  const accounts = await db.account.findMany({ select: { name: true, email: true } });
  return Object.fromEntries(
    mails.map(({ to, source }) => [
      accounts.find(({ email }) => email === to[0])?.name ?? "nobody",
      mailParts(source)
        .find(({ type }) => type.startsWith("text/plain"))
        ?.text.replaceAll("\r\n", "\n") ?? "",
    ]),
  );
}

const names = (mails: Record<string, string>) => Object.keys(mails).sort();
const partnership = (stage: Parameters<typeof makeTestChallenge>[0] & object) =>
  makeTestChallenge({ partnership: true, ...stage });

const DOCUMENT: PackItemInput = {
  title: "Corporate plan",
  description: "",
  ownerName: "",
  location: "",
  dueOn: null,
  status: "wanted",
  version: 1,
};

async function addDate(
  challengeId: string,
  own: { key?: string; dueOn: string | null; latestOn?: string },
): Promise<string> {
  const id = newId();
  const key = own.key ?? "action-plan-published";
  await db.milestone.create({
    data: { id, challengeId, key, label: "Action plan published", rule: "T + 3 months", position: 1, ...own },
    select: { id: true },
  });
  return id;
}

describe("what somebody does is told", () => {
  it("from the draft report to its final: to the councils, to the team, to the council that asked", async () => {
    const challenge = await partnership({ stage: "reporting" });
    const { permits } = challenge;
    await addReportContent(challenge);
    await issueReport(permits.challengeManager, { status: "draft", acknowledged: true }, at(0));
    expect(await told(at(0.25))).toEqual({});
    const draft = await told(at(0.5));
    expect(names(draft)).toEqual(["Cora Coordinator", "Hal Reader", "Hana Coordinator", "Rhys Reader"]);
    expect(draft["Hal Reader"]).toContain("- Draft report, version 1\n\nOpen the report:");
    expect(draft["Hal Reader"]).toContain(`/challenges/${challenge.id}/report`);

    const commentId = await commentOnDraft(
      permits.otherCoordinator,
      { place: "Page 4", comment: "Wrong" },
      at(1),
    );
    const asked = await told(at(2));
    expect(names(asked)).toEqual(["Asha Peer", "Ben Peer", "Mara Manager"]);
    expect(asked["Asha Peer"]).toContain("Corrections of fact to answer:\n- Asked for by Harrowmere\n");

    await answerComment(permits.peer, { commentId, decision: "accepted", answer: "Yes" }, at(3));
    // Each had a message today.
    expect(await told(at(4))).toEqual({});
    const answered = await told(at(nextDay));
    expect(names(answered)).toEqual(["Hal Reader", "Hana Coordinator"]);
    expect(answered["Hal Reader"]).toContain("Answers to corrections of fact:\n- About Page 4\n");

    await issueReport(permits.challengeManager, { status: "final", acknowledged: true }, at(2 * nextDay));
    const final = await told(at(2 * nextDay + 1));
    expect(names(final)).toEqual([
      "Asha Peer",
      "Ben Peer",
      "Cora Coordinator",
      "Hal Reader",
      "Hana Coordinator",
      "Rhys Reader",
      "Sol Support",
    ]);
    expect(final["Sol Support"]).toContain("The final report is there to read:\n- Report, version 2\n");
    expect(await told(at(3 * nextDay))).toEqual({});
  });

  it("and not a correction that was answered before anybody was told", async () => {
    const challenge = await partnership({ stage: "reporting" });
    const { permits } = challenge;
    await addReportContent(challenge);
    await issueReport(permits.challengeManager, { status: "draft", acknowledged: true }, at(-240));
    const commentId = await commentOnDraft(permits.coordinator, { place: "Page 1", comment: "No" }, at(0));
    await answerComment(
      permits.challengeManager,
      { commentId, decision: "accepted", answer: "Yes" },
      at(0.1),
    );
    expect(names(await told(at(1)))).toEqual(["Cora Coordinator", "Rhys Reader"]);
    expect(JSON.stringify(server.taken)).not.toContain("Corrections of fact to answer");
  });

  it("a plan that was approved to both sides; a publication, and not one that was withdrawn again", async () => {
    const challenge = await partnership({ stage: "action-planning" });
    const { permits } = challenge;
    const [recommendationId = ""] = await shareTestRecommendations(challenge);
    await addTestAction(permits.coordinator, recommendationId);
    const { id } = await issuePlan(permits.coordinator, { acknowledged: true }, at(0));
    const approved = await told(at(1));
    expect(names(approved)).toHaveLength(7);
    expect(names(approved)).not.toContain("Cora Coordinator");
    expect(approved["Hana Coordinator"]).toContain("- Wexcombe: action plan, version 1\n");
    const { publicationId } = await releasePublication(permits.coordinator, id, at(nextDay), true);
    await withdrawPublication(permits.coordinator, { publicationId, reason: "Too early" }, at(nextDay + 0.2));
    expect(await told(at(nextDay + 1))).toEqual({});
    await releasePublication(permits.coordinator, id, at(nextDay + 2), true);
    expect((await told(at(nextDay + 3)))["Mara Manager"]).toContain("- Wexcombe: action plan, 2026");
  });

  it("a submitted statement to the team, and not one that was opened again", async () => {
    const { permits, id: challengeId } = await makeTestChallenge({ stage: "preparing" });
    await db.statementSection.create({
      data: {
        id: newId(),
        challengeId,
        title: "Introduction",
        status: "ready",
        body: "We are Wexcombe.",
        position: 1,
        updatedAt: TEST_NOW,
      },
      select: { id: true },
    });
    await submitStatement(permits.coordinator, at(0), true);
    await reopenStatement(permits.coordinator, at(0.1));
    expect(await told(at(1))).toEqual({});
    await submitStatement(permits.coordinator, at(2), true);
    const mails = await told(at(3));
    expect(names(mails)).toEqual(["Asha Peer", "Ben Peer", "Mara Manager", "Sol Support"]);
    expect(mails["Sol Support"]).toContain("- Position statement, version 2\n");
  });

  it("a scope to agree to each council as long as it is its turn, and what it decided to whoever manages", async () => {
    const { permits } = await partnership({ stage: "scoping" });
    const { id: versionId } = await sendScope(permits.challengeManager, at(0));
    const decision = {
      outcome: "agreed" as const,
      against: "",
      takenByKind: "body" as const,
      takenBy: "Executive of Wexcombe",
      post: "",
      decidedOn: "2026-01-12",
      resolution: "RESOLVED",
      changedInMeeting: "",
      callInEndsOn: null,
      takesEffectOn: null,
    };
    await recordDecision(permits.coordinator, "scope", { ...decision, seen: "", versionId }, at(0.2));
    const mails = await told(at(1));
    expect(names(mails)).toEqual(["Hal Reader", "Hana Coordinator", "Mara Manager", "Sol Support"]);
    expect(mails["Hal Reader"]).toContain("to record what it decided:\n- Scope, version 1\n");
    expect(mails["Hal Reader"]).not.toContain("Wexcombe: Scope");
    expect(mails["Sol Support"]).toContain("What councils decided:\n- Wexcombe: Scope, version 1. Agreed\n");
    expect(mails["Sol Support"]).not.toContain("Executive");
  });

  it("a document that is wanted, as long as it is", async () => {
    const { permits, id: challengeId } = await partnership({ stage: "preparing" });
    const own = await savePackItem(permits.challengeManager, null, DOCUMENT, at(0));
    await db.packItem.update({
      where: { id: own },
      data: { councilId: permits.coordinator.councilId },
      select: { id: true },
    });
    await savePackItem(
      permits.challengeManager,
      own,
      { ...DOCUMENT, status: "promised", version: 1 },
      at(0.1),
    );
    expect(await told(at(1))).toEqual({});
    await savePackItem(permits.challengeManager, own, { ...DOCUMENT, version: 2 }, at(2));
    await savePackItem(permits.challengeManager, null, { ...DOCUMENT, title: "Risk register" }, at(2));
    const mails = await told(at(3));
    expect(names(mails)).toEqual(["Cora Coordinator", "Hana Coordinator"]);
    expect(mails["Cora Coordinator"]).toContain("- Corporate plan\n- Risk register\n");
    expect(mails["Hana Coordinator"]).not.toContain("Corporate plan");
    await db.packItem.deleteMany({ where: { challengeId } });
    await beginPack(permits.supportOfficer, at(nextDay));
    expect((await told(at(nextDay + 1)))["Hana Coordinator"]).toContain("- The usual documents: 12\n");
  });

  it("a date that was moved, the last of several times", async () => {
    const { permits, id } = await makeTestChallenge({ stage: "preparing" });
    const dateId = await addDate(id, { dueOn: "2026-06-05" });
    const move = (dueOn: string, version: number, hours: number) =>
      editMilestone(
        permits.supportOfficer,
        dateId,
        { dueOn, doneOn: null, lateReason: "The committee meets later.", version },
        at(hours),
      );
    await move("2026-06-12", 1, 0);
    await move("2026-06-19", 2, 0.1);
    await move("2026-06-19", 3, 0.2);
    const mails = await told(at(1));
    expect(names(mails)).not.toContain("Sol Support");
    expect(mails["Rhys Reader"]).toContain("- Action plan published: now 19 June 2026\n");
    expect(mails["Rhys Reader"]).not.toContain("12 June");
  });

  it("the final report of a progress review, and not its draft", async () => {
    const challenge = await makeTestChallenge({ stage: "reviewing" });
    const { permits } = challenge;
    const [recommendationId = ""] = await shareTestRecommendations(challenge);
    await saveJudgement(
      permits.peer,
      recommendationId,
      { judgement: "good-progress", text: "Well done.", version: 0 },
      at(-48),
    );
    const issue = (status: "draft" | "final", hours: number) =>
      issueReview(permits.challengeManager, { status, acknowledged: true }, at(hours));
    await issue("draft", 0);
    expect(await told(at(1))).toEqual({});
    await issue("final", 2);
    expect((await told(at(3)))["Cora Coordinator"]).toContain("- Progress review, version 2\n");
  });

  it("if and only if it is done", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    const undone = transaction(async (tx) => {
      await tell(tx, permits.peer, anything("one"), at(0));
      throw new Error("not after all");
    });
    await expect(undone).rejects.toThrow("not after all");
    await transaction(async (tx) => {
      await tell(tx, permits.peer, anything("two"), at(0));
      await tell(tx, permits.peer, anything("two"), at(0.1));
    });
    const mails = await told(at(1));
    expect(mails["Cora Coordinator"]).toContain("Published, for anybody to read:\n- two\n\n");
    expect(mails["Cora Coordinator"]).not.toContain("- one");
  });
});

const anything = (title: string) => ({
  kind: "published" as const,
  recordId: title,
  occasion: "1",
  space: "shared" as const,
  title,
  page: "/published",
});

const happen = (permit: ChallengePermit, title: string, hours: number) =>
  transaction((tx) => tell(tx, permit, anything(title), at(hours)));

describe("what is due on a day", () => {
  it("is told to its owners, and late to whoever manages too", async () => {
    const { permits, id } = await partnership({ stage: "preparing" });
    await addDate(id, { dueOn: "2026-01-19" });
    const mails = await told(at(0));
    expect(names(mails)).toEqual(["Cora Coordinator", "Hana Coordinator"]);
    expect(mails["Hana Coordinator"]).toContain(
      "Key dates:\n- Action plan published: by 19 January 2026, in 7 days\n",
    );
    expect(await told(at(nextDay))).toEqual({});
    // A day late, a Tuesday; a week late.
    expect(names(await told(at(8 * nextDay)))).toEqual(["Cora Coordinator", "Hana Coordinator"]);
    const late = await told(at(14 * nextDay));
    expect(names(late)).toEqual(["Mara Manager"]);
    expect(late["Mara Manager"]).toContain("was due on 19 January 2026, 7 days ago");
    expect(permits.coordinator.councilId).not.toBeNull();
  });

  it("is a date with none but a latest day, and the very latest day of one that is late", async () => {
    const { id } = await partnership({ stage: "preparing" });
    await addDate(id, { dueOn: null, latestOn: "2026-01-19" });
    await addDate(id, { key: "pack-sent", dueOn: "2025-12-01", latestOn: "2026-01-19" });
    const mails = await told(at(0));
    expect(names(mails)).toEqual(["Cora Coordinator", "Hana Coordinator"]);
    expect(mails["Hana Coordinator"]).toContain(
      "- Action plan published: by 19 January 2026, in 7 days\n- Action plan published (very latest day): by 19 January 2026, in 7 days\n",
    );
  });

  it("is an action of its owner, of nobody, and not one that is finished", async () => {
    const challenge = await partnership({ stage: "action-planning" });
    const { permits } = challenge;
    const [recommendationId = ""] = await shareTestRecommendations(challenge);
    const { accountId } = permits.actionOwner.actor;
    const add = (permit: typeof permits.coordinator, text: string, ownerAccountId: string | null) =>
      addTestAction(permit, recommendationId, { text, ownerAccountId, dueText: "26 January 2026" });
    await add(permits.coordinator, "Write it down", accountId);
    const finished = await add(permits.coordinator, "Publish it", accountId);
    await add(permits.otherCoordinator, "Count the trees", null);
    await updateAction(permits.actionOwner, finished, { rating: "complete", text: "Done." }, at(-1));
    const mails = await told(at(0));
    expect(names(mails)).toEqual(["Hana Coordinator", "Owen Owner"]);
    expect(mails["Owen Owner"]).toContain("- Action 1.1, Write it down: by 26 January 2026, in 14 days\n");
    expect(mails["Owen Owner"]).not.toContain("Publish it");
    expect(mails["Hana Coordinator"]).toContain(
      "Count the trees: by 26 January 2026, in 14 days. Nobody in the workspace has this as their task",
    );
  });
});

it("tells a deputy what is the turn of whoever is away, both of them that it is so, and stops by itself", async () => {
  const challenge = await partnership({ stage: "action-planning" });
  const { permits } = challenge;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);
  const owner = permits.actionOwner.actor.accountId;
  await addTestAction(permits.coordinator, recommendationId, {
    ownerAccountId: owner,
    dueText: "26 January 2026",
  });
  const placeOf = async ({ actor, challengeId }: ChallengePermit) =>
    (await db.membership.findFirstOrThrow({ where: { accountId: actor.accountId, challengeId } })).id;
  await nameDeputy(
    permits.coordinator,
    {
      awayId: await placeOf(permits.actionOwner),
      deputyId: await placeOf(permits.coordinator),
      fromOn: "2026-01-12",
      untilOn: "2026-01-16",
    },
    at(0),
  );
  const mails = await told(at(1));
  expect(names(mails)).toEqual(["Cora Coordinator", "Owen Owner"]);
  expect(mails["Owen Owner"]).toContain(
    "While somebody is away:\n- Cora Coordinator stands in for you from 12 to 16 January 2026\n",
  );
  expect(mails["Owen Owner"]).toContain("- Action 1.1, Write it down: by 26 January 2026, in 14 days\n");
  // Whoever named the deputy knows; what is open now is told to the deputy too.
  expect(mails["Cora Coordinator"]).not.toContain("While somebody is away");
  expect(mails["Cora Coordinator"]).toContain(
    "by 26 January 2026, in 14 days (in place of Owen Owner until 16 January 2026)\n",
  );
  // At the next reminder, a day late, Owen is back.
  const later = await told(at(15 * nextDay));
  expect(names(later)).toEqual(["Owen Owner"]);
});

describe("nobody is told", () => {
  it("in quiet hours, and then everything together", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    const evening = at(9);
    await happen(permits.peer, "in the evening", 8.5);
    expect(await isTellingTime(evening)).toBe(false);
    expect(await told(evening)).toEqual({});
    await happen(permits.peer, "at night", 14);
    expect((await told(at(22)))["Cora Coordinator"]).toContain("- in the evening\n- at night\n");
  });

  it("twice, nor by two runs at once", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    await happen(permits.peer, "once", 0);
    await Promise.all([tellPeople(at(1)), tellPeople(at(1)), tellPeople(at(1))]);
    expect(names(await sent(at(1)))).toHaveLength(5);
    for (const hours of [2, nextDay, 2 * nextDay]) expect(await told(at(hours))).toEqual({});
  });

  it("of a demonstration, of a closed challenge, nor who is out of it", async () => {
    const challenge = await partnership({ stage: "preparing" });
    const { permits, id, peerIds } = challenge;
    const accountOf = ({ actor }: ChallengePermit) => ({ where: { id: actor.accountId } });
    await happen(permits.challengeManager, "anything", 0);
    const mark = (data: { isDemonstration?: boolean; stage?: string }) =>
      db.challenge.update({ where: { id }, data, select: { id: true } });
    await mark({ isDemonstration: true });
    expect(await told(at(1))).toEqual({});
    await mark({ isDemonstration: false, stage: "closed" });
    expect(await told(at(1))).toEqual({});
    await mark({ stage: "preparing" });
    await db.account.update({ ...accountOf(permits.coordinator), data: { disabledAt: at(0) } });
    await db.membership.updateMany({
      where: { accountId: permits.councilReader.actor.accountId },
      data: { expiresAt: at(0.5) },
    });
    await db.peer.update({ where: { id: peerIds[0] }, data: { status: "withdrawn" } });
    expect(names(await told(at(1)))).toEqual(["Ben Peer", "Hal Reader", "Hana Coordinator", "Sol Support"]);
  });

  it("while there is no way to send: it is told once there is one", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    await happen(permits.peer, "kept", 0);
    env.smtpUrl = null;
    expect(await tellPeople(at(1))).toBe(0);
    env.smtpUrl = server.url;
    expect(names(await told(at(2)))).toHaveLength(5);
  });
});

describe("a message that has not gone", () => {
  /** Nothing goes while the mail server refuses everybody; then a day later it works again. */
  async function heldBack(challenge: TestChallenge, title: string) {
    server.manners = { greeting: 421 };
    await happen(challenge.permits.peer, title, 0);
    expect(await told(at(1))).toEqual({});
    server.manners = {};
  }

  it("waits where quiet hours began, and is the one of the day on which it goes", async () => {
    const challenge = await makeTestChallenge({ stage: "preparing" });
    await heldBack(challenge, "held");
    expect(await hasDueMail(at(7.5), digestGate)).toBe(true);
    expect(await hasDueMail(at(9), digestGate)).toBe(false);
    expect(await sent(at(9))).toEqual({});
    await happen(challenge.permits.peer, "meanwhile", 9);
    const mails = await told(at(nextDay));
    expect(names(mails)).toHaveLength(5);
    expect(mails["Cora Coordinator"]).toContain("- held\n- meanwhile\n");
    await happen(challenge.permits.peer, "after", nextDay);
    expect(await told(at(nextDay + 2))).toEqual({});
    expect((await told(at(2 * nextDay)))["Cora Coordinator"]).toContain("- after\n");
  });

  it("says what is still so: days are counted anew, and what is done is not in it", async () => {
    const challenge = await makeTestChallenge({ stage: "preparing" });
    const dateId = await addDate(challenge.id, { dueOn: "2026-01-19" });
    await heldBack(challenge, "news");
    await db.milestone.update({ where: { id: dateId }, data: { dueOn: "2026-01-19" }, select: { id: true } });
    expect((await sent(at(nextDay)))["Cora Coordinator"]).toContain("by 19 January 2026, in 6 days");
    const done = await makeTestChallenge({ stage: "preparing" });
    const otherId = await addDate(done.id, { dueOn: "2026-01-19" });
    await heldBack(done, "more news");
    await db.milestone.update({
      where: { id: otherId },
      data: { doneOn: "2026-01-12" },
      select: { id: true },
    });
    const mails = await sent(at(2 * nextDay));
    expect(mails["Cora Coordinator"]).toContain("more news");
    expect(mails["Cora Coordinator"]).not.toContain("Key dates");
  });

  it("is not for somebody who lost the right to it meanwhile", async () => {
    const challenge = await partnership({ stage: "preparing" });
    const { permits } = challenge;
    await heldBack(challenge, "news");
    const placeOf = async ({ actor, challengeId }: ChallengePermit) =>
      (await db.membership.findFirstOrThrow({ where: { accountId: actor.accountId, challengeId } })).id;
    await removeMember(permits.challengeManager, await placeOf(permits.otherCouncilReader), at(2));
    const place = { role: "action-owner" as const, councilId: permits.coordinator.councilId, peerId: null };
    await changeMember(
      permits.challengeManager,
      await placeOf(permits.councilReader),
      { ...place, version: 1 },
      at(2),
    );
    const mails = await sent(at(nextDay));
    expect(names(mails)).toEqual([
      "Ben Peer",
      "Cora Coordinator",
      "Hana Coordinator",
      "Mara Manager",
      "Sol Support",
    ]);
    expect(await db.outgoingMail.count({ where: { kind: "digest", status: { not: "sent" } } })).toBe(0);
    expect(await db.toldNotice.count({ where: { accountId: permits.councilReader.actor.accountId } })).toBe(
      0,
    );
  });
});

it("tells somebody of all their challenges in one message, and of each council its own", async () => {
  const first = await partnership({ stage: "preparing", title: "Wexcombe and Harrowmere" });
  const second = await makeTestChallenge({ stage: "preparing", title: "Millbrook" });
  const { accountId } = first.permits.coordinator.actor;
  await db.membership.create({
    data: {
      id: newId(),
      accountId,
      challengeId: second.id,
      role: "coordinator",
      councilId: second.council.id,
      createdAt: TEST_NOW,
    },
    select: { id: true },
  });
  await happen(first.permits.peer, "of the first", 0);
  await happen(second.permits.peer, "of the second", 0);
  await tellPeople(at(1));
  expect(await db.outgoingMail.count({ where: { kind: "digest" } })).toBe(12);
  await sendDueMail(at(1), { gate: digestGate });
  const own = server.taken.filter(({ to }) => to[0]?.startsWith("cora.coordinator"));
  expect(own).toHaveLength(2);
  const both = mailParts(
    own.map(({ source }) => source).find((source) => source.includes("2 challenges")) ?? "",
  );
  expect(both[0]?.text.replaceAll("\r\n", "\n")).toMatch(
    /Wexcombe and Harrowmere\n\n[\s\S]*of the first[\s\S]*Millbrook\n\n[\s\S]*of the second/,
  );
});

it("is nobody's to read but whom it goes to: the administrator sees that there is one", async () => {
  const { permits } = await makeTestChallenge({ stage: "preparing" });
  await happen(permits.peer, "words", 0);
  await tellPeople(at(1));
  const { lines } = await listOutbox({ page: 1 });
  expect(lines).toHaveLength(5);
  expect(lines.every(({ to, subject, kind }) => to === null && subject === null && kind === "digest")).toBe(
    true,
  );
});

it("tells nobody of what was news before they came", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  await happen(challenge.permits.peer, "old", 0);
  const newcomer = await addTestMember(
    { id: challenge.id, title: challenge.title, stage: "preparing" },
    { role: "peer", name: "Newt Newcomer" },
  );
  await db.membership.updateMany({
    where: { accountId: newcomer.actor.accountId },
    data: { createdAt: at(0.5) },
  });
  expect(names(await told(at(1)))).not.toContain("Newt Newcomer");
  await happen(challenge.permits.peer, "new", nextDay);
  expect(names(await told(at(nextDay + 1)))).toContain("Newt Newcomer");
});
