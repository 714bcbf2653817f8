import {
  can,
  isPeerTeamRole,
  type Permission,
  type Role,
  type Space,
  type Stage,
} from "../access/permissions.ts";
import type { ReaderKind } from "../access/readers/reader-rights.ts";

/** Somebody in a challenge who can be told something: of an account that is on, in a place that has not ended. */
export interface TellableMember {
  accountId: string;
  role: Role;
  /** Who a council's reader is; null or absent for a reader of no kind. */
  readerKind?: ReaderKind | null | undefined;
  /** Whether it is a peer who comes to a progress review alone; absent for everybody else. */
  isOfReviewAlone?: boolean | undefined;
  councilId: string | null;
  /** Since when they are in the challenge. */
  since: Date;
}

/** Whose words a notice holds, and what somebody must be able to do to be told them. */
export interface NoticeReach {
  space: Space;
  /** In the space `council`: whose. In `shared`: the council whose people are told, beside the peer team; null for those of all. */
  councilId: string | null;
  permission: Permission;
}

/**
 * Whether somebody may be told a notice: by the table of permissions at the challenge's stage, on their own side of the wall, and of no
 * other council's. A closed challenge tells nobody anything.
 */
export function mayBeTold(
  {
    role,
    readerKind,
    councilId: ownId,
    isOfReviewAlone,
  }: Pick<TellableMember, "role" | "readerKind" | "councilId" | "isOfReviewAlone">,
  stage: Stage,
  { space, councilId, permission }: NoticeReach,
): boolean {
  if (stage === "closed" || !can(role, permission, { stage, reader: readerKind, isOfReviewAlone }))
    return false;
  const isOfTeam = isPeerTeamRole(role);
  const isOfCouncil = !isOfTeam && ownId !== null;
  switch (space) {
    case "peer-team":
      return isOfTeam;
    case "council":
      return isOfCouncil && councilId !== null && ownId === councilId;
    case "shared":
      return isOfTeam || (isOfCouncil && (councilId === null || ownId === councilId));
  }
}
