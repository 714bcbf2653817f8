import type { ChallengePermit, PeerTeamPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { PeerDetails } from "./forms.ts";
import type { PeerBefore, PeerRole, PeerStatus } from "./peer-words.ts";
import type { WantedOfPlace } from "./profile/wanted-words.ts";

/** A member of the peer team, or a place still wanted. */
export interface Peer {
  id: string;
  name: string;
  role: PeerRole;
  status: PeerStatus;
  organisation: string;
  brief: string;
  biography: string;
  politicalGroup: string;
  tier: string;
  background: string;
  version: number;
  themes: { id: string; number: number; title: string }[];
}

/** What a place asks for, who looks for somebody, and how whoever fills it fits; for whoever arranges the team. */
export interface PlaceProfile extends WantedOfPlace {
  soughtBy: string;
  fitNote: string;
  peerBefore: PeerBefore;
}

const FACTS = {
  id: true,
  name: true,
  role: true,
  status: true,
  organisation: true,
  brief: true,
  biography: true,
  politicalGroup: true,
  tier: true,
  background: true,
  version: true,
  themes: { select: { theme: { select: { id: true, number: true, title: true } } } },
} as const;

type PeerRow = Omit<Peer, "role" | "status" | "themes"> & {
  role: string;
  status: string;
  themes: { theme: Peer["themes"][number] }[];
};

function fromRow(row: PeerRow): Peer {
  return {
    ...row,
    role: row.role as PeerRole,
    status: row.status as PeerStatus,
    themes: row.themes.map(({ theme }) => theme).sort((a, b) => a.number - b.number),
  };
}

/** The team in its order, places still wanted included. At most 30. */
export async function listPeers(permit: ChallengePermit, client: Db = db): Promise<Peer[]> {
  const rows = await client.peer.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 30,
    select: FACTS,
  });
  return rows.map(fromRow);
}

const PROFILE = {
  wantedGroup: true,
  wantedTier: true,
  wantedExperience: true,
  wantedBackground: true,
  soughtBy: true,
  fitNote: true,
  peerBefore: true,
} as const;

/** What each place of the team asks for and who looks for it, by its id: for whoever arranges the team, nobody else is given any. At most 30. */
export async function listProfiles(permit: ChallengePermit): Promise<Map<string, PlaceProfile>> {
  if (!permit.may("team.edit")) return new Map();
  const rows = await db.peer.findMany({
    where: { challengeId: permit.challengeId },
    take: 30,
    select: { id: true, ...PROFILE },
  });
  return new Map(
    rows.map(({ id, peerBefore, ...profile }) => [id, { ...profile, peerBefore: peerBefore as PeerBefore }]),
  );
}

/** One member with the e-mail address and how they were confirmed, which only those who arrange the visit need. Throws not-found. */
export async function readPeer(
  permit: PeerTeamPermit,
  peerId: string,
  client: Db = db,
): Promise<Peer & PeerDetails & PlaceProfile & { email: string | null; unagreed: Unagreed | null }> {
  const row = await client.peer.findFirst({
    where: { id: peerId, challengeId: permit.challengeId },
    select: {
      ...FACTS,
      ...PROFILE,
      email: true,
      telephone: true,
      diet: true,
      accessNeeds: true,
      unagreedWhat: true,
      unagreedReason: true,
      unagreedAt: true,
      unagreedByName: true,
    },
  });
  if (row === null) throw new AppError("not-found", "There is no such member of the peer team.");
  const {
    email,
    telephone,
    diet,
    accessNeeds,
    wantedGroup,
    wantedTier,
    wantedExperience,
    wantedBackground,
    soughtBy,
    fitNote,
    peerBefore,
    unagreedWhat: what,
    unagreedReason: reason,
    unagreedAt: at,
    unagreedByName: byName,
    ...facts
  } = row;
  const details = { telephone, diet, accessNeeds };
  const wanted = { wantedGroup, wantedTier, wantedExperience, wantedBackground };
  return {
    ...fromRow(facts),
    email,
    ...details,
    ...wanted,
    soughtBy,
    fitNote,
    peerBefore: peerBefore as PeerBefore,
    unagreed: at === null ? null : { what, reason, at, byName },
  };
}

/** Of somebody confirmed although not every council had agreed: what was missing, why all the same, when and by whom. */
export interface Unagreed {
  what: string;
  reason: string;
  at: Date;
  byName: string;
}

/** What a place asks for, to look for somebody else for it; null for no place of this challenge. */
export async function readAskedFor(
  permit: PeerTeamPermit,
  peerId: string | null,
): Promise<(WantedOfPlace & { role: string; brief: string; soughtBy: string }) | null> {
  if (peerId === null) return null;
  const { soughtBy, wantedGroup, wantedTier, wantedExperience, wantedBackground } = PROFILE;
  const wanted = { wantedGroup, wantedTier, wantedExperience, wantedBackground };
  return db.peer.findFirst({
    where: { id: peerId, challengeId: permit.challengeId },
    select: { role: true, brief: true, soughtBy, ...wanted },
  });
}

/** A declared conflict of interest and what was decided about it. */
export interface Conflict {
  id: string;
  /** The visit it was declared for. */
  visitId: string;
  /** That there is nothing to declare; then there is no description, and nothing to decide. */
  isNothing: boolean;
  description: string;
  declaredAt: Date;
  decision: string | null;
  decidedByName: string | null;
  version: number;
}

/** What one member declared, oldest first. Only for those with conflicts.read: the caller's permission. */
export async function listConflicts(permit: PeerTeamPermit, peerId: string): Promise<Conflict[]> {
  if (!permit.may("conflicts.read")) return [];
  return db.conflictOfInterest.findMany({
    where: { peerId, peer: { challengeId: permit.challengeId } },
    orderBy: { declaredAt: "asc" },
    take: 50,
    select: {
      id: true,
      visitId: true,
      isNothing: true,
      description: true,
      declaredAt: true,
      decision: true,
      decidedByName: true,
      version: true,
    },
  });
}

/** The five themes, for choosing who leads on which. */
export async function listThemes(
  permit: ChallengePermit,
  client: Db = db,
): Promise<{ id: string; number: number; title: string }[]> {
  return client.theme.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, title: true },
  });
}
