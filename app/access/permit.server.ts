import { can, canInSupport, type Role, type Stage } from "./permissions.ts";
import type { Actor, ChallengePermit } from "./permit.ts";

/** What is known of one person in one challenge when a permit is made. */
export interface PermitFacts {
  challengeId: string;
  challengeTitle: string;
  stage: Stage;
  actor: Actor;
  role: Role;
  councilId: string | null;
  peerId: string | null;
  requestId: string | null;
  /** For somebody let in for support, until when. */
  supportUntil?: Date | null;
}

/**
 * Makes a permit. Called by the guard, after it has found the person's membership, and by the command line and
 * the demonstration, which act as an administrator of the machine. An import rule keeps it to those.
 */
export function makePermit(facts: PermitFacts): ChallengePermit {
  const supportUntil = facts.supportUntil ?? null;
  return {
    ...facts,
    supportUntil,
    may: (permission) =>
      supportUntil === null ? can(facts.role, permission, { stage: facts.stage }) : canInSupport(permission),
  } as ChallengePermit;
}
