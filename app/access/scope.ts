import { AppError } from "../platform/errors.ts";
import { isPeerTeamRole, type Permission, type Role, type Space, type Stage } from "./permissions.ts";

declare const challengeBrand: unique symbol;
declare const peerTeamBrand: unique symbol;
declare const councilBrand: unique symbol;

/** Who acts: written into every audit event and beside every change. */
export interface Actor {
  accountId: string;
  name: string;
}

/**
 * The right to touch one challenge, as one person in one role. Only the guard and the command line can make
 * one (scope.server.ts), and every store function takes one: there is no read by bare id.
 */
export interface ChallengeScope {
  readonly [challengeBrand]: true;
  readonly challengeId: string;
  readonly challengeTitle: string;
  readonly stage: Stage;
  readonly actor: Actor;
  readonly role: Role;
  /** The council the person belongs to; null for the peer team. */
  readonly councilId: string | null;
  /** The person's entry in the peer team; null for everybody else. */
  readonly peerId: string | null;
  /** Until when somebody from the administration may read along; null for members of the challenge. */
  readonly supportUntil: Date | null;
  /** For the audit trail: the request that did it. */
  readonly requestId: string | null;
  /** Whether this person may do something now: for showing buttons, and for use-cases to check again. */
  may(permission: Permission): boolean;
}

/** A scope that may reach what belongs to the peer team: notes, findings, drafts. */
export interface PeerTeamScope extends ChallengeScope {
  readonly [peerTeamBrand]: true;
}

/** A scope that may reach one council's own drafts. */
export interface CouncilScope extends ChallengeScope {
  readonly [councilBrand]: true;
  readonly councilId: string;
}

/** The scope a permission of a given space gives. */
export type ScopeOf<S extends Space> = S extends "peer-team"
  ? PeerTeamScope
  : S extends "council"
    ? CouncilScope
    : ChallengeScope;

/** Narrows to the peer team's space; refuses everybody on the council's side. */
export function peerTeamScope(scope: ChallengeScope): PeerTeamScope {
  if (!isPeerTeamRole(scope.role)) {
    throw new AppError("forbidden", "This belongs to the peer team.");
  }
  return scope as PeerTeamScope;
}

/** Narrows to the space of the person's own council; refuses everybody who has none. */
export function councilScope(scope: ChallengeScope): CouncilScope {
  if (scope.councilId === null || isPeerTeamRole(scope.role)) {
    throw new AppError("forbidden", "This belongs to the council.");
  }
  return scope as CouncilScope;
}

/** The narrow scope for a space. */
export function scopeFor<S extends Space>(scope: ChallengeScope, space: S): ScopeOf<S> {
  if (space === "peer-team") return peerTeamScope(scope) as ScopeOf<S>;
  if (space === "council") return councilScope(scope) as ScopeOf<S>;
  return scope as unknown as ScopeOf<S>;
}

/** Refuses unless the scope's person may do it at the challenge's stage: the check inside a use-case. */
export function demand(scope: ChallengeScope, permission: Permission): void {
  if (!scope.may(permission)) {
    throw new AppError("forbidden", "You cannot do that in your role, or at this stage of the challenge.");
  }
}
