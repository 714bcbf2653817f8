import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { tell } from "#app/notices/tell.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Has people told that a key date was moved, in the transaction that moves it. Where it is moved again before they are, they are told the last. */
export async function tellOfMovedDate(
  tx: Tx,
  permit: ChallengePermit,
  { id, label, dueOn }: { id: string; label: string; dueOn: Day | null },
  now: Date,
): Promise<void> {
  await tell(
    tx,
    permit,
    {
      kind: "date-moved",
      recordId: id,
      occasion: now.toISOString(),
      space: "shared",
      title: dueOn === null ? `${label}: no day is set any more` : `${label}: now ${formatDay(dueOn)}`,
      page: to.keyDates.front(permit),
    },
    now,
  );
}
