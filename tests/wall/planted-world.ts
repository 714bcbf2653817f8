import type { ChallengePermit } from "#app/access/permit.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { storedTelling } from "#app/areas/timetable/invitations/stored-telling.ts";
import { keptDays, keptPlaces } from "#app/areas/visits/kept-days.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { WordDocument } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { pngOf } from "#tests/fixtures/logos/pictures.ts";
import {
  addTestMember,
  makeTestAccount,
  makeTestChallenge,
  TEST_NOW,
  type TestChallenge,
} from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { plantColumn, wordColumns } from "./plant-columns.ts";

/** Words that stand nowhere else, each planted wherever one side keeps something to itself. */
export const PLANTED = {
  /** Notes, findings, drafts, conflicts, addresses: the peer team's. */
  team: "syzygetic",
  /** Drafts of Wexcombe, the commissioning council. */
  council: "zeugmatic",
  /** Drafts of Harrowmere, the other council. */
  otherCouncil: "quincuncial",
  /** What Wexcombe, and what Harrowmere, keeps across its challenges. */
  record: "xylographic",
  otherRecord: "yttriferous",
  /** Addresses and access needs of people in the timetable: for those who arrange it. */
  arrangers: "pellucid",
  /** How the team is reached: for the peers and for those who arrange the visit. */
  attendance: "quodlibetic",
  /** Who was asked for a place in the team and has not agreed: for whoever arranges the team. */
  search: "taphonomic",
  /** Who is put to the councils: for whoever manages and for the councils, not for the peers. */
  offices: "rutilant",
  /** What only the challenge manager reads: holds, certificates, requests of support. */
  managers: "rubicund",
  /** A message to one account: a link to sign in, a reset. */
  personal: "columbine",
  /** What somebody is writing and has not saved: for them alone. */
  writer: "gallimaufry",
  /** What is never sent to anybody. */
  secret: "tenebrous",
} as const;

/** Behind an address of a visit's page: that of the progress review, not of the visit on site. */
export const AT_REVIEW = "#progress-review";

/** Readers of the commissioning council whose rights differ from every reader's (app/access/readers/reader-rights.ts). */
export const READERS_APART = [
  "opposition-leader",
  "monitoring-officer",
  "committee-clerk",
] as const satisfies ReaderKind[];

export interface PlantedWorld {
  challenge: TestChallenge;
  readers: {
    oppositionLeader: ChallengePermit;
    monitoringOfficer: ChallengePermit;
    committeeClerk: ChallengePermit;
  };
  /** A peer who comes to the progress review alone. */
  reviewPeer: ChallengePermit;
  /** Co-ordinates for both councils; the permit is for the commissioning one. */
  jointCoordinator: ChallengePermit;
  /** Ids to put in an address, several where there are several kinds of thing. */
  idsByParam: Record<string, readonly string[]>;
  /** Ids that an address means where there are several kinds: of the commissioning council where each has its own. */
  meantBy(
    url: string,
  ): Record<"versionId" | "mailId" | "councilId" | "bodyId" | "visitId" | "sessionId", string | undefined>;
  cookieOf(accountId: string): Promise<string>;
}

/** The kind of issued version that an address means, by a part of the address; else a report. */
const VERSION_KINDS = {
  "/preparation/": "position-statement",
  "/timetable/": "timetable",
  "/action-plan/": "action-plan",
  "/progress-review/": "progress-review",
  "/scope/": "scope",
};

function documentOf(kind: WordDocument["kind"], words: string): WordDocument {
  return {
    kind,
    title: "A document",
    subtitle: "A challenge",
    organisation: "Local Government Association",
    dateText: "March 2026",
    statusText: "Draft",
    description: "A document",
    contentsList: false,
    orientation: "portrait",
    sections: { introduction: [{ kind: "paragraph", text: words }] },
  };
}

async function issue(
  challengeId: string,
  kind: WordDocument["kind"],
  councilId: string | null,
  visitId: string | null = null,
): Promise<string> {
  const document = documentOf(kind, "Issued words.");
  const file = await keepFile(await drawWord(document));
  const id = newId();
  await db.issuedVersion.create({
    data: {
      id,
      challengeId,
      councilId,
      visitId,
      kind,
      number: 1,
      status: "draft",
      title: document.title,
      content: JSON.stringify(document),
      sha256: file.sha256,
      byteLength: file.byteLength,
      fileKey: file.key,
      issuedAt: new Date(Date.now() + 60_000),
      issuedById: "machine",
      issuedByName: "Mara Manager",
    },
  });
  return id;
}

