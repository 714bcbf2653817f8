import { type ChainHead, chainText, EMPTY_CHAIN } from "#app/audit/chain.ts";
import { readEventsAfter } from "#app/audit/read-events.server.ts";
import type { DatabaseFile } from "#app/platform/database-file.server.ts";
import { sha256 } from "#app/platform/sha256.server.ts";

const READ_AT_A_TIME = 2_000;

interface EventRow {
  sequence: number | string;
  id: string;
  at: string;
  challengeId: string | null;
  accountId: string | null;
  actorName: string;
  type: string;
  data: string;
  requestId: string | null;
  previousHash: string;
  hash: string;
}

/**
 * Follows the audit trail of a database that is not the one at work, and says where it breaks or does not end as it should, in a sentence;
 * null when it holds. `expected` are heads it must have.
 */
export async function findChainBreak(
  file: DatabaseFile,
  expected: readonly ChainHead[],
): Promise<string | null> {
  const known = new Map(expected.map(({ sequence, hash }) => [sequence, hash]));
  let head = EMPTY_CHAIN;
  for (;;) {
    const rows = await readEventsAfter<EventRow>(file, head.sequence, READ_AT_A_TIME);
    for (const row of rows) {
      const sequence = Number(row.sequence);
      const follows = sequence === head.sequence + 1 && row.previousHash === head.hash;
      const text = chainText({ ...row, sequence, at: new Date(row.at).toISOString() });
      if (!follows || row.hash !== sha256(text)) return `The audit trail breaks at event ${sequence}.`;
      const hash = known.get(sequence);
      if (hash !== undefined && hash !== row.hash) {
        return `Event ${sequence} of the audit trail is another one than the heads say.`;
      }
      head = { sequence, hash: row.hash };
    }
    if (rows.length < READ_AT_A_TIME) break;
  }
  const last = Math.max(0, ...known.keys());
  return last > head.sequence
    ? `The audit trail ends at event ${head.sequence}, but there were ${last}.`
    : null;
}
