import { isPeerTeamRole } from "../access/permissions.ts";
import type { ChallengePermit } from "../access/permit.ts";

/**
 * Which told notices of a challenge a person may read: what both sides share and what belongs to the own side, told to people that the person
 * sees: a council is not shown what the other council's people were told.
 */
export function readableTold(permit: ChallengePermit) {
  const { challengeId, role, councilId } = permit;
  if (isPeerTeamRole(role)) return { challengeId, space: { in: ["shared", "peer-team"] } };
  return {
    challengeId,
    AND: [
      { OR: [{ space: "shared" }, { space: "council", councilId: councilId ?? "" }] },
      { OR: [{ toCouncilId: null }, { toCouncilId: councilId ?? "" }] },
    ],
  };
}

/** The same of notices that are still to be told. */
export function readableNotices(permit: ChallengePermit) {
  const { challengeId, role, councilId } = permit;
  if (isPeerTeamRole(role)) return { challengeId, space: { in: ["shared", "peer-team"] } };
  const isOwn = { OR: [{ councilId: null }, { councilId: councilId ?? "" }] };
  return { challengeId, AND: [{ space: { in: ["shared", "council"] } }, isOwn] };
}
