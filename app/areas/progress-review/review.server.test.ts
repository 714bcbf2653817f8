import { expect, it } from "vitest";
import { peerTeamPermit } from "#app/access/permit.ts";
import { issuePlan } from "#app/areas/action-plan/issue-plan.server.ts";
import { updateAction } from "#app/areas/action-plan/update-action.server.ts";
import { addPeerAtVisit, saveVisitPeer } from "#app/areas/peer-team/save-visit-peer.server.ts";
import { readReportSources, recordOf } from "#app/areas/report/read-report.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { listIssuedVersions, readIssuedBytes, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { makeTestSession } from "#tests/support/factories-evidence.ts";
import { composeProgressReviewDocument } from "./document.server.ts";
import { issueReview } from "./issue-review.server.ts";
import { listIssuedReviews } from "./read-issued-reviews.server.ts";
import { readReviewRecords, readWholeReview } from "./read-review.server.ts";
import { reviewView } from "./review-view.server.ts";
import { removeGoodPractice, saveGoodPractice } from "./save-good-practice.server.ts";
import { saveJudgement } from "./save-judgement.server.ts";
import { saveReview } from "./save-review.server.ts";
import { listGoodPractice, listJudgements, readReview } from "./store.server.ts";

async function reviewing(options: { partnership?: boolean } = {}) {
  const challenge = await makeTestChallenge({ stage: "reviewing", ...options });
  const [first = "", second = ""] = await shareTestRecommendations(challenge);
  return { challenge, permits: challenge.permits, first, second };
}

/** The team of the review as its managers write it down: each with the post and the council of then. */
async function atReview(
  { id, permits }: TestChallenge,
  peerId: string,
  here: { isHere?: "yes" | "no"; post?: string; organisation?: string },
) {
  const review = (await listVisits(id)).find(({ kind }) => kind === "progress-review");
  await saveVisitPeer(
    await permitAtVisit(permits.challengeManager, review?.id ?? ""),
    peerId,
    { isHere: "yes", post: "", organisation: "", version: 0, ...here },
    TEST_NOW,
  );
}

const leaveOut = (challenge: TestChallenge, peerId: string) => atReview(challenge, peerId, { isHere: "no" });

const visit = { heldOn: "2026-01-08", introduction: "We came back.", conclusion: "Go on.", version: 0 };
const NEW_PEER = {
  role: "member-peer" as const,
  status: "confirmed" as const,
  brief: "",
  biography: "",
  themeIds: [],
  version: 1,
};
const good = { judgement: "good-progress", text: "It is in use.", version: 0 } as const;
const example = { title: "One depot", councilId: null, body: "Two became one.", contact: "The depot" };

