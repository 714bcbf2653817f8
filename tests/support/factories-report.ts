import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { TEST_NOW, type TestChallenge } from "./factories.ts";

/** Words planted in the record of a report, each found nowhere else. */
export interface ReportContent {
  findingId: string;
  /** Headline of a finding the team has agreed. */
  agreed: string;
  /** Headline of one it has not. */
  notAgreed: string;
  /** A note, which never leaves the team. */
  note: string;
  /** A section of the report. */
  section: string;
  /** The text of recommendation 1. */
  text: string;
}

/** A note, an agreed finding on it, one that is not agreed, a recommendation and a section, with words to look for. */
export async function addReportContent({
  id,
  visitId,
  themes,
  permits,
  peerIds,
}: TestChallenge): Promise<ReportContent> {
  const themeId = themes[0]?.id ?? "";
  const content: ReportContent = {
    findingId: newId(),
    agreed: "Marigold gates stand open to every parish",
    notAgreed: "Periwinkle roofs are said to leak",
    note: "Someone whispered about the quicksilver ledger",
    section: "The heron stood by the sluice all summer.",
    text: "Count the sycamores in both boroughs and publish the tally.",
  };
  const noteId = newId();
  const recommendationId = newId();
  const by = { updatedAt: TEST_NOW, updatedByName: permits.peer.actor.name };
  const finding = { challengeId: id, themeId, kind: "strength", position: 1, ...by };
  await db.note.create({
    data: {
      id: noteId,
      challengeId: id,
      visitId,
      peerId: peerIds[0],
      authorId: permits.peer.actor.accountId,
      themeId,
      sourceKind: "officer",
      leaning: "strength",
      text: content.note,
      recordedAt: TEST_NOW,
      updatedAt: TEST_NOW,
      retainUntil: "2027-01-01",
    },
    select: { id: true },
  });
  await db.finding.createMany({
    data: [
      { id: content.findingId, headline: content.agreed, status: "agreed", ...finding },
      { id: newId(), headline: content.notAgreed, status: "draft", ...finding },
    ],
  });
  await db.findingNote.createMany({
    data: [{ findingId: content.findingId, noteId, relation: "supporting" }],
  });
  await db.recommendation.create({
    data: {
      id: recommendationId,
      challengeId: id,
      themeId,
      number: 1,
      kind: "key",
      title: "Count the trees",
      text: content.text,
      ...by,
    },
    select: { id: true },
  });
  await db.recommendationFinding.createMany({
    data: [{ recommendationId, findingId: content.findingId }],
  });
  await db.reportSection.create({
    data: {
      id: newId(),
      challengeId: id,
      key: "executive-summary",
      title: "Executive summary",
      body: content.section,
      position: 100,
      ...by,
    },
    select: { id: true },
  });
  return content;
}
