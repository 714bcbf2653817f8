import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Marker } from "./folder.server.ts";
import { KEPT_DAYS, keepUntil } from "./manifest.ts";
import { readBackUps } from "./read-back-ups.server.ts";

const DAY_MS = 86_400_000;

/** What a run of the rule did with a folder of back-ups. */
export interface Removal {
  /** Names of the back-ups removed. */
  removed: string[];
  /** Sentences about what was left alone although it looked due. */
  problems: string[];
}

/**
 * Removes back-ups that are older than the rule allows, the last one too: what was destroyed in the workspace must be gone from all.
 * Nothing goes when the clock cannot be believed, that is when it stands before the last run or more than the rule's days after it:
 * the next run, by the same clock, will do it.
 */
export async function removeOldBackUps(folder: string, marker: Marker, now: Date): Promise<Removal> {
  const { backUps, unreadable } = await readBackUps(folder);
  const ages = [
    ...backUps.map(({ name, manifest }) => ({ name, madeAt: new Date(manifest.madeAt) })),
    ...unreadable.map((name) => ({ name, madeAt: timeInName(name) })),
  ];
  const problems = ages
    .filter(({ madeAt }) => madeAt.getTime() > now.getTime() + DAY_MS)
    .map(
      ({ name }) =>
        `The back-up ${name} says it was made later than now: one of the clocks was wrong. If it was that one's, remove its folder by hand.`,
    );
  const due = ages.filter(({ madeAt }) => keepUntil(madeAt) < now).map(({ name }) => name);
  if (due.length === 0) return { removed: [], problems };
  if (!isBelievable(marker.lastRunAt, now)) {
    const seen = marker.lastRunAt ?? "never";
    problems.push(
      `Nothing was removed: the clock reads ${now.toISOString()} and the last run was ${seen}. If the clock is right, the next run removes what is older than ${KEPT_DAYS} days.`,
    );
    return { removed: [], problems };
  }
  for (const name of due) {
    // Away under another name first: half of a back-up must never look like one.
    const away = join(folder, `.removing-${name}`);
    await rename(join(folder, name), away);
    await rm(away, { recursive: true, force: true });
  }
  return { removed: due, problems };
}

function isBelievable(lastRunAt: string | null, now: Date): boolean {
  if (lastRunAt === null) return false;
  const passedMs = now.getTime() - Date.parse(lastRunAt);
  return passedMs >= 0 && passedMs <= KEPT_DAYS * DAY_MS;
}

/** When a folder was made by its name, "2026-11-26T03-24-38Z". */
function timeInName(name: string): Date {
  const [date, time = ""] = name.slice(0, 19).split("T");
  return new Date(`${date}T${time.replaceAll("-", ":")}Z`);
}
