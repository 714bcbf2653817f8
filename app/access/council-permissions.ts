import type { Role, Stage } from "./permissions.ts";

/**
 * Who may do what with the record of a council, which outlives its challenges: a table of its own, since no challenge is asked.
 * See docs/decisions/0701.
 */

/** What somebody is to a council's record; of several the first counts. */
const COUNCIL_RECORD_ROLES = ["keeper", "coordinator", "reader"] as const;

export type CouncilRecordRole = (typeof COUNCIL_RECORD_ROLES)[number];

interface CouncilPermissionRule {
  roles: readonly CouncilRecordRole[];
  /** What it allows, in words. */
  means: string;
}

export const COUNCIL_PERMISSIONS = {
  "council.read": { roles: COUNCIL_RECORD_ROLES, means: "read the record of a council" },
  "council.edit": { roles: ["keeper", "coordinator"], means: "change the record of a council" },
} as const satisfies Record<string, CouncilPermissionRule>;

export type CouncilPermission = keyof typeof COUNCIL_PERMISSIONS;

/** Whether somebody may do something with a council's record. */
export function councilCan(role: CouncilRecordRole, permission: CouncilPermission): boolean {
  return (COUNCIL_PERMISSIONS[permission].roles as readonly CouncilRecordRole[]).includes(role);
}

/** What is known of somebody and a council: whether an administrator named them, and their places for it that have not ended. */
export interface CouncilTies {
  isKeeper: boolean;
  places: readonly { role: Role; stage: Stage }[];
}

/**
 * What somebody is to a council's record; null is nothing, and then the record does not exist for them. Whoever co-ordinates for the
 * council changes it while a challenge of it is not closed; every place for the council, also one in a closed challenge, reads.
 */
export function councilRecordRole({ isKeeper, places }: CouncilTies): CouncilRecordRole | null {
  if (isKeeper) return "keeper";
  if (places.some(({ role, stage }) => role === "coordinator" && stage !== "closed")) return "coordinator";
  return places.length > 0 ? "reader" : null;
}
