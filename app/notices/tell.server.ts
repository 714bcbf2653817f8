import type { ChallengePermit } from "../access/permit.ts";
import type { Tx } from "../platform/db.server.ts";
import { newId } from "../platform/ids.ts";
import type { Turn } from "./due-notices.ts";
import type { TurnKind } from "./kinds.ts";

/** What happened, as a room says it. Who is to be told follows from its kind; whoever did it is not. */
export interface NewTurn extends Pick<Turn, "kind" | "recordId" | "occasion" | "space" | "title" | "page"> {
  /** In the space `council`: whose. In `shared`: the council whose people are told, beside the peer team; left out for those of all. */
  councilId?: string | null;
  /** For one person alone; left out for all whose turn it is. */
  toAccountId?: string | null;
}

/**
 * Writes down that people are to be told something, in the transaction of the change that makes it so: it is told if and only if the change
 * was made. `actor` has no account where it was done by a link. The same kind, record and occasion is written once. What is told, to whom and when is decided when the time has come.
 */
export async function tell(
  tx: Tx,
  { challengeId, actor }: Pick<ChallengePermit, "challengeId"> & { actor: { accountId: string | null } },
  { councilId = null, toAccountId = null, ...turn }: NewTurn,
  now: Date,
): Promise<void> {
  const { kind, recordId, occasion } = turn;
  const key = { challengeId, kind, recordId, occasion };
  await tx.notice.upsert({
    where: { challengeId_kind_recordId_occasion: key },
    create: {
      id: newId(),
      challengeId,
      councilId,
      toAccountId,
      ...turn,
      byAccountId: actor.accountId,
      at: now,
    },
    update: {},
    select: { id: true },
  });
}

/** Says that what was written down is nobody's turn any more: whoever was not told yet is not told. */
export async function endTurn(
  tx: Tx,
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  { kind, recordId }: { kind: TurnKind; recordId?: string },
  now: Date,
): Promise<void> {
  await tx.notice.updateMany({
    where: { challengeId, kind, endedAt: null, ...(recordId === undefined ? {} : { recordId }) },
    data: { endedAt: now },
  });
}
