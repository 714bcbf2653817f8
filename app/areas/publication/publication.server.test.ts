import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { issueReport } from "#app/areas/report/issue-report.server.ts";
import { saveReportSection } from "#app/areas/report/save-section.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { exampleDocument } from "#tests/fixtures/word/example-documents.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { addReportContent } from "#tests/support/factories-report.ts";
import { onPublicPagesChanged } from "./public-changes.server.ts";
import { listPublished, readPublished, readPublishedFile, readWithdrawn } from "./public-store.server.ts";
import { readOverview } from "./read-overview.server.ts";
import { readPublicPages } from "./read-public-pages.server.ts";
import { readPublishedWord } from "./read-published-file.server.ts";
import { readCandidate } from "./read-readiness.server.ts";
import { releasePublication } from "./release-publication.server.ts";
import { listPublications } from "./store.server.ts";
import { withdrawPublication } from "./withdraw-publication.server.ts";

const DRAFT = { status: "draft", acknowledged: true } as const;
const FINAL = { status: "final", acknowledged: true } as const;
const reporting = () => makeTestChallenge({ partnership: true, stage: "reporting" });

async function issuePlan(permit: ChallengePermit, councilId: string): Promise<IssuedVersion> {
  const { version } = await freezeDocument(
    permit,
    {
      kind: "action-plan",
      councilId,
      status: "final",
      read: async () => null,
      changedText: "Never said: nothing is read.",
      compose: () => exampleDocument("action-plan"),
      event: ({ kind, number, sha256 }) => ({ type: "plan-issued", data: { kind, number, sha256 } }),
    },
    TEST_NOW,
  );
  return version;
}

async function addMilestones({ id }: TestChallenge): Promise<void> {
  await db.milestone.createMany({
    data: ["report-published", "action-plan-published"].map((key, position) => ({
      id: newId(),
      challengeId: id,
      key,
      label: key,
      rule: "",
      position,
    })),
  });
}

const doneOn = async ({ id }: TestChallenge, key: string) =>
  (await db.milestone.findFirst({ where: { challengeId: id, key }, select: { doneOn: true } }))?.doneOn;

it("publishes a final report at an address that stays, and fills in the key date", async () => {
  const challenge = await reporting();
  const { permits } = challenge;
  await addMilestones(challenge);
  const content = await addReportContent(challenge);
  const draft = await issueReport(permits.challengeManager, DRAFT, TEST_NOW);
  await expect(releasePublication(permits.coordinator, draft.id, TEST_NOW, true)).rejects.toThrow(
    "It is a draft",
  );
  expect(await listPublished()).toEqual([]);
  const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  // Issued is not published: still nothing is public, at any address.
  expect(await listPublished()).toEqual([]);
  expect(await readPublished("wexcombe-and-harrowmere-2026-report", TEST_NOW)).toBeNull();

  const { slug } = await releasePublication(permits.coordinator, final.id, TEST_NOW, true);
  expect(slug).toBe("wexcombe-and-harrowmere-2026-report");
  expect(await listPublished()).toMatchObject([
    { slug, title: "Wexcombe and Harrowmere: peer challenge report, 2026" },
  ]);
  const page = await readPublished(slug, TEST_NOW);
  const words = JSON.stringify(page);
  expect(words).toContain(content.agreed);
  expect(words).not.toContain(content.notAgreed);
  expect(words).not.toContain(content.note);
  const file = await readPublishedWord(slug);
  expect(sha256(file?.bytes ?? new Uint8Array())).toBe(final.sha256);
  expect(await doneOn(challenge, "report-published")).toBe("2026-01-12");
  await expect(releasePublication(permits.coordinator, final.id, TEST_NOW, true)).rejects.toThrow(
    "published already",
  );

  const corrected = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  expect((await readOverview(permits.coordinator))[0]).toMatchObject({
    state: "newer-final",
    candidate: { id: corrected.id },
  });
  expect((await releasePublication(permits.challengeManager, corrected.id, TEST_NOW, true)).slug).toBe(slug);
  expect((await readPublished(slug, TEST_NOW))?.number).toBe(corrected.number);
  expect(await listPublications(permits.coordinator)).toHaveLength(1);
});