it("saves the visit, and refuses a stale save and other roles", async () => {
  const { permits } = await reviewing();
  const elsewhere = await makeTestChallenge({ stage: "reviewing" });
  const { peer, supportOfficer } = permits;
  const input = { ...visit };
  await saveReview(peer, input, TEST_NOW);
  await expect(saveReview(peer, input, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
  await saveReview(peer, { ...input, version: 1 }, TEST_NOW);
  expect(await readReview(peer)).toMatchObject({ heldOn: "2026-01-08", version: 2 });
  await expect(saveReview(supportOfficer, { ...input, version: 2 }, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    saveReview(atStage(peer, "on-site"), { ...input, version: 2 }, TEST_NOW),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(await readReview(elsewhere.permits.peer)).toMatchObject({ version: 0, introduction: "" });
});

it("gives the day of the review a visit, which moves with it until somebody arranges it", async () => {
  const { challenge, permits } = await reviewing();
  const reviews = async () =>
    (await listVisits(challenge.id)).filter(({ kind }) => kind === "progress-review").map(({ days }) => days);
  const save = async (heldOn: string | null) => {
    const { version } = await readReview(permits.peer);
    await saveReview(permits.peer, { ...visit, heldOn, version }, TEST_NOW);
  };
  await save(null);
  expect(await reviews()).toEqual([]);
  // A day on site is one already: the review was written down with it.
  await save("2026-03-03");
  expect(await reviews()).toEqual([]);
  await save("2027-01-20");
  expect(await reviews()).toEqual([["2027-01-20"]]);
  await save("2027-01-21");
  expect(await reviews()).toEqual([["2027-01-21"]]);
  const [review] = (await listVisits(challenge.id)).filter(({ kind }) => kind === "progress-review");
  await makeTestSession(challenge, { title: "Leader", visitId: review?.id });
  await save("2027-01-25");
  expect(await reviews()).toEqual([["2027-01-21"]]);
  const events = await db.auditEvent.findMany({
    where: { challengeId: challenge.id, type: "visit-changed" },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ data }) => JSON.parse(data).what)).toEqual([
    "made with the review",
    "day changed with the review",
  ]);
});

it("names in its report the team of its visit, each with the post held then, and in the first report what was held on site", async () => {
  const { challenge, permits } = await reviewing();
  const [asha, ben] = challenge.peerIds;
  const { peer } = permits;
  await saveReview(peer, visit, TEST_NOW);
  await atReview(challenge, asha, { post: "Deputy Leader", organisation: "Northmere Council" });
  await leaveOut(challenge, ben);
  const there = await permitAtVisit(permits.challengeManager, (await readWholeReview(peer)).visit?.id ?? "");
  await addPeerAtVisit(there, { ...NEW_PEER, name: "Rita Returning", organisation: "Saltmere" }, TEST_NOW);
  // Whoever is added is not confirmed before the councils agreed.
  await db.peer.updateMany({ where: { name: "Rita Returning" }, data: { status: "confirmed" } });
  const words = JSON.stringify(await composeProgressReviewDocument(peer));
  expect(words).toContain("Deputy Leader, Northmere Council");
  expect(words).toContain("Rita Returning");
  expect(words).not.toContain("Ben Peer");
  const report = recordOf(await readReportSources(peer), "2026-05-01", null).team;
  expect(report.map(({ name }) => name)).toEqual(["Asha Peer", "Ben Peer"]);
  expect(JSON.stringify(report)).not.toContain("Northmere");
});

it("says all days of its visit, and issues nothing when the team changes while it is drawn", async () => {
  const { challenge, permits } = await reviewing();
  await saveReview(permits.peer, visit, TEST_NOW);
  const before = await readReviewRecords(permits.peer, db);
  const { id: visitId = "" } = before.visit ?? {};
  await db.visitDay.create({ data: { visitId, date: "2026-01-09" } });
  expect(reviewView(await readWholeReview(permits.peer)).heldOn).toBe("8 to 9 January 2026");
  await atReview(challenge, challenge.peerIds[0], { post: "Deputy Leader" });
  expect(await readReviewRecords(permits.peer, db)).not.toEqual(before);
});

it("judges recommendations that were shared, one judgement each", async () => {
  const { permits, first } = await reviewing();
  const elsewhere = await makeTestChallenge({ stage: "reviewing" });
  const { peer, secondPeer } = permits;
  const id = await saveJudgement(peer, first, good, TEST_NOW);
  await expect(saveJudgement(secondPeer, first, good, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
  const changed = { ...good, judgement: "complete", version: 1 } as const;
  expect(await saveJudgement(secondPeer, first, changed, TEST_NOW)).toBe(id);
  expect(await listJudgements(peer)).toMatchObject([{ judgement: "complete", version: 2 }]);
  await expect(saveJudgement(elsewhere.permits.peer, first, good, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(saveJudgement(permits.coordinator as never, first, good, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("keeps examples of good practice in order, of councils of the challenge", async () => {
  const { challenge, permits } = await reviewing({ partnership: true });
  const elsewhere = await makeTestChallenge({ stage: "reviewing" });
  const { peer } = permits;
  const id = await saveGoodPractice(peer, null, example, TEST_NOW);
  await saveGoodPractice(peer, null, { ...example, title: "Second" }, TEST_NOW);
  await saveGoodPractice(
    peer,
    id,
    { ...example, title: "First", councilId: challenge.council.id, version: 1 },
    TEST_NOW,
  );
  expect((await listGoodPractice(peer)).map((each) => each.title)).toEqual(["First", "Second"]);
  await expect(
    saveGoodPractice(peer, null, { ...example, councilId: elsewhere.council.id }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "councilId" });
  for (const refused of [
    saveGoodPractice(elsewhere.permits.peer, id, example, TEST_NOW),
    removeGoodPractice(elsewhere.permits.peer, id, TEST_NOW),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: "not-found" });
  }
  await removeGoodPractice(peer, id, TEST_NOW);
  expect((await listGoodPractice(peer)).map((each) => each.title)).toEqual(["Second"]);
});

it("issues a draft and a final report that stay as they were, with a trace", async () => {
  const { challenge, permits, first, second } = await reviewing({ partnership: true });
  const { peer, challengeManager, coordinator, supportOfficer } = permits;
  const draft = { status: "draft", acknowledged: true } as const;
  await expect(issueReview(peer, draft, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  await saveReview(peer, visit, TEST_NOW);
  await leaveOut(challenge, challenge.peerIds[1]);
  await saveJudgement(peer, first, { ...good, text: "First words" }, TEST_NOW);
  await expect(issueReview(peer, { ...draft, acknowledged: false }, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "acknowledged",
  });
  await expect(issueReview(supportOfficer, draft, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  const one = await issueReview(peer, draft, TEST_NOW);

  const action = await addTestAction(coordinator, first);
  await updateAction(coordinator, action, { rating: "complete", text: "Done." }, TEST_NOW);
  await issuePlan(coordinator, { acknowledged: true }, TEST_NOW);
  await saveJudgement(peer, first, { ...good, text: "Second words", version: 1 }, TEST_NOW);
  await saveJudgement(peer, second, good, TEST_NOW);
  await saveGoodPractice(peer, null, example, TEST_NOW);
  const two = await issueReview(challengeManager, { status: "final", acknowledged: false }, TEST_NOW);
  expect([one.number, one.status, two.number, two.status]).toEqual([1, "draft", 2, "final"]);

  const shown = JSON.stringify((await readIssuedVersion(coordinator, one.id)).document);
  expect(shown).toContain("First words");
  expect(shown).not.toContain("Second words");
  const final = JSON.stringify((await readIssuedVersion(coordinator, two.id)).document);
  for (const words of ["Asha Peer", "100%", "Good progress", "Two became one."])
    expect(final).toContain(words);
  expect(final).not.toContain("Ben Peer");
  expect(await lintDocx(await readIssuedBytes(coordinator, two))).toEqual([]);
  expect((await listIssuedReviews(coordinator)).map((version) => version.number)).toEqual([2, 1]);
  const trace = await db.auditEvent.findMany({ where: { challengeId: challenge.id, type: "review-issued" } });
  expect(trace).toHaveLength(2);
});

it("shows a council nothing before it is issued, and the peers no plan that is not approved", async () => {
  const { permits, first } = await reviewing({ partnership: true });
  const { peer, coordinator, councilReader, actionOwner } = permits;
  await saveReview(peer, { ...visit, introduction: "PLANTED introduction" }, TEST_NOW);
  await saveJudgement(peer, first, { ...good, text: "PLANTED judgement" }, TEST_NOW);
  await saveGoodPractice(peer, null, { ...example, title: "PLANTED example" }, TEST_NOW);
  for (const permit of [coordinator, councilReader, actionOwner]) {
    expect(() => peerTeamPermit(permit)).toThrow("belongs to the peer team");
    await expect(composeProgressReviewDocument(permit)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listIssuedVersions(permit, "progress-review")).toEqual([]);
    expect(permit.may("review.draft")).toBe(false);
  }
  const action = await addTestAction(coordinator, first, { text: "SECRET action" });
  await updateAction(coordinator, action, { rating: "off-track", text: "SECRET update" }, TEST_NOW);
  const seen = await readWholeReview(peer);
  expect(seen.ratings).toEqual([]);
  expect(JSON.stringify([seen, reviewView(seen), await composeProgressReviewDocument(peer)])).not.toMatch(
    /SECRET|off-track|Off track/,
  );
});
