import type { Role, Stage } from "#app/access/permissions.ts";
import { makePermit, permitAt } from "#app/access/permit.server.ts";
import {
  type ChallengePermit,
  type CouncilPermit,
  councilPermit,
  type PeerTeamPermit,
  peerTeamPermit,
  type VisitPermit,
} from "#app/access/permit.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** The instant at which test challenges are made: a Monday in winter, so London and UTC agree. */
export const TEST_NOW = new Date("2026-01-12T10:00:00Z");

/** The official titles of the five themes. */
const THEME_TITLES = [
  "Local priorities and outcomes",
  "Organisational and place leadership",
  "Governance and culture",
  "Financial planning and management",
  "Capacity for improvement",
];

export interface TestChallengeOptions {
  /** Two councils, Wexcombe and Harrowmere, instead of Wexcombe alone. */
  partnership?: boolean;
  /** Left out: on-site. */
  stage?: Stage;
  title?: string;
}

/** An account made for a test. */
export interface TestAccount {
  id: string;
  name: string;
  email: string;
}

export interface TestCouncil {
  id: string;
  name: string;
  recordId: string;
}

export interface TestChallenge {
  id: string;
  title: string;
  /** Its one visit, on site from Monday 2 to Thursday 5 March 2026. */
  visitId: string;
  /** The commissioning council: Wexcombe Borough Council; `recordId` is its record, which no other challenge has. */
  council: TestCouncil;
  /** The partner, Harrowmere District Council; only in a partnership. */
  otherCouncil: TestCouncil | null;
  /** Five themes, each with one question and two prompts ("1.1", "1.2" …). */
  themes: { id: string; number: number; title: string; promptIds: string[] }[];
  /** Entries in the peer team of `permits.peer` and `scopes.secondPeer`. */
  peerIds: [string, string];
  permits: TestPermits;
}

/** One permit for each role, at the visit of the challenge; `other…` belong to the partner council and fail on a single-council challenge. */
export interface TestPermits {
  challengeManager: PeerTeamPermit & VisitPermit;
  supportOfficer: PeerTeamPermit & VisitPermit;
  peer: PeerTeamPermit & VisitPermit;
  secondPeer: PeerTeamPermit & VisitPermit;
  coordinator: CouncilPermit & VisitPermit;
  councilReader: CouncilPermit & VisitPermit;
  actionOwner: CouncilPermit & VisitPermit;
  readonly otherCoordinator: CouncilPermit & VisitPermit;
  readonly otherCouncilReader: CouncilPermit & VisitPermit;
  readonly otherActionOwner: CouncilPermit & VisitPermit;
}

