import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseInstance, type TimetableInstance } from "#app/solver/instance.ts";

/** The folder of the exchange format and its judge; it is not part of this repository. */
export const EXCHANGE_FOLDER = fileURLToPath(new URL("../../../shared/timetable/", import.meta.url));

/** The problems kept beside the repository, by name, smallest first; empty when the folder is absent. */
export function sharedInstances(): TimetableInstance[] {
  const folder = `${EXCHANGE_FOLDER}instances/`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({
      ...parseInstance(JSON.parse(readFileSync(folder + name, "utf8"))),
      name: name.replace(/\.json$/, ""),
    }))
    .sort((a, b) => a.sessions.length - b.sessions.length || a.name.localeCompare(b.name));
}