/** What the peer team keeps to itself, with a recommendation that was reworded since it was issued. */
async function plantTeam(challenge: TestChallenge) {
  const { id: challengeId, themes, peerIds, permits } = challenge;
  const word = PLANTED.team;
  const ids = {
    note: newId(),
    finding: newId(),
    recommendation: newId(),
    observation: newId(),
    practice: newId(),
    proposal: newId(),
  };
  const sessionId = newId();
  const themeId = themes[0]?.id ?? "";
  const updatedAt = new Date(Date.now() + 3_600_000);
  await db.session.create({
    data: {
      id: sessionId,
      challengeId,
      visitId: challenge.visitId,
      kind: "interview",
      title: "Interview",
      date: "2026-03-03",
      start: "10:00",
      minutes: 45,
      status: "planned",
    },
  });
  await db.note.create({
    data: {
      id: ids.note,
      challengeId,
      visitId: challenge.visitId,
      peerId: peerIds[0],
      authorId: permits.peer.actor.accountId,
      sessionId,
      themeId,
      sourceKind: "officer",
      sourceTitle: `${word} title`,
      leaning: "improvement",
      text: `${word} note`,
      recordedAt: TEST_NOW,
      updatedAt: TEST_NOW,
      retainUntil: "2027-01-01",
    },
  });
  await db.finding.create({
    data: {
      id: ids.finding,
      challengeId,
      themeId,
      kind: "improvement",
      headline: `${word} headline`,
      body: `${word} found`,
      status: "agreed",
      position: 1,
      updatedAt,
      notes: { create: { noteId: ids.note, relation: "supporting" } },
    },
  });
  await db.recommendation.create({
    data: {
      id: ids.recommendation,
      challengeId,
      themeId,
      number: 1,
      kind: "key",
      title: `${word} recommended`,
      text: `${word} recommending`,
      updatedAt,
      findings: { create: { findingId: ids.finding } },
    },
  });
  await db.softerObservation.create({
    data: { id: ids.observation, challengeId, text: `${word} observed`, position: 1 },
  });
  await db.reportSection.create({
    data: {
      id: newId(),
      challengeId,
      key: "executive-summary",
      title: "Executive summary",
      body: `${word} summary`,
      position: 1,
      updatedAt,
    },
  });
  await db.peer.update({
    where: { id: peerIds[0] },
    data: {
      email: `${word}@peer.example`,
      brief: `${word} brief`,
      telephone: `${PLANTED.attendance} telephone`,
      diet: `${PLANTED.arrangers} diet`,
      accessNeeds: `${PLANTED.arrangers} access`,
      wantedGroup: `${word} group`,
      wantedTier: `${word} tier`,
      wantedExperience: `${word} experience`,
      wantedBackground: `${word} background`,
      soughtBy: `${word} office`,
      fitNote: `${word} fit`,
      peerBefore: word,
    },
  });
  await db.peer.update({
    where: { id: peerIds[1] },
    data: { status: "approached", biography: `${word} life` },
  });
  await db.peerProposal.create({
    data: {
      id: ids.proposal,
      challengeId,
      peerId: peerIds[1],
      name: "",
      post: "",
      organisation: "",
      why: "",
      sha256: "",
      proposedAt: TEST_NOW,
      proposedById: permits.challengeManager.actor.accountId,
      proposedByName: "",
    },
  });
  await db.conflictOfInterest.create({
    data: {
      id: newId(),
      peerId: peerIds[0],
      visitId: challenge.visitId,
      description: `${word} cousin`,
      declaredAt: TEST_NOW,
    },
  });
  await db.peerAnswer.create({
    data: {
      challengeId,
      peerId: peerIds[0],
      visitId: challenge.visitId,
      availability: "some-times",
      note: `${PLANTED.arrangers} note`,
      days: "2026-03-02 2026-03-03",
      askedAt: TEST_NOW,
      answeredAt: TEST_NOW,
    },
  });
  await db.visitPeer.create({
    data: {
      visitId: challenge.visitId,
      peerId: peerIds[0],
      isHere: true,
      post: "Leader",
      organisation: "Saltmere",
    },
  });
  await db.progressReview.create({
    data: { challengeId, introduction: `${word} introduction`, conclusion: `${word} end`, updatedAt },
  });
  await db.reviewJudgement.create({
    data: {
      id: newId(),
      challengeId,
      recommendationId: ids.recommendation,
      judgement: "some-progress",
      text: `${word} judgement`,
      updatedAt,
    },
  });
  await db.goodPractice.create({
    data: { id: ids.practice, challengeId, title: `${word} practice`, body: `${word} body`, position: 1 },
  });
  return { ...ids, session: sessionId };
}

