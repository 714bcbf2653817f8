import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { DAYS_OF_DOUBT, isDoubted } from "#app/areas/retention/clock.ts";
import { thinkOfClock } from "#app/areas/retention/watch-clock.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { log } from "#app/platform/log.server.ts";
import { keepUntil } from "./manifest.ts";
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
 * None goes by a clock that may be wrong, by the rule for all that is destroyed (decision 0508).
 */
export async function removeOldBackUps(folder: string, now: Date): Promise<Removal> {
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
  const doubt = await doubtOfClock(now);
  if (doubt !== null) return { removed: [], problems: [...problems, doubt] };
  for (const name of due) {
    // Away under another name first: half of a back-up must never look like one.
    const away = join(folder, `.removing-${name}`);
    await rename(join(folder, name), away);
    await rm(away, { recursive: true, force: true });
  }
  return { removed: due, problems };
}

/** Why nothing is removed by the clock at present; null when it is trusted. */
async function doubtOfClock(now: Date): Promise<string | null> {
  try {
    const sight = await thinkOfClock(now);
    if (!isDoubted(sight)) return null;
    return `No back-up was removed although some look too old: the clock of the server was at ${formatInstant(sight.trustedAt)} and is at ${formatInstant(now)}. If that is wrong, set it. If it is right, the server stood still: they go by themselves once it has run for ${DAYS_OF_DOUBT} days.`;
  } catch (error) {
    log.error({ err: error }, "the database does not tell where the clock was");
    return "No back-up was removed although some look too old: the database does not tell whether the clock is right.";
  }
}

/** When a folder was made by its name, "2026-11-26T03-24-38Z". */
function timeInName(name: string): Date {
  const [date, time = ""] = name.slice(0, 19).split("T");
  return new Date(`${date}T${time.replaceAll("-", ":")}Z`);
}
