import { expect, it } from "vitest";
import { makePermit } from "#app/access/permit.server.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import { changeFinding } from "#app/areas/findings/save-finding.server.ts";
import { listIssuedVersions, readIssuedBytes, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { atStage, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { makeTestSession } from "#tests/support/factories-evidence.ts";
import { addReportContent } from "#tests/support/factories-report.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { answerComment } from "./answer-comment.server.ts";
import { beginReport } from "./begin-report.server.ts";
import { commentOnDraft } from "./comment-on-draft.server.ts";
import { composeReportDocument } from "./document.server.ts";
import { downloadWorkingCopy } from "./download-working-copy.server.ts";
import { issueReport } from "./issue-report.server.ts";
import { readReportSources } from "./read-report.server.ts";
import { readSlips } from "./read-slips.server.ts";
import { readTeamPage } from "./read-team-page.server.ts";
import * as reportPage from "./routes/report.tsx";
import { saveReportSection } from "./save-section.server.ts";
import {
  findSection,
  listComments,
  listOwnComments,
  listReportSections,
  readComment,
} from "./store.server.ts";

const askReport = drawnPages({ "/challenges/:challengeId/report": reportPage });
const DRAFT = { status: "draft", acknowledged: true } as const;
const FINAL = { status: "final", acknowledged: true } as const;
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);
const reporting = () => makeTestChallenge({ partnership: true, stage: "reporting" });

it("starts each section once with a text from the record, and leaves what is written alone", async () => {
  const { permits } = await reporting();
  await saveReportSection(
    permits.peer,
    { key: "introduction", body: "Our own words.", version: 0 },
    TEST_NOW,
  );
  await beginReport(permits.peer, TEST_NOW);
  await beginReport(permits.challengeManager, TEST_NOW);
  const sections = await listReportSections(permits.peer);
  expect(sections.map((section) => section.key).sort()).toEqual([
    "approach",
    "executive-summary",
    "introduction",
  ]);
  expect((await findSection(permits.peer, "introduction"))?.body).toBe("Our own words.");
  expect((await readTeamPage(permits.peer, TEST_NOW)).slips.map((slip) => slip.code)).toContain(
    "placeholder",
  );
});

it("starts with what the record says of preparation, people and feedback, and prints nested prompts", async () => {
  const challenge = await reporting();
  const { permits, id, themes } = challenge;
  const startOf = async () => {
    await db.reportSection.deleteMany({ where: { challengeId: id } });
    await beginReport(permits.peer, new Date("2026-03-20T12:00:00Z"));
    return (await findSection(permits.peer, "approach"))?.body ?? "";
  };
  expect(await startOf()).toContain("[Insert when the team gave feedback, and to whom.]");
  const feedback = await makeTestSession(challenge, { title: "Feedback" });
  await db.session.update({
    where: { id: feedback },
    data: { kind: "daily-feedback", date: "2026-03-02", start: "17:00" },
  });
  expect(await startOf()).not.toContain("The team gave");
  await db.session.update({ where: { id: feedback }, data: { outcome: "held" } });
  expect(await startOf()).toContain("The team gave informal feedback on 2 March 2026.");

  const prompt = { challengeId: id, themeId: themes[0]?.id ?? "", position: 90 };
  await db.prompt.create({ data: { id: newId(), ref: "1.90", text: "In particular:", ...prompt } });
  const parentId = (await db.prompt.findFirst({ where: { challengeId: id, ref: "1.90" } }))?.id ?? null;
  await db.prompt.create({
    data: { id: newId(), ref: "1.90.1", text: "the yarrow lanes", parentId, ...prompt },
  });
  expect(JSON.stringify(await composeReportDocument(permits.peer))).toContain(
    "- In particular:\\n  - the yarrow lanes",
  );
});

it("saves a section, refuses a stale save and a section this report does not have", async () => {
  const { permits } = await reporting();
  await beginReport(permits.peer, TEST_NOW);
  const save = (body: string, version: number) =>
    saveReportSection(permits.peer, { key: "executive-summary", body, version }, TEST_NOW);
  await save("First.", 1);
  await expect(save("Second.", 1)).rejects.toMatchObject({ code: "conflict" });
  expect(await findSection(permits.peer, "executive-summary")).toMatchObject({ body: "First.", version: 2 });
  const unknown = { key: "theme-9", body: "x", version: 0 };
  await expect(saveReportSection(permits.peer, unknown, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
});

it("refuses who may not write, issue or download, and the wrong stage", async () => {
  const { permits } = await reporting();
  const section = { key: "introduction", body: "x", version: 0 };
  const councilAsTeam = permits.coordinator as unknown as typeof permits.peer;
  const refusals = [
    () => saveReportSection(permits.supportOfficer, section, TEST_NOW),
    () => saveReportSection(councilAsTeam, section, TEST_NOW),
    () => beginReport(atStage(permits.peer, "reviewing"), TEST_NOW),
    () => issueReport(permits.peer, DRAFT, TEST_NOW),
    () => issueReport(atStage(permits.challengeManager, "on-site"), DRAFT, TEST_NOW),
    () => downloadWorkingCopy(councilAsTeam, TEST_NOW),
    () => commentOnDraft(permits.actionOwner, { place: "x", comment: "y" }, TEST_NOW),
  ];
  for (const refusal of refusals) await expect(refusal()).rejects.toMatchObject({ code: "forbidden" });
  expect(() => composeReportDocument(permits.coordinator)).toThrow("peer team");
});

it("is not started once the final report has been issued: there is nothing to write any more", async () => {
  const { id, permits } = await reporting();
  const { accountId } = permits.peer.actor;
  const cookie = await sessionCookie(accountId);
  const buttons = async () => {
    const { html } = await askReport(`/challenges/${id}/report`, { cookie });
    return [...html.matchAll(/<button\b[^>]*>([^<]*)/g)].map(([, words]) => words);
  };
  expect(await buttons()).toContain("Start the report");
  await issueReport(permits.challengeManager, { ...DRAFT, status: "final" }, later(1));
  expect(await buttons()).not.toContain("Start the report");
  const before = await listReportSections(permits.peer);
  await expect(beginReport(permits.peer, later(2))).rejects.toMatchObject({ code: "conflict" });
  expect(await listReportSections(permits.peer)).toEqual(before);
});

it("asks for slips to be acknowledged before it issues", async () => {
  const { permits } = await reporting();
  await expect(
    issueReport(permits.challengeManager, { ...DRAFT, acknowledged: false }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "acknowledged" });
  expect(await listIssuedVersions(permits.challengeManager, "report")).toEqual([]);
});

it("shows councils nothing before it is issued, and then what was frozen", async () => {
  const challenge = await reporting();
  const { permits } = challenge;
  const content = await addReportContent(challenge);
  const slips = await readSlips(permits.peer, await readReportSources(permits.peer), "2026-01-12");
  expect(slips.map((slip) => slip.code)).toContain("finding-not-agreed");
  for (const permit of [permits.coordinator, permits.councilReader, permits.otherCoordinator]) {
    expect(await listIssuedVersions(permit, "report")).toEqual([]);
    expect(await listSharedRecommendations(permit)).toEqual([]);
  }
  const issued = await issueReport(permits.challengeManager, DRAFT, later(1));
  expect(issued).toMatchObject({ number: 1, status: "draft" });
  for (const readerKind of ["opposition-leader", "committee-clerk"] as const) {
    const narrow = makePermit({ ...permits.councilReader, readerKind });
    expect(await listIssuedVersions(narrow, "report")).toEqual([]);
    await expect(readIssuedVersion(narrow, issued.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(readIssuedBytes(narrow, issued)).rejects.toMatchObject({ code: "not-found" });
    expect(await listSharedRecommendations(narrow)).toEqual([]);
  }
  const read = await readIssuedVersion(permits.otherCouncilReader, issued.id);
  const words = JSON.stringify(read.document);
  expect(words).toContain(content.agreed);
  expect(words).toContain(content.section);
  expect(words).not.toContain(content.notAgreed);
  expect(words).not.toContain(content.note);
  expect(await listSharedRecommendations(permits.coordinator)).toMatchObject([
    { number: 1, text: content.text },
  ]);
  expect(await lintDocx(await readIssuedBytes(permits.coordinator, issued))).not.toContainEqual(
    expect.objectContaining({ severity: "error" }),
  );

  await changeFinding(
    permits.peer,
    content.findingId,
    1,
    {
      themeId: challenge.themes[0]?.id ?? "",
      kind: "strength",
      headline: "Quite other words",
      body: "",
      status: "agreed",
    },
    later(2),
  );
  const again = await readIssuedVersion(permits.coordinator, issued.id);
  expect(again.document).toEqual(read.document);
  expect(again.sha256).toBe(issued.sha256);
  const second = await issueReport(permits.challengeManager, DRAFT, later(3));
  expect(second.number).toBe(2);
  const changed = JSON.stringify((await readIssuedVersion(permits.coordinator, second.id)).document);
  expect(changed).toContain("Quite other words");
  expect(changed).not.toContain(content.agreed);
});

it("keeps another challenge out", async () => {
  const challenge = await reporting();
  const elsewhere = await reporting();
  await addReportContent(challenge);
  const issued = await issueReport(challenge.permits.challengeManager, DRAFT, TEST_NOW);
  await expect(readIssuedVersion(elsewhere.permits.peer, issued.id)).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await listReportSections(elsewhere.permits.peer)).toEqual([]);
  const input = { place: "Introduction", comment: "There are 41 parishes." };
  const commentId = await commentOnDraft(challenge.permits.coordinator, input, TEST_NOW);
  await expect(readComment(elsewhere.permits.peer, commentId)).rejects.toMatchObject({ code: "not-found" });
  await expect(
    answerComment(elsewhere.permits.peer, { commentId, decision: "accepted", answer: "Yes." }, TEST_NOW),
  ).rejects.toMatchObject({ code: "not-found" });
});

it("takes comments on the latest draft, walls them by council, and holds the final until all are answered", async () => {
  const { permits } = await reporting();
  const input = { place: "Introduction", comment: "There are 41 parishes, not 40." };
  await expect(commentOnDraft(permits.councilReader, input, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await issueReport(permits.challengeManager, DRAFT, TEST_NOW);
  await expect(
    commentOnDraft(permits.coordinator, { ...input, comment: "  " }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "comment" });
  const commentId = await commentOnDraft(permits.councilReader, input, later(1));

  expect(await listOwnComments(permits.coordinator)).toHaveLength(1);
  expect(await listOwnComments(permits.otherCoordinator)).toEqual([]);
  expect(await listComments(permits.peer)).toMatchObject([{ ...input, draftNumber: 1, decision: null }]);

  await expect(issueReport(permits.challengeManager, FINAL, later(2))).rejects.toThrow(
    "A comment of the accuracy check has no answer yet",
  );
  const answer = { commentId, decision: "accepted", answer: "Corrected." } as const;
  await answerComment(permits.peer, answer, later(3));
  await expect(answerComment(permits.challengeManager, answer, later(4))).rejects.toMatchObject({
    code: "conflict",
  });
  await answerComment(
    permits.challengeManager,
    { ...answer, answer: "Corrected on page 4.", answeredAt: later(3).toISOString() },
    later(4),
  );
  expect(await listOwnComments(permits.councilReader)).toMatchObject([
    { decision: "accepted", answer: "Corrected on page 4." },
  ]);

  const final = await issueReport(permits.challengeManager, FINAL, later(5));
  expect(final).toMatchObject({ number: 2, status: "final" });
  await expect(issueReport(permits.challengeManager, DRAFT, later(6))).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(commentOnDraft(permits.coordinator, input, later(7))).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(
    answerComment(permits.peer, { ...answer, answeredAt: later(4).toISOString() }, later(8)),
  ).rejects.toMatchObject({ code: "conflict" });
});

it("draws the working copy in both formats and leaves a trace of the download", async () => {
  const challenge = await reporting();
  await addReportContent(challenge);
  for (const reportFormat of ["2021", "2025"]) {
    await db.challenge.update({ where: { id: challenge.id }, data: { reportFormat }, select: { id: true } });
    const { bytes, fileName } = await downloadWorkingCopy(challenge.permits.peer, TEST_NOW);
    expect(fileName).toMatch(/^Corporate Peer Challenge report, .*Council.*, working copy\.docx$/);
    const errors = (await lintDocx(bytes)).filter((finding) => finding.severity === "error");
    expect(errors).toEqual([]);
  }
  const traces = await db.auditEvent.count({
    where: { challengeId: challenge.id, type: "file-downloaded" },
  });
  expect(traces).toBe(2);
});
