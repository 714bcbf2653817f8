import { AppError } from "../platform/errors.ts";
import type { CouncilPermission } from "./council-permissions.ts";
import { isPeerTeamRole, type Permission, type Role, type Space, type Stage } from "./permissions.ts";
import type { ReaderKind } from "./readers/reader-rights.ts";
import type { VisitKind } from "./visit-kinds.ts";

declare const challengeBrand: unique symbol;
declare const peerTeamBrand: unique symbol;
declare const councilBrand: unique symbol;
declare const councilRecordBrand: unique symbol;
declare const visitBrand: unique symbol;

/** Who acts: written into every audit event and beside every change. */
export interface Actor {
  accountId: string;
  name: string;
}

/** A council of a challenge that somebody serves, and as what. */
export interface ServedCouncil {
  councilId: string;
  role: Role;
  readerKind: ReaderKind | null;
}

/**
 * The right to touch one challenge, as one person in one role. Only the guard and the command line can make
 * one (permit.server.ts), and every store function takes one: there is no read by bare id.
 */
export interface ChallengePermit {
  readonly [challengeBrand]: true;
  readonly challengeId: string;
  readonly challengeTitle: string;
  readonly stage: Stage;
  readonly actor: Actor;
  readonly role: Role;
  /** The council the person belongs to, of several the one in view (decision 0704); null for the peer team. */
  readonly councilId: string | null;
  /** For somebody who serves several councils, each of them; empty for everybody else. */
  readonly serves: readonly ServedCouncil[];
  /** The person's entry in the peer team; null for everybody else. */
  readonly peerId: string | null;
  /** Who a council's reader is, by which rights differ (reader-rights.ts); null for everybody else. */
  readonly readerKind: ReaderKind | null;
  /** Whether the person is a peer who comes to a progress review alone, by which rights differ (review-peer-rights.ts). */
  readonly isOfReviewAlone: boolean;
  /** Until when somebody from the administration may read along; null for members of the challenge. */
  readonly supportUntil: Date | null;
  /** For the audit trail: the request that did it. */
  readonly requestId: string | null;
  /** Whether this person may do something now: for showing buttons, and for use-cases to check again. */
  may(permission: Permission): boolean;
}

/** A permit that may reach what belongs to the peer team: notes, findings, drafts. */
export interface PeerTeamPermit extends ChallengePermit {
  readonly [peerTeamBrand]: true;
}

/** A permit that may reach one council's own drafts. */
export interface CouncilPermit extends ChallengePermit {
  readonly [councilBrand]: true;
  readonly councilId: string;
}

/**
 * The right to touch the record of one council, which outlives its challenges. Only the guard and the command line can make one, and
 * it reaches no challenge: what it opens is what the council keeps across them.
 */
export interface CouncilRecordPermit {
  readonly [councilRecordBrand]: true;
  readonly councilId: string;
  readonly councilName: string;
  readonly actor: Actor;
  /** For the audit trail: the request that did it. */
  readonly requestId: string | null;
  /** Whether this person may do something with the record: for showing buttons, and for use-cases to check again. */
  may(permission: CouncilPermission): boolean;
}

/** Refuses unless the permit's person may do it with the council's record: the check inside a use-case. */
export function demandOfCouncil(permit: CouncilRecordPermit, permission: CouncilPermission): void {
  if (!permit.may(permission)) {
    throw new AppError("forbidden", "You may read what is kept of this council, and not change it.");
  }
}

/** A permit at one visit of the challenge: what may be done is asked for a visit of its kind. The guard makes it where the address names one. */
export interface VisitPermit extends ChallengePermit {
  readonly [visitBrand]: true;
  readonly visitId: string;
  readonly visitKind: VisitKind;
}

/** The permit a permission of a given space gives. */
export type PermitOf<S extends Space> = S extends "peer-team"
  ? PeerTeamPermit
  : S extends "council"
    ? CouncilPermit
    : ChallengePermit;

/** Narrows to the peer team's space; refuses everybody on the council's side. */
export function peerTeamPermit(permit: ChallengePermit): PeerTeamPermit {
  if (!isPeerTeamRole(permit.role)) {
    throw new AppError("forbidden", "This belongs to the peer team.");
  }
  return permit as PeerTeamPermit;
}

/** Narrows to the space of the person's own council; refuses everybody who has none. */
export function councilPermit(permit: ChallengePermit): CouncilPermit {
  if (permit.councilId === null || isPeerTeamRole(permit.role)) {
    throw new AppError("forbidden", "This belongs to the council.");
  }
  return permit as CouncilPermit;
}

/** The narrow permit for a space. */
export function permitFor<S extends Space>(permit: ChallengePermit, space: S): PermitOf<S> {
  if (space === "peer-team") return peerTeamPermit(permit) as PermitOf<S>;
  if (space === "council") return councilPermit(permit) as PermitOf<S>;
  return permit as unknown as PermitOf<S>;
}

/** Refuses unless the permit's person may do it at the challenge's stage: the check inside a use-case. */
export function demand(permit: ChallengePermit, permission: Permission): void {
  if (!permit.may(permission)) {
    throw new AppError("forbidden", "You cannot do that in your role, or at this stage of the challenge.");
  }
}
