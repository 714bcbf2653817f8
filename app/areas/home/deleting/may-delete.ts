import type { EventType } from "#app/audit/events.ts";

/** What was done in a challenge, counted by who did it and what kind of thing it was. */
export interface Doing {
  type: EventType;
  /** What it was, in words: "invited a person". */
  means: string;
  accountId: string | null;
  actorName: string;
  count: number;
}

/** What changes nothing that anybody would miss, whoever does it: looking, taking a file away, being refused. */
const ONLY_LOOKED: readonly EventType[] = [
  "refused",
  "support-asked",
  "support-read",
  "file-downloaded",
  "timetable-downloaded",
  "trail-downloaded",
  "copy-taken",
];

/** What somebody does who sets a challenge up, and which is theirs to take back: nothing of it went to anybody else. */
const SETTING_UP: readonly EventType[] = [
  "challenge-made",
  "challenge-changed",
  "council-added",
  "council-taken-out",
  "visit-changed",
  "milestone-changed",
  "source-added",
  "scope-changed",
  "prompt-traced",
  "warning-answered",
  "peer-changed",
  "pack-changed",
  "timetable-changed",
  "member-added",
  "peer-tied",
];

/**
 * What keeps a challenge from being deleted: all that somebody else than its maker and whoever asks has written, and all that was sent,
 * agreed, released or recorded by anybody. Empty where it may be deleted.
 */
export function whatStandsInTheWay(doings: readonly Doing[], own: readonly (string | null)[]): Doing[] {
  return doings.filter(({ type, accountId }) => {
    if (ONLY_LOOKED.includes(type)) return false;
    return !SETTING_UP.includes(type) || !own.includes(accountId);
  });
}
