import { isDecidedBy } from "#app/areas/decisions/decision-counts.server.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { STAFF_ROLES } from "./peer-words.ts";

/** How many of the peers that are looked for are found; those who withdrew are not counted, nor the LGA's staff, who are no peers. */
export function peerCounts(challengeId: string) {
  const isPeer = Prisma.sql`AND t."role" NOT IN (${Prisma.join(STAFF_ROLES)})`;
  return {
    peers: rowsIn("Peer", challengeId, Prisma.sql`AND t."status" <> 'withdrawn' ${isPeer}`),
    peersConfirmed: rowsIn("Peer", challengeId, Prisma.sql`AND t."status" = 'confirmed' ${isPeer}`),
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
