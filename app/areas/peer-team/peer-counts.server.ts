import { isDecidedBy } from "#app/areas/decisions/decision-counts.server.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How far the peer team is; those who withdrew are not counted. */
export function peerCounts(challengeId: string) {
  return {
    peers: rowsIn("Peer", challengeId, Prisma.sql`AND t."status" <> 'withdrawn'`),
    peersConfirmed: rowsIn("Peer", challengeId, Prisma.sql`AND t."status" = 'confirmed'`),
  };
}

/** How many are put to the councils at present, and about how many of them one council has recorded a decision. */
export function proposalCounts(challengeId: string, councilId: string) {
  const open = Prisma.sql`AND t."endedAt" IS NULL`;
  return {
    peersPut: rowsIn("PeerProposal", challengeId, open),
    peersAnswered: rowsIn("PeerProposal", challengeId, Prisma.sql`${open} AND ${isDecidedBy(councilId)}`),
  };
}