/**
 * Somebody whom the team asked and a council has not heard of: wanted and named in sessions of both visits, away for an hour, and of another
 * post at the review.
 */
async function plantSearch(
  { id: challengeId, visitId }: TestChallenge,
  review: { visit: string; session: string },
  sessionId: string,
) {
  const peerId = newId();
  await db.peer.create({
    data: {
      id: peerId,
      challengeId,
      name: `${PLANTED.search} name`,
      role: "officer-peer",
      organisation: `${PLANTED.search} council`,
      biography: `${PLANTED.search} life`,
      status: "approached",
      position: 3,
      sessions: { create: [{ sessionId }, { sessionId: review.session }] },
      wantedIn: { create: { sessionId } },
      absences: { create: { id: newId(), challengeId, date: "2026-03-03", start: "09:00", end: "10:30" } },
      visits: {
        create: [visitId, review.visit].map((at) => ({
          visitId: at,
          isHere: true,
          post: `${PLANTED.search} post`,
          organisation: `${PLANTED.search} authority`,
        })),
      },
    },
    select: { id: true },
  });
}

/** A progress review with a session of its own, which the same person attends. */
async function plantReviewVisit({ id: challengeId }: TestChallenge) {
  const ids = { visit: newId(), session: newId() };
  await db.visit.create({
    data: {
      id: ids.visit,
      challengeId,
      kind: "progress-review",
      position: 2,
      days: { create: [{ date: "2027-01-20" }, { date: "2027-01-21" }] },
    },
  });
  await db.session.create({
    data: {
      id: ids.session,
      challengeId,
      visitId: ids.visit,
      kind: "interview",
      title: "Interview of the review",
      date: "2027-01-20",
      start: "10:00",
      minutes: 45,
      status: "planned",
    },
  });
  return ids;
}

/** Somebody who comes to the review alone, and was neither on site nor at a conversation before. */
async function plantReviewPeer(challenge: TestChallenge, reviewId: string): Promise<ChallengePermit> {
  const { id: challengeId, title, visitId } = challenge;
  const peerId = newId();
  await db.peer.create({
    data: {
      id: peerId,
      challengeId,
      name: "Rita Returning",
      role: "member-peer",
      status: "confirmed",
      position: 4,
      visits: {
        create: [
          { visitId, isHere: false },
          { visitId: reviewId, isHere: true },
        ],
      },
    },
    select: { id: true },
  });
  return addTestMember(
    { id: challengeId, title, stage: "on-site" },
    { role: "peer", name: "Rita Returning", councilId: null, peerId },
  );
}

/** The visit was postponed, and what it marks of the team is open. */
async function plantPostponement({ id: challengeId, visitId, peerIds: [peerId] }: TestChallenge) {
  const ids = { postponement: newId(), mark: newId() };
  await db.postponement.create({
    data: {
      id: ids.postponement,
      challengeId,
      decidedBy: "Leader of the Council",
      reason: "The council asked for it.",
      recordedAt: TEST_NOW,
      recordedByName: "Mara Manager",
      visits: {
        create: {
          id: newId(),
          challengeId,
          visitId,
          earlierDays: keptDays.write(["2026-02-02"]),
          newDays: keptDays.write(["2026-03-02"]),
          places: keptPlaces.write([]),
        },
      },
      marks: { create: { id: ids.mark, challengeId, about: "peer", peerId } },
    },
  });
  return ids;
}

