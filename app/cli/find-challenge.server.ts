import { type FoundChallenge, findByIdPrefix } from "#app/areas/challenge/find-challenges.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** A challenge by its id, in any case, or by the beginning of it when that names one only. Throws invalid. */
export async function findChallenge(given: string): Promise<FoundChallenge> {
  const rows = await findByIdPrefix(given.trim().toUpperCase());
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
  return found;
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
