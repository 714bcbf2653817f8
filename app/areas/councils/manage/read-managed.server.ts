import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { CouncilKind } from "../council-kinds.ts";

/** A council as whoever runs the installation sees it: that it is there, and who keeps it; nothing of its challenges but how many. */
export interface ManagedCouncil {
  id: string;
  name: string;
  kind: CouncilKind | null;
  challenges: number;
  keepers: number;
}

/** All records of councils, by name. The route's guard asks. */
export async function listManagedCouncils(client: Db = db): Promise<ManagedCouncil[]> {
  const rows = await client.council.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 2_000,
    select: { id: true, name: true, kind: true, _count: { select: { participations: true, keepers: true } } },
  });
  return rows.map(({ _count, kind, ...row }) => ({
    ...row,
    kind: kind as CouncilKind | null,
    challenges: _count.participations,
    keepers: _count.keepers,
  }));
}

/** One of them, with whom an administrator named to keep it. */
export interface ManagedCouncilWithKeepers extends ManagedCouncil {
  people: { accountId: string; name: string; email: string; namedAt: Date; namedByName: string }[];
}

/** Throws not-found. */
export async function readManagedCouncil(id: string, client: Db = db): Promise<ManagedCouncilWithKeepers> {
  const row = await client.council.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      kind: true,
      _count: { select: { participations: true } },
      keepers: {
        orderBy: { namedAt: "asc" },
        select: {
          accountId: true,
          namedAt: true,
          namedByName: true,
          account: { select: { name: true, email: true } },
        },
      },
    },
  });
  if (row === null) throw new AppError("not-found", "There is no such council.");
  const people = row.keepers.map(({ account, ...keeper }) => ({ ...keeper, ...account }));
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as CouncilKind | null,
    challenges: row._count.participations,
    keepers: people.length,
    people,
  };
}