/** What one council keeps to itself. */
async function plantCouncil(
  challenge: TestChallenge,
  councilId: string,
  recommendationId: string,
  versionId: string,
  word: string,
  ownerAccountId: string | null = null,
) {
  const { id: challengeId } = challenge;
  const ids = {
    section: newId(),
    action: newId(),
    route: newId(),
    comment: newId(),
    decision: newId(),
    link: newId(),
  };
  await db.statementSection.create({
    data: {
      id: ids.section,
      challengeId,
      councilId,
      title: `${word} section`,
      status: "drafting",
      body: `${word} statement`,
      position: 1,
      updatedAt: TEST_NOW,
    },
  });
  await db.response.create({
    data: {
      id: newId(),
      challengeId,
      councilId,
      recommendationId,
      position: "not-accept",
      reason: `${word} reason`,
      updatedAt: TEST_NOW,
    },
  });
  await db.action.create({
    data: {
      id: ids.action,
      challengeId,
      councilId,
      recommendationId,
      number: 1,
      text: `${word} action`,
      ownerName: `${word} owner`,
      ownerAccountId,
      accountableName: `${word} chief`,
      successMeasure: `${word} measure`,
      updatedAt: TEST_NOW,
      updates: {
        create: {
          id: newId(),
          challengeId,
          rating: "off-track",
          text: `${word} update`,
          madeAt: TEST_NOW,
          madeById: "x",
          madeByName: `${word} maker`,
        },
      },
    },
  });
  await db.reportingRoute.create({
    data: {
      id: ids.route,
      challengeId,
      councilId,
      body: `${word} committee`,
      frequency: "yearly",
      position: 1,
    },
  });
  await db.decision.create({
    data: {
      id: ids.decision,
      challengeId,
      councilId,
      about: "scope",
      subject: "Scope, version 1",
      outcome: "against",
      takenByKind: "body",
      decidedOn: "2026-01-05",
      takesEffectOn: "2026-01-05",
      how: "by-hand",
      recordedAt: TEST_NOW,
      recordedByName: "",
    },
  });
  await db.decision.create({
    data: {
      id: newId(),
      challengeId,
      councilId,
      about: "scope",
      subject: "Scope, version 1",
      issuedVersionId: versionId,
      outcome: "agreed",
      takenByKind: "body",
      decidedOn: "2026-01-05",
      changedInMeeting: "Changed.",
      takesEffectOn: "2026-01-05",
      how: "by-hand",
      recordedAt: TEST_NOW,
      recordedByName: "",
      changesAnswer: {
        create: {
          challengeId,
          outcome: "not-needed",
          answeredAt: TEST_NOW,
          answeredByName: "",
        },
      },
    },
  });
  await db.purposeLink.create({
    data: {
      id: newId(),
      challengeId,
      kind: "approval",
      recordId: versionId,
      reference: ids.link,
      councilId,
      mostUses: 1,
      createdAt: TEST_NOW,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  await db.accuracyComment.create({
    data: {
      id: ids.comment,
      challengeId,
      councilId,
      issuedVersionId: versionId,
      place: `${word} place`,
      comment: `${word} comment`,
      authorId: "x",
      authorName: `${word} author`,
      madeAt: TEST_NOW,
    },
  });
  return ids;
}

/** A file of people that waits to be imported: it holds what only those who arrange the visit may see. */
async function plantImport({ id: challengeId, visitId, permits }: TestChallenge): Promise<string> {
  const id = newId();
  const rows = [
    ["Name", "Kind", "E-mail", "Access needs"],
    [
      `${PLANTED.arrangers} Import`,
      "Partner",
      `${PLANTED.arrangers}@file.example`,
      `${PLANTED.arrangers} file`,
    ],
  ];
  await db.timetableProposal.create({
    data: {
      id,
      challengeId,
      visitId,
      kind: "import",
      label: "",
      status: "ready",
      baseRevision: 0,
      seconds: 0,
      seed: 0,
      result: JSON.stringify({
        fileName: "people.csv",
        sheets: [{ name: "People", rows: rows.map((cells, index) => ({ number: index + 1, cells })) }],
      }),
      startedAt: TEST_NOW,
      startedById: permits.coordinator.actor.accountId,
      startedByName: "",
    },
  });
  return id;
}

/** What the manager keeps to the challenge's own management, and what those who arrange the visit do. */
async function plantManagement({ id: challengeId, visitId, permits }: TestChallenge) {
  const { accountId } = permits.challengeManager.actor;
  await db.retentionHold.create({
    data: { id: newId(), challengeId, reason: "", placedAt: TEST_NOW, placedByName: "" },
  });
  await db.destructionCertificate.create({
    data: {
      id: newId(),
      challengeId,
      category: "notes",
      rule: "",
      count: 1,
      dueOn: "2026-01-01",
      destroyedAt: TEST_NOW,
      byName: "",
    },
  });
  const { id: membershipId } = await db.membership.findFirstOrThrow({
    where: { challengeId, accountId },
    select: { id: true },
  });
  await db.deputy.create({
    data: {
      id: newId(),
      challengeId,
      awayId: membershipId,
      deputyId: membershipId,
      fromOn: "2026-01-12",
      untilOn: "2026-01-16",
      namedAt: TEST_NOW,
      namedById: accountId,
      endedAt: TEST_NOW,
    },
    select: { id: true },
  });
  await db.handOver.create({
    data: {
      id: newId(),
      challengeId,
      fromAccountId: accountId,
      toAccountId: accountId,
      doneAt: TEST_NOW,
      doneById: accountId,
      things: { create: [{ kind: "document", recordId: newId(), had: "" }] },
    },
    select: { id: true },
  });
  await db.supportGrant.create({
    data: { id: newId(), challengeId, accountId, reason: "", askedAt: TEST_NOW, hours: 1 },
  });
  await db.auditEvent.create({
    data: { id: newId(), at: TEST_NOW, challengeId, actorName: "", type: "signed-in", data: "{}" },
  });
  // The notice and the halt are the installation's: a second world in the same database shares them.
  await db.privacyNotice.create({
    data: {
      id: newId(),
      version: 1 + (await db.privacyNotice.count()),
      text: "",
      writtenByName: "",
      writtenAt: TEST_NOW,
    },
  });
  const halt = { since: TEST_NOW, until: TEST_NOW, failures: 1, reason: "" };
  await db.mailHalt.upsert({ where: { id: "mail" }, create: { id: "mail", ...halt }, update: halt });
  await db.accountLink.create({
    data: {
      id: newId(),
      kind: "invitation",
      accountId,
      challengeId,
      createdAt: TEST_NOW,
      expiresAt: TEST_NOW,
    },
  });
  // Not one of the visitors': what is personal may be handed to its owner.
  const { id: somebodysId } = await makeTestAccount("Petra Planted");
  await db.externalIdentity.create({
    data: { id: newId(), accountId: somebodysId, issuer: "", subject: "", createdAt: TEST_NOW },
  });
  await db.letterDraft.create({
    data: {
      id: newId(),
      accountId: somebodysId,
      letterName: "letter.md",
      letterBytes: new Uint8Array([1]),
      mouName: "",
      refusal: "",
      readAt: TEST_NOW,
      keptUntil: new Date(Date.now() + 86_400_000),
    },
  });
  for (const address of ["report", "action-plan"]) {
    await db.draft.create({
      data: {
        id: newId(),
        accountId: somebodysId,
        challengeId,
        address: `/challenges/${challengeId}/${address}`,
        form: "planted",
        texts: "{}",
        savedAt: TEST_NOW,
        keptUntil: new Date(Date.now() + 86_400_000),
      },
    });
    await db.savedForm.create({
      data: {
        id: newId(),
        accountId: somebodysId,
        sentAt: TEST_NOW,
        leadsTo: `/challenges/${challengeId}/${address}`,
      },
    });
    await db.endedDraft.create({
      data: {
        accountId: somebodysId,
        address: `/challenges/${challengeId}/${address}`,
        form: "planted",
        opening: newId(),
        sequence: 1,
        keptUntil: new Date(Date.now() + 86_400_000),
      },
    });
  }
  await db.timetableChange.create({
    data: {
      id: newId(),
      challengeId,
      visitId,
      revision: 1,
      at: TEST_NOW,
      accountId,
      actorName: "",
      label: "",
      before: "[]",
      after: "[]",
    },
  });
  await db.timetableProposal.create({
    data: {
      id: newId(),
      challengeId,
      visitId,
      kind: "solve",
      label: "",
      status: "ready",
      baseRevision: 0,
      seconds: 1,
      seed: 1,
      startedAt: TEST_NOW,
      startedById: accountId,
      startedByName: "",
    },
  });
}

/** A message of each space, with words of that space. */
async function plantMails({ id: challengeId, council, otherCouncil }: TestChallenge) {
  const spaces = [
    ["peer-team", null, PLANTED.team],
    ["council", council.id, PLANTED.council],
    ["council", otherCouncil?.id ?? null, PLANTED.otherCouncil],
    ["account", null, PLANTED.personal],
  ] as const;
  for (const [space, councilId, word] of spaces) {
    await queueMail(
      db,
      {
        kind: space === "account" ? "password-reset" : "invitation",
        space,
        councilId,
        challengeId,
        to: { address: `${word}@mail.example`, name: `${word} name` },
        subject: `${word} subject`,
        body: [{ text: `${word} words` }],
        createdByName: null,
      },
      TEST_NOW,
    );
  }
}

/** A notice of each space that is to be told, and one that was told to somebody of that side, with words of that space. */
async function plantNotices({ id: challengeId, council, otherCouncil, permits }: TestChallenge) {
  const sides = [
    ["peer-team", null, PLANTED.team, permits.peer],
    ["council", council.id, PLANTED.council, permits.coordinator],
    ["council", otherCouncil?.id ?? null, PLANTED.otherCouncil, permits.otherCoordinator],
  ] as const;
  for (const [space, councilId, word, { actor }] of sides) {
    const notice = {
      challengeId,
      kind: "action-reminder",
      space,
      councilId,
      recordId: newId(),
      occasion: "planted",
      page: `/challenges/${challengeId}`,
    };
    await db.notice.create({ data: { id: newId(), ...notice, title: `${word} title`, at: TEST_NOW } });
    await db.toldNotice.create({
      data: {
        id: newId(),
        ...notice,
        accountId: actor.accountId,
        toCouncilId: councilId,
        text: `${word} told`,
        mailId: newId(),
        toldAt: TEST_NOW,
      },
    });
  }
}

/** What both sides share, so that every page has something to show and every file something to hand out. */
async function plantShared({ id: challengeId, visitId, council }: TestChallenge, reportId: string) {
  const ids = {
    sourceDocument: newId(),
    warning: newId(),
    focusArea: newId(),
    packItem: newId(),
    site: newId(),
    room: newId(),
    milestone: newId(),
    publication: newId(),
    proposal: newId(),
    repairs: newId(),
    slug: `published-${newId().toLowerCase()}`,
  };
  const file = await keepFile(new TextEncoder().encode("A letter."));
  await db.sourceDocument.create({
    data: {
      id: ids.sourceDocument,
      challengeId,
      kind: "scope-letter",
      title: "Scope letter",
      fileName: "letter.txt",
      sha256: file.sha256,
      fileKey: file.key,
      addedAt: TEST_NOW,
    },
  });
  await db.scopeWarning.create({
    data: { id: ids.warning, challengeId, code: "placeholder", message: "A gap", quote: "NAME", position: 1 },
  });
  await db.focusArea.create({
    data: { id: ids.focusArea, challengeId, text: "The joint depot", position: 1 },
  });
  await db.packItem.create({
    data: {
      id: ids.packItem,
      challengeId,
      councilId: council.id,
      title: "Budget",
      status: "wanted",
      position: 1,
    },
  });
  await db.site.create({ data: { id: ids.site, challengeId, name: "Town Hall", position: 1 } });
  await db.room.create({
    data: { id: ids.room, challengeId, siteId: ids.site, name: "Committee room", capacity: 10, position: 1 },
  });
  await db.milestone.create({
    data: {
      id: ids.milestone,
      challengeId,
      key: "pack",
      label: "Pack sent",
      rule: "T - 2 weeks",
      position: 1,
    },
  });
  await db.publication.create({
    data: {
      id: ids.publication,
      challengeId,
      issuedVersionId: reportId,
      slug: ids.slug,
      kind: "report",
      title: "Report",
      releasedAt: TEST_NOW,
      releasedByName: "Mara Manager",
    },
  });
  const noRepairs = {
    happening: { what: "room", id: ids.room, day: null },
    notes: [],
    cancelled: [],
    without: [],
    softBefore: 0,
    costBefore: {},
    before: [],
    repairs: [],
  };
  for (const [id, kind, result] of [
    [ids.proposal, "solve", {}],
    [ids.repairs, "repair", noRepairs],
  ] as const) {
    await db.timetableProposal.create({
      data: {
        id,
        challengeId,
        visitId,
        kind,
        label: "",
        status: kind === "solve" ? "failed" : "ready",
        result: JSON.stringify(result),
        baseRevision: 0,
        seconds: 1,
        seed: 1,
        startedAt: TEST_NOW,
        startedById: "x",
        startedByName: "",
      },
    });
  }
  return ids;
}

/** What a council keeps across its challenges; returns the id of a body. */
async function plantRecord({ recordId }: TestChallenge["council"], word: string): Promise<string> {
  const bodyId = newId();
  const { key } = await keepFile(pngOf(40, 20));
  const logo = { logoFileKey: key, logoType: "image/png", logoWidth: 40, logoHeight: 20 };
  await db.council.update({
    where: { id: recordId },
    data: { ...logo, colour: "#1d70b8", updatedByName: `${word} editor` },
    select: { id: true },
  });
  await db.councilElection.create({
    data: {
      id: newId(),
      councilId: recordId,
      year: 2026,
      number: 1,
      votes: true,
      source: "An Order",
      saidAt: TEST_NOW,
      saidById: "x",
      saidByName: `${word} speaker`,
    },
  });
  await db.body.create({
    data: {
      id: bodyId,
      name: "Cabinet",
      kind: "executive",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      updatedByName: `${word} clerk`,
      councils: { create: { councilId: recordId } },
      meetings: { create: { day: "2026-03-10" } },
    },
  });
  await db.planStatusWord.create({
    data: { councilId: recordId, status: "off-track", word: `${word} words`, colour: "#aa0000" },
  });
  return bodyId;
}

/** A council that takes part in nothing yet, as a record that was typed twice: what another can be merged into. */
async function plantSpareRecord(): Promise<string> {
  const id = newId();
  await db.council.create({
    data: { id, name: `Spare Council ${id}`, shortName: "Spare", createdAt: TEST_NOW, updatedAt: TEST_NOW },
    select: { id: true },
  });
  return id;
}

/** Plants a word of its class in every column in which people write, whatever the world put there. */
async function plantEveryColumn({ council, otherCouncil }: TestChallenge) {
  for (const column of wordColumns(["peer-team", "as-issued"])) await plantColumn(column, PLANTED.team);
  for (const column of wordColumns(["arrangers"])) await plantColumn(column, PLANTED.arrangers);
  for (const column of wordColumns(["offices"])) await plantColumn(column, PLANTED.offices);
  for (const column of wordColumns(["managers"])) await plantColumn(column, PLANTED.managers);
  for (const column of wordColumns(["writer"])) await plantColumn(column, PLANTED.writer);
  for (const column of wordColumns(["secret"])) await plantColumn(column, PLANTED.secret);
  for (const column of wordColumns(["council", "council-and-managers"])) {
    await plantColumn(column, PLANTED.council, council.id);
    await plantColumn(column, PLANTED.otherCouncil, otherCouncil?.id ?? "");
  }
  for (const column of wordColumns(["council-record"])) {
    await plantColumn(column, PLANTED.record, council.recordId);
    await plantColumn(column, PLANTED.otherRecord, otherCouncil?.recordId ?? "");
  }
}

const firstOf = (challengeId: string) =>
  ({ where: { challengeId }, orderBy: { id: "asc" }, select: { id: true } }) as const;

/** The ids of what was found, one or several. */
async function idsOf(found: Promise<{ id: string } | { id: string }[] | null>): Promise<string[]> {
  const rows = await found;
  return rows === null ? [] : [rows].flat().map(({ id }) => id);
}

/** The kinds of issued versions in a planted world, in the order they are issued; the last is the other council's. */
const VERSIONS_IN_ORDER = [
  "report",
  "progress-review",
  "position-statement",
  "timetable",
  "action-plan",
  "action-plan",
  "scope",
];

/** A partnership in which each side has something of its own in every room that has such things. */
export async function makePlantedWorld(): Promise<PlantedWorld> {
  const challenge = await makeTestChallenge({ partnership: true, stage: "on-site" });
  const { id: challengeId, council, otherCouncil, themes, peerIds } = challenge;
  // So that the pages of the demonstration alone are asked for too.
  await db.challenge.update({
    where: { id: challengeId },
    data: { isDemonstration: true },
    select: { id: true },
  });
  const readerOf = (readerKind: ReaderKind, name: string) =>
    addTestMember(
      { id: challengeId, title: challenge.title, stage: "on-site" },
      { role: "council-reader", readerKind, name, councilId: council.id },
    );
  const readers = {
    oppositionLeader: await readerOf("opposition-leader", "Otto Opposition"),
    monitoringOfficer: await readerOf("monitoring-officer", "Moira Monitoring"),
    committeeClerk: await readerOf("committee-clerk", "Cleo Clerk"),
  };
  const jointCoordinator = await addTestMember(
    { id: challengeId, title: challenge.title, stage: "on-site" },
    { role: "coordinator", name: "Jo Joint", councilId: council.id },
  );
  await db.membership.create({
    data: {
      id: newId(),
      accountId: jointCoordinator.actor.accountId,
      challengeId,
      role: "coordinator",
      councilId: otherCouncil?.id ?? null,
      createdAt: TEST_NOW,
    },
    select: { id: true },
  });
  const team = await plantTeam(challenge);
  const versionIds = [
    await issue(challengeId, "report", null),
    await issue(challengeId, "progress-review", null),
  ];
  const [reportId = ""] = versionIds;
  const own = await plantCouncil(challenge, council.id, team.recommendation, reportId, PLANTED.council);
  const other = await plantCouncil(
    challenge,
    otherCouncil?.id ?? "",
    team.recommendation,
    reportId,
    PLANTED.otherCouncil,
  );
  const personId = newId();
  await db.person.create({
    data: {
      id: personId,
      challengeId,
      councilId: council.id,
      name: "Ola Officer",
      kind: "officer",
      email: `${PLANTED.arrangers}@council.example`,
      accessNeeds: `${PLANTED.arrangers} needs`,
      sessions: { create: { sessionId: team.session } },
      answers: {
        create: {
          visit: { connect: { id: challenge.visitId } },
          challenge: { connect: { id: challengeId } },
          availability: "any-time",
          note: `${PLANTED.arrangers} note`,
        },
      },
    },
  });
  await db.calendarInvitation.create({
    data: {
      id: newId(),
      challengeId,
      sessionId: team.session,
      personId,
      uid: newId(),
      sequence: 0,
      method: "CANCEL",
      told: storedTelling.write({
        last: { told: null, mailId: null },
        before: { told: null, mailId: null },
      }),
      versionNumber: 1,
      queuedAt: TEST_NOW,
      replies: {
        create: {
          id: newId(),
          challengeId,
          answer: "declined",
          date: "2026-03-02",
          start: "10:00",
          minutes: 45,
          place: "",
          repliedAt: TEST_NOW,
          way: "telephone",
        },
      },
    },
    select: { id: true },
  });
  const shared = await plantShared(challenge, reportId);
  const review = await plantReviewVisit(challenge);
  const reviewPeer = await plantReviewPeer(challenge, review.visit);
  await plantSearch(challenge, review, team.session);
  const postponed = await plantPostponement(challenge);
  versionIds.push(
    await issue(challengeId, "position-statement", council.id),
    await issue(challengeId, "timetable", null, challenge.visitId),
    await issue(challengeId, "action-plan", council.id),
    await issue(challengeId, "action-plan", otherCouncil?.id ?? null),
    await issue(challengeId, "scope", null),
  );
  await plantManagement(challenge);
  const bodyIds = [await plantRecord(council, PLANTED.record)];
  if (otherCouncil !== null) bodyIds.push(await plantRecord(otherCouncil, PLANTED.otherRecord));
  const importId = await plantImport(challenge);
  await plantNotices(challenge);
  await plantMails(challenge);
  await plantEveryColumn(challenge);
  const mailIds = await idsOf(
    db.outgoingMail.findMany({ where: { challengeId }, orderBy: { id: "asc" }, select: { id: true } }),
  );
  const cookies = new Map<string, string>();
  return {
    challenge,
    readers,
    reviewPeer,
    jointCoordinator,
    idsByParam: {
      challengeId: [challengeId],
      themeId: [themes[0]?.id ?? ""],
      promptId: [themes[0]?.promptIds[0] ?? ""],
      peerId: [peerIds[0]],
      personId: [personId],
      visitId: [challenge.visitId, review.visit],
      sessionId: [team.session, review.session],
      noteId: [team.note],
      findingId: [team.finding],
      recommendationId: [team.recommendation],
      observationId: [team.observation],
      goodPracticeId: [team.practice],
      sectionId: [own.section, other.section],
      actionId: [own.action, other.action],
      routeId: [own.route, other.route],
      commentId: [own.comment, other.comment],
      decisionId: [own.decision, other.decision],
      markId: [postponed.mark],
      versionId: versionIds,
      sectionKey: ["executive-summary"],
      sourceDocumentId: [shared.sourceDocument],
      warningId: [shared.warning],
      focusAreaId: [shared.focusArea],
      packItemId: [shared.packItem],
      siteId: [shared.site],
      roomId: [shared.room],
      milestoneId: [shared.milestone],
      publicationId: [shared.publication],
      slug: [shared.slug],
      proposalId: [shared.proposal],
      peerProposalId: [team.proposal],
      repairsId: [shared.repairs],
      questionId: await idsOf(db.question.findFirst(firstOf(challengeId))),
      letterId: await idsOf(db.letterDraft.findFirst({ orderBy: { id: "desc" }, select: { id: true } })),
      mailId: mailIds,
      membershipId: await idsOf(
        db.membership.findMany({
          where: { challengeId, role: { in: ["peer", "coordinator"] } },
          orderBy: { id: "asc" },
          select: { id: true },
        }),
      ),
      accountId: await idsOf(
        db.account.findFirst({ where: { name: "Petra Planted" }, orderBy: { id: "desc" } }),
      ),
      importId: [importId],
      councilId: [council.recordId, otherCouncil?.recordId ?? ""],
      intoId: [await plantSpareRecord()],
      bodyId: bodyIds,
      year: ["2026"],
    },
    meantBy(url) {
      const kind = Object.entries(VERSION_KINDS).find(([part]) => url.includes(part))?.[1] ?? "report";
      // Messages that belong to no challenge are those to an account, planted last.
      const mailId = url.includes("/administration/") ? mailIds.at(-1) : mailIds[0];
      const isAtReview = url.endsWith(AT_REVIEW);
      return {
        versionId: versionIds[VERSIONS_IN_ORDER.indexOf(kind)],
        mailId,
        councilId: council.recordId,
        bodyId: bodyIds[0],
        visitId: isAtReview ? review.visit : challenge.visitId,
        sessionId: isAtReview ? review.session : team.session,
      };
    },
    async cookieOf(accountId) {
      const known = cookies.get(accountId) ?? (await sessionCookie(accountId));
      cookies.set(accountId, known);
      return known;
    },
  };
}
