import { isCouncilRole, ROLES, type Role } from "#app/access/permissions.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";

/** A person's place in a challenge, as it is asked for. */
export interface WantedMembership {
  role: Role;
  councilId: string | null;
  peerId: string | null;
  /** Who a council's reader is; null or absent for a reader of no kind. */
  readerKind?: ReaderKind | null | undefined;
}

/**
 * The place a person gets: a council role carries its council and nothing else, a peer its entry in the peer
 * team, the LGA's staff neither; a reader may be of a kind. What does not belong to the role is dropped, so that no council can cling to
 * a member of the peer team.
 */
export function placeOf(wanted: WantedMembership) {
  return {
    role: wanted.role,
    councilId: isCouncilRole(wanted.role) ? wanted.councilId : null,
    peerId: isCouncilRole(wanted.role) ? null : wanted.peerId,
    readerKind: wanted.role === "council-reader" ? (wanted.readerKind ?? null) : null,
  };
}

/**
 * What was chosen for somebody and does not belong to their role: it would be dropped without a word. What they had before (`had`) may be
 * left as it was when the role is changed. Null when all of it belongs.
 */
export function strayChoice(
  { role, councilId, peerId, readerKind }: WantedMembership,
  had: Pick<WantedMembership, "councilId" | "peerId" | "readerKind"> = { councilId: null, peerId: null },
): { field: "councilId" | "peerId" | "readerKind"; message: string } | null {
  if (!isCouncilRole(role) && councilId !== null && councilId !== had.councilId) {
    return {
      field: "councilId",
      message: "Nobody of the peer team belongs to a council. Choose “None”, or another role.",
    };
  }
  if (isCouncilRole(role) && peerId !== null && peerId !== had.peerId) {
    return {
      field: "peerId",
      message: "Nobody of a council has a place in the peer team. Choose “None”, or another role.",
    };
  }
  if (role !== "council-reader" && (readerKind ?? null) !== null && readerKind !== had.readerKind) {
    return {
      field: "readerKind",
      message: "Only council readers have this. Choose “Not said”, or the role of a council reader.",
    };
  }
  return null;
}

/**
 * Why somebody with some places in a challenge may not have another, or null: one of the peer team has that alone, so that nobody is on
 * both sides of the wall; who is of a council may serve another one too, each once.
 */
export function reasonNotToPlace(
  places: readonly Pick<WantedMembership, "role" | "councilId">[],
  wanted: Pick<WantedMembership, "role" | "councilId">,
): string | null {
  if (places.length === 0) return null;
  if (!isCouncilRole(wanted.role) || places.some(({ role }) => !isCouncilRole(role))) {
    return "This person is in the challenge already. Change their role instead.";
  }
  return places.some(({ councilId }) => councilId === wanted.councilId)
    ? "This person serves this council already. Change their role instead."
    : null;
}

/** Why a member may not be removed, or null: a challenge is never left without a challenge manager. */
export function reasonToKeep(member: { role: Role }, managers: number): string | null {
  return member.role === "challenge-manager" && managers <= 1
    ? "This is the only challenge manager. Add another first."
    : null;
}

/** Why somebody may not leave by themselves, or null: a challenge keeps a manager, and a council a co-ordinator, who answers for what is its own. */
export function reasonNotToLeave(member: { role: Role }, others: { sameRole: number }): string | null {
  if (others.sameRole > 0) return null;
  if (member.role === "challenge-manager") {
    return "You are the only challenge manager. Hand your role over to somebody of the team first.";
  }
  if (member.role === "coordinator") {
    return "You are the only co-ordinator of your council. Hand your role over to somebody of your council first.";
  }
  return null;
}

/** Roles that somebody may give besides those everybody may who edits the members. */
const ROLES_TO_GIVE: Partial<Record<Role, readonly Role[]>> = {
  "challenge-manager": ROLES,
  "support-officer": ["peer", "coordinator", "council-reader", "action-owner"],
  coordinator: ["coordinator", "council-reader", "action-owner"],
};

/** Whether a person may invite somebody to a place: managers to any, a co-ordinator only to the own council's. */
export function mayGiveRole(
  giver: { role: Role; councilId: string | null },
  place: { role: Role; councilId: string | null },
): boolean {
  if (!(ROLES_TO_GIVE[giver.role]?.includes(place.role) ?? false)) return false;
  return !isCouncilRole(giver.role) || giver.councilId === place.councilId;
}

/** Days after the challenge closes in which people may still look things up (house rule). */
export const DAYS_AFTER_CLOSING = 30;

const DAY_MS = 86_400_000;

/** When memberships end because the challenge closed at an instant. */
export function membershipEnd(closedAt: Date): Date {
  return new Date(closedAt.getTime() + DAYS_AFTER_CLOSING * DAY_MS);
}

/** What becomes of somebody who hands the role over and stays. */
export const ROLE_AFTER_HAND_OVER = {
  "challenge-manager": "support-officer",
  coordinator: "council-reader",
} as const satisfies Partial<Record<Role, Role>>;

/** Why a role cannot be handed to a member, or null: it stays on its own side of the wall, and with its council. */
export function reasonNotToHandOver(
  giver: { role: Role; councilId: string | null },
  receiver: { role: Role; councilId: string | null },
): string | null {
  if (!(giver.role in ROLE_AFTER_HAND_OVER))
    return "Only a challenge manager or a co-ordinator hands a role over.";
  if (giver.role === receiver.role) return "This person has that role already.";
  if (isCouncilRole(giver.role) !== isCouncilRole(receiver.role) || giver.councilId !== receiver.councilId) {
    return "A role can be handed only to somebody of the same side.";
  }
  return null;
}
