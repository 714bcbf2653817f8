import type { PeerTeamPermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/generated/prisma/client.ts";
import { NOTES_PER_PAGE } from "./note-filter.ts";
import type { NoteChoices } from "./read-choices.server.ts";

/** What a note names of other rooms: where it was heard, and who wrote it. */
export const NAMED = {
  session: { select: { id: true, title: true, date: true, start: true } },
  peer: { select: { name: true } },
  author: { select: { name: true } },
} as const;

/** What a page has read already of what its notes name. What is not among it is asked for. */
export interface KnownToPage extends NoteChoices {
  sessions: readonly { id: string; title: string; date: string | null; start: string | null }[];
  peers: readonly { id: string; name: string }[];
}

type Naming = Pick<Prisma.NoteGetPayload<{ select: typeof NAMED }>, "session" | "peer" | "author">;

/** Says of each of some notes what it names: from what is known, else from the database, which is asked once for all that is not. */
export async function readNamedBy(
  { challengeId }: PeerTeamPermit,
  notes: readonly { id: string; sessionId: string | null; peerId: string | null }[],
  known: KnownToPage | undefined,
): Promise<(note: (typeof notes)[number]) => Naming> {
  const sessions = new Map(known?.sessions.map((session) => [session.id, session]));
  const peers = new Map(known?.peers.map((peer) => [peer.id, peer]));
  const lacking = notes.filter(
    ({ sessionId, peerId }) => !peers.has(peerId ?? "") || (sessionId !== null && !sessions.has(sessionId)),
  );
  const asked =
    lacking.length === 0
      ? []
      : await db.note.findMany({
          where: { challengeId, id: { in: lacking.map(({ id }) => id) } },
          take: NOTES_PER_PAGE,
          select: { id: true, ...NAMED },
        });
  const found = new Map<string, Naming>(asked.map(({ id, ...naming }) => [id, naming]));
  return ({ id, sessionId, peerId }) =>
    found.get(id) ?? {
      session: sessions.get(sessionId ?? "") ?? null,
      peer: peers.get(peerId ?? "") ?? null,
      // Of a note that no peer wrote the writer was asked for.
      author: { name: "" },
    };
}
