import { isPeerTeamRole } from "../access/permissions.ts";
import type { ChallengePermit } from "../access/permit.ts";
import type { Db } from "../platform/db.server.ts";
import type { NoticeKind } from "./kinds.ts";

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

/** What was told, newest first, on the person's side of the wall. */
export async function listToldPage(
  permit: ChallengePermit,
  { skip, take }: { skip: number; take: number },
  client: Db,
) {
  const rows = await client.toldNotice.findMany({
    where: readableTold(permit),
    orderBy: [{ toldAt: "desc" }, { id: "desc" }],
    skip,
    take,
    select: {
      id: true,
      kind: true,
      accountId: true,
      text: true,
      page: true,
      mailId: true,
      toldAt: true,
    },
  });
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as NoticeKind }));
}

/** How much was told, on the person's side of the wall. */
export function countTold(permit: ChallengePermit, client: Db): Promise<number> {
  return client.toldNotice.count({ where: readableTold(permit) });
}