/** An account without a password; nobody can sign in with it, permits and sessions are made directly. */
export async function makeTestAccount(
  name: string,
  options: { isAdministrator?: boolean } = {},
): Promise<TestAccount> {
  const id = newId();
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${id.slice(-8).toLowerCase()}@example.org`;
  await db.account.create({
    data: {
      id,
      email,
      name,
      isAdministrator: options.isAdministrator ?? false,
      // Managers and administrators are let in only with a second factor: here it is set up, its secret nobody's.
      totpConfirmedAt: TEST_NOW,
      createdAt: TEST_NOW,
    },
    select: { id: true },
  });
  return { id, name, email };
}

export interface TestMember {
  role: Role;
  name: string;
  councilId?: string | null;
  peerId?: string | null;
  readerKind?: ReaderKind | null;
}

/** Adds an account with a membership and returns what the guard would give that person. */
export async function addTestMember(
  challenge: { id: string; title: string; stage: Stage },
  { role, name, councilId = null, peerId = null, readerKind = null }: TestMember,
): Promise<ChallengePermit> {
  const account = await makeTestAccount(name);
  await db.membership.create({
    data: {
      id: newId(),
      accountId: account.id,
      challengeId: challenge.id,
      role,
      councilId,
      peerId,
      readerKind,
      createdAt: TEST_NOW,
    },
    select: { id: true },
  });
  return makePermit({
    challengeId: challenge.id,
    challengeTitle: challenge.title,
    stage: challenge.stage,
    actor: { accountId: account.id, name },
    role,
    councilId,
    peerId,
    readerKind,
    requestId: null,
  });
}

/** The same person as the challenge stands at another stage. Changes the permit only, not the record. */
export function atStage<S extends ChallengePermit>(permit: S, stage: Stage): S {
  return makePermit({ ...permit, stage }) as S;
}

/** A council's record, and the id and name of its part in a challenge that is still to be written. */
async function makeTestCouncil(name: string, shortName: string): Promise<TestCouncil> {
  const recordId = newId();
  await db.council.create({
    data: { id: recordId, name, shortName, createdAt: TEST_NOW, updatedAt: TEST_NOW },
    select: { id: true },
  });
  return { id: newId(), name, recordId };
}

/**
 * A small challenge with its councils, themes, questions, prompts, two peers and one person of every role. Made by
 * writing rows, so that a room's tests do not depend on the rooms before it.
 */
export async function makeTestChallenge(options: TestChallengeOptions = {}): Promise<TestChallenge> {
  const { partnership = false, stage = "on-site" } = options;
  const title = options.title ?? (partnership ? "Wexcombe and Harrowmere Partnership" : "Wexcombe");
  const id = newId();
  const visitId = newId();
  const council = await makeTestCouncil("Wexcombe Borough Council", "Wexcombe");
  const otherCouncil = partnership
    ? await makeTestCouncil("Harrowmere District Council", "Harrowmere")
    : null;
  const themes = THEME_TITLES.map((themeTitle, index) => ({
    id: newId(),
    number: index + 1,
    title: themeTitle,
    promptIds: [newId(), newId()],
  }));
  const peerIds: [string, string] = [newId(), newId()];

  await db.challenge.create({
    data: {
      id,
      title,
      stage,
      isPartnership: partnership,
      questionSet: "2024",
      reportFormat: "2025",
      createdAt: TEST_NOW,
      visits: {
        create: {
          id: visitId,
          kind: "on-site",
          position: 1,
          days: {
            create: ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"].map((date) => ({ date })),
          },
        },
      },
    },
    select: { id: true },
  });
  await db.participatingCouncil.createMany({
    data: [
      { ...council, challengeId: id, shortName: "Wexcombe", isCommissioning: true, position: 1 },
      ...(otherCouncil === null
        ? []
        : [
            {
              ...otherCouncil,
              challengeId: id,
              shortName: "Harrowmere",
              isCommissioning: false,
              position: 2,
            },
          ]),
    ],
  });
  await db.theme.createMany({
    data: themes.map((theme) => ({
      id: theme.id,
      challengeId: id,
      number: theme.number,
      title: theme.title,
    })),
  });
  await db.question.createMany({
    data: themes.map((theme) => ({
      id: newId(),
      challengeId: id,
      themeId: theme.id,
      text: `How well is the council doing on ${theme.title.toLowerCase()}?`,
      position: 1,
    })),
  });
  await db.prompt.createMany({
    data: themes.flatMap((theme) =>
      theme.promptIds.map((promptId, index) => ({
        id: promptId,
        challengeId: id,
        themeId: theme.id,
        ref: `${theme.number}.${index + 1}`,
        text: `Local point ${index + 1} to test under ${theme.title.toLowerCase()}.`,
        position: index + 1,
      })),
    ),
  });
  await db.peer.createMany({
    data: [
      { id: peerIds[0], name: "Asha Peer", role: "leader-peer" },
      { id: peerIds[1], name: "Ben Peer", role: "officer-peer" },
    ].map((peer, index) => ({ ...peer, challengeId: id, status: "confirmed", position: index + 1 })),
  });

  const facts = { id, title, stage };
  const visit = { id: visitId, kind: "on-site" } as const;
  const peerTeam = async (role: Role, name: string, peerId: string | null = null) =>
    permitAt(peerTeamPermit(await addTestMember(facts, { role, name, peerId })), visit);
  const ofCouncil = async (role: Role, name: string, councilId: string) =>
    permitAt(councilPermit(await addTestMember(facts, { role, name, councilId })), visit);

  const permits = {
    challengeManager: await peerTeam("challenge-manager", "Mara Manager"),
    supportOfficer: await peerTeam("support-officer", "Sol Support"),
    peer: await peerTeam("peer", "Asha Peer", peerIds[0]),
    secondPeer: await peerTeam("peer", "Ben Peer", peerIds[1]),
    coordinator: await ofCouncil("coordinator", "Cora Coordinator", council.id),
    councilReader: await ofCouncil("council-reader", "Rhys Reader", council.id),
    actionOwner: await ofCouncil("action-owner", "Owen Owner", council.id),
  };
  const others =
    otherCouncil === null
      ? null
      : {
          coordinator: await ofCouncil("coordinator", "Hana Coordinator", otherCouncil.id),
          councilReader: await ofCouncil("council-reader", "Hal Reader", otherCouncil.id),
          actionOwner: await ofCouncil("action-owner", "Hope Owner", otherCouncil.id),
        };
  const otherRole = (role: "coordinator" | "councilReader" | "actionOwner"): CouncilPermit & VisitPermit => {
    if (others === null) throw new Error("Only a partnership has a second council: partnership: true");
    return others[role];
  };
  return {
    id,
    title,
    visitId,
    council,
    otherCouncil,
    themes,
    peerIds,
    permits: {
      ...permits,
      get otherCoordinator() {
        return otherRole("coordinator");
      },
      get otherCouncilReader() {
        return otherRole("councilReader");
      },
      get otherActionOwner() {
        return otherRole("actionOwner");
      },
    },
  };
}
