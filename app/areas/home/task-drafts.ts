import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { ChallengePage } from "./navigation.ts";
import type { SharedProgress } from "./progress.ts";

/** What a task is before the stage of the challenge is looked at. */
export type Draft = [
  stage: Stage,
  title: string,
  page: ChallengePage,
  done: boolean,
  started: boolean,
  hint?: string | null,
];

/** "1 prompt", "4 prompts", "1 has", "4 have". */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export function outOf(part: number, whole: number, what: string, none: string): string {
  return whole === 0 ? none : `${part} of ${whole} ${what}`;
}

/** The data pack, which both sides see to. */
export function dataPackTask(shared: SharedProgress, title: string): Draft {
  return [
    "preparing",
    title,
    to.preparation.front,
    shared.packItems > 0 && shared.packReceived === shared.packItems,
    shared.packItems > 0,
    outOf(shared.packReceived, shared.packItems, "received", "Nothing is on the list yet"),
  ];
}

/** What was released of the phases on site; null while nothing was. */
function releasedWords({ phases, phasesReleased, timetableVersions }: SharedProgress): string | null {
  if (phasesReleased === 0) return null;
  return phases > 1
    ? outOf(phasesReleased, phases, "phases released", "")
    : `Version ${timetableVersions} released`;
}

/** The timetable of the days on site, which both sides build. That of calls before the visit is no task of its own. */
export function timetableTasks(shared: SharedProgress): Draft[] {
  return [
    [
      "preparing",
      "Build the timetable",
      to.timetable.front,
      shared.sessions > 0 && shared.sessionsUnplaced === 0,
      shared.sessions > 0,
      shared.sessions === 0
        ? "No sessions yet"
        : `${count(shared.sessions, "session", "sessions")}, ${shared.sessionsUnplaced} without a time`,
    ],
    [
      "preparing",
      "Release the timetable",
      to.timetable.front,
      shared.phasesReleased > 0 && shared.phasesReleased === shared.phases,
      shared.phasesReleased > 0,
      releasedWords(shared),
    ],
  ];
}
