import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How far the peer team is; those who withdrew are not counted. */
export function peerCounts(challengeId: string) {
  return {
    peers: rowsIn("Peer", challengeId, Prisma.sql`AND t."status" <> 'withdrawn'`),
    peersConfirmed: rowsIn("Peer", challengeId, Prisma.sql`AND t."status" = 'confirmed'`),
  };
}
