import { type CouncilRecordRole, councilCan } from "./council-permissions.ts";
import { can, type Role, type Stage } from "./permissions.ts";
import type { Actor, ChallengePermit, CouncilRecordPermit, ServedCouncil, VisitPermit } from "./permit.ts";
import type { ReaderKind } from "./readers/reader-rights.ts";
import { canInSupport } from "./readers/support-rights.ts";
import type { VisitKind } from "./visit-kinds.ts";

/** What is known of one person in one challenge when a permit is made. */
export interface PermitFacts {
  challengeId: string;
  challengeTitle: string;
  stage: Stage;
  actor: Actor;
  role: Role;
  councilId: string | null;
  peerId: string | null;
  /** Who a council's reader is; absent or null for everybody else. */
  readerKind?: ReaderKind | null | undefined;
  /** Whether it is a peer who comes to a progress review alone; absent for everybody else. */
  isOfReviewAlone?: boolean | undefined;
  requestId: string | null;
  /** For somebody let in for support, until when. */
  supportUntil?: Date | null;
  /** Each council that the person serves in the challenge, and as what; absent where that is one at most. */
  serves?: readonly ServedCouncil[] | undefined;
  /** The visit it is at, which is one of the challenge; absent where none is meant. */
  visitId?: string | undefined;
  visitKind?: VisitKind | undefined;
}

/** A visit of a challenge, as a permit needs to know it. */
export interface VisitOfPermit {
  id: string;
  kind: VisitKind;
}

/**
 * Makes a permit. Called by the guard, after it has found the person's membership, and by the command line and
 * the demonstration, which act as an administrator of the machine. An import rule keeps it to those.
 */
export function makePermit(facts: PermitFacts): ChallengePermit {
  const supportUntil = facts.supportUntil ?? null;
  const readerKind = facts.readerKind ?? null;
  const isOfReviewAlone = facts.isOfReviewAlone ?? false;
  return {
    ...facts,
    serves: facts.serves ?? [],
    supportUntil,
    readerKind,
    isOfReviewAlone,
    may: (permission) =>
      supportUntil === null
        ? can(facts.role, permission, {
            stage: facts.stage,
            visit: facts.visitKind,
            reader: readerKind,
            isOfReviewAlone,
          })
        : canInSupport(permission),
  } as ChallengePermit;
}

/** The same person's permit at a visit, which the caller has read as one of the challenge. */
export function permitAt<P extends ChallengePermit>(permit: P, visit: VisitOfPermit): P & VisitPermit {
  return makePermit({ ...permit, visitId: visit.id, visitKind: visit.kind }) as P & VisitPermit;
}

/** What is known of one person and one council when a permit for its record is made. */
export interface CouncilRecordPermitFacts {
  councilId: string;
  councilName: string;
  role: CouncilRecordRole;
  actor: Actor;
  requestId: string | null;
}

/** Makes a permit for a council's record; called by the same. */
export function makeCouncilRecordPermit({ role, ...facts }: CouncilRecordPermitFacts): CouncilRecordPermit {
  return { ...facts, may: (permission) => councilCan(role, permission) } as CouncilRecordPermit;
}
