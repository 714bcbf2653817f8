import { isCouncilRole, type Role } from "#app/access/permissions.ts";

/** A person's place in a challenge, as it is asked for. */
export interface WantedMembership {
  role: Role;
  councilId: string | null;
  peerId: string | null;
}

/**
 * The place a person gets: a council role carries its council and nothing else, a peer its entry in the peer
 * team, the LGA's staff neither. What does not belong to the role is dropped, so that no council can cling to
 * a member of the peer team.
 */
export function placeOf(wanted: WantedMembership): WantedMembership {
  return {
    role: wanted.role,
    councilId: isCouncilRole(wanted.role) ? wanted.councilId : null,
    peerId: isCouncilRole(wanted.role) ? null : wanted.peerId,
  };
}

/** Why a member may not be removed, or null: a challenge is never left without a challenge manager. */
export function reasonToKeep(member: { role: Role }, managers: number): string | null {
  return member.role === "challenge-manager" && managers <= 1
    ? "This is the only challenge manager. Add another first."
    : null;
}