it("leaves the reason at the address of what was withdrawn, and never uses the address again", async () => {
  const { permits } = await reporting();
  const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  const { slug, publicationId } = await releasePublication(
    permits.challengeManager,
    final.id,
    TEST_NOW,
    true,
  );
  await expect(
    withdrawPublication(permits.coordinator, { publicationId, reason: " " }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "reason" });
  const input = { publicationId, reason: "Table 2 was wrong." };
  await withdrawPublication(permits.coordinator, input, TEST_NOW);
  await expect(withdrawPublication(permits.coordinator, input, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await readPublished(slug, TEST_NOW)).toBeNull();
  expect(await readPublishedFile(slug)).toBeNull();
  expect(await readWithdrawn(slug)).toMatchObject({ reason: "Table 2 was wrong." });
  expect((await listPublished()).map((each) => each.slug)).not.toContain(slug);
  const again = await releasePublication(permits.challengeManager, final.id, TEST_NOW, true);
  expect(again.slug).toMatch(/^wexcombe-and-harrowmere-2026-report-\d+$/);
  expect(again.slug).not.toBe(slug);
});

it("says of a candidate what was looked at: blanks, no accuracy check, a plan before the report", async () => {
  const { permits } = await reporting();
  const body = "We thank TBC: NAME of Leader.";
  await saveReportSection(permits.challengeManager, { key: "introduction", body, version: 0 }, TEST_NOW);
  const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  const { checks } = await readCandidate(permits.challengeManager, final.id, TEST_NOW);
  const found = checks.map(({ key, outcome }) => `${key} ${outcome}`);
  expect(found).toEqual(expect.arrayContaining(["comments look", "blanks look"]));
  expect(checks.find(({ key }) => key === "blanks")?.text).toContain("NAME of Leader");

  const later = await makeTestChallenge({ partnership: true, stage: "action-planning" });
  const plan = await issuePlan(later.permits.coordinator, later.council.id);
  const ofPlan = (await readCandidate(later.permits.coordinator, plan.id, TEST_NOW)).checks;
  expect(ofPlan.find(({ key }) => key === "report")?.outcome).toBe("look");
});

it("dates a review in title and address by the review, not by the visit", async () => {
  const { permits } = await makeTestChallenge({ stage: "reviewing" });
  const { version } = await freezeDocument(
    permits.challengeManager,
    {
      kind: "progress-review",
      councilId: null,
      status: "final",
      read: async () => null,
      changedText: "Never said: nothing is read.",
      compose: () => ({ ...exampleDocument("progress-review"), dateText: "Review held on 24 November 2027" }),
      event: ({ kind, number, sha256 }) => ({
        type: "review-issued",
        data: { kind, number, sha256, status: "final" },
      }),
    },
    TEST_NOW,
  );
  const { slug } = await releasePublication(permits.challengeManager, version.id, TEST_NOW, true);
  expect(slug).toMatch(/-2027-progress-review/);
});

it("gives two challenges of the same councils different addresses", async () => {
  const slugs: string[] = [];
  for (const { permits } of [await reporting(), await reporting()]) {
    const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
    slugs.push((await releasePublication(permits.challengeManager, final.id, TEST_NOW, true)).slug);
  }
  expect(new Set(slugs).size).toBe(2);
});

it("lets each council publish its own plan only, and counts the key date once both are out", async () => {
  const challenge = await makeTestChallenge({ partnership: true, stage: "action-planning" });
  const { permits, council, otherCouncil } = challenge;
  await addMilestones(challenge);
  const own = await issuePlan(permits.coordinator, council.id);
  const others = await issuePlan(permits.otherCoordinator, otherCouncil?.id ?? "");
  await expect(releasePublication(permits.coordinator, others.id, TEST_NOW, true)).rejects.toMatchObject({
    code: "forbidden",
  });
  // The report it answers is not public: whoever publishes the plan all the same says so, and the trail keeps it.
  await expect(releasePublication(permits.coordinator, own.id, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "acknowledged",
  });
  const { slug, publicationId } = await releasePublication(permits.coordinator, own.id, TEST_NOW, true);
  const event = await db.auditEvent.findFirst({
    where: { challengeId: challenge.id, type: "published" },
    select: { data: true },
  });
  expect(event?.data).toMatch(/"lookedPast":\[.*"report"/);
  expect(slug).toBe("wexcombe-2026-action-plan");
  expect((await readPublished(slug, TEST_NOW))?.councils).toEqual(["Wexcombe Borough Council"]);
  await expect(
    withdrawPublication(permits.otherCoordinator, { publicationId, reason: "x" }, TEST_NOW),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(await doneOn(challenge, "action-plan-published")).toBeNull();
  await releasePublication(permits.otherCoordinator, others.id, TEST_NOW, true);
  expect(await doneOn(challenge, "action-plan-published")).toBe("2026-01-12");
});

it("refuses who may not publish, and another challenge", async () => {
  const { permits } = await reporting();
  const elsewhere = await reporting();
  const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  for (const permit of [permits.peer, permits.supportOfficer, permits.councilReader, permits.actionOwner]) {
    await expect(releasePublication(permit, final.id, TEST_NOW, true)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  for (const read of [readCandidate, releasePublication]) {
    await expect(read(elsewhere.permits.challengeManager, final.id, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  }
});

it("draws the words once, at the release: what the drawing or the version becomes later changes nothing", async () => {
  const { permits } = await reporting();
  const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  const { slug } = await releasePublication(permits.challengeManager, final.id, TEST_NOW, true);
  const first = await readPublished(slug, TEST_NOW);
  const where = { issuedVersionId: final.id };
  const frozen = await db.publishedBody.findUniqueOrThrow({ where });
  expect(first?.html).toBe(frozen.html);
  const { content } = await db.issuedVersion.findUniqueOrThrow({
    where: { id: final.id },
    select: { content: true },
  });
  await db.issuedVersion.update({
    where: { id: final.id },
    data: { content: content.replaceAll(/"text":"/g, '"text":"Changed ') },
  });
  expect(await readPublished(slug, TEST_NOW)).toEqual(first);

  // Released before bodies were frozen: it gets its own when it is first read.
  await db.publishedBody.delete({ where });
  await db.issuedVersion.update({ where: { id: final.id }, data: { content } });
  expect((await readPublished(slug, TEST_NOW))?.html).toBe(frozen.html);
  expect((await db.publishedBody.findUniqueOrThrow({ where })).sha256).toBe(frozen.sha256);

  await db.publishedBody.update({ where, data: { html: `${frozen.html}<p>Put in by hand</p>` } });
  await expect(readPublished(slug, TEST_NOW)).rejects.toThrow("does not match its hash");
});

it("says of every public address what it depends on, and when that has changed", async () => {
  const { id, permits, council } = await reporting();
  const final = await issueReport(permits.challengeManager, FINAL, TEST_NOW);
  const before = await readPublicPages();
  let told = 0;
  const stop = onPublicPagesChanged(async () => {
    told += 1;
  });
  const { slug, publicationId } = await releasePublication(
    permits.challengeManager,
    final.id,
    TEST_NOW,
    true,
  );
  expect(told).toBe(1);
  const released = await readPublicPages();
  expect(before.get(`/published/${slug}`)).toBeUndefined();
  expect(released.get(`/published/${slug}/word`)).toMatchObject({ kind: "file", sha256: final.sha256 });
  expect(released.get("/")).not.toEqual(before.get("/"));
  expect(released.get("/accessibility")).toEqual(before.get("/accessibility"));

  await db.participatingCouncil.update({
    where: { id: council.id, challengeId: id },
    data: { name: "Wexcombe City Council" },
  });
  const renamed = await readPublicPages();
  expect(renamed.get(`/published/${slug}`)).not.toEqual(released.get(`/published/${slug}`));

  await withdrawPublication(permits.challengeManager, { publicationId, reason: "Wrong table." }, TEST_NOW);
  expect(told).toBe(2);
  stop();
  const withdrawn = await readPublicPages();
  expect(withdrawn.get(`/published/${slug}/word`)).toEqual({ kind: "withdrawn-file" });
  expect(withdrawn.get(`/published/${slug}`)).not.toEqual(renamed.get(`/published/${slug}`));
});
