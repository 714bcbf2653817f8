import type { Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** A challenge named on the command line. */
export interface FoundChallenge {
  id: string;
  title: string;
  stage: Stage;
  councils: { id: string; name: string; shortName: string }[];
}

/** A challenge by its id, in any case, or by the beginning of it when that names one only. Throws invalid. */
export async function findChallenge(given: string): Promise<FoundChallenge> {
  const rows = await db.challenge.findMany({
    where: { id: { startsWith: given.trim().toUpperCase() } },
    take: 2,
    select: {
      id: true,
      title: true,
      stage: true,
      councils: { orderBy: { position: "asc" }, select: { id: true, name: true, shortName: true } },
    },
  });
  const [found, another] = rows;
  if (given.trim() === "" || found === undefined) {
    throw new AppError(
      "invalid",
      `There is no challenge “${given}”. Give its id, as import-scope and demo print it.`,
    );
  }
  if (another !== undefined) {
    throw new AppError("invalid", `More than one challenge begins with “${given}”. Give the whole id.`);
  }
  return { ...found, stage: found.stage as Stage };
}

/** A council of a challenge by its id, its name or its short name, in any case. Throws invalid, naming those there are. */
export function findCouncil(challenge: FoundChallenge, given: string): FoundChallenge["councils"][number] {
  const wanted = given.trim().toLowerCase();
  const council = challenge.councils.find((one) =>
    [one.id, one.name, one.shortName].some((known) => known.toLowerCase() === wanted),
  );
  if (council === undefined) {
    const names = challenge.councils.map((one) => one.name).join(", ");
    throw new AppError(
      "invalid",
      `There is no council “${given}” in this challenge. Its councils are: ${names}.`,
    );
  }
  return council;
}
