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
  /** What has to come first, as a sentence; null when it can be done. */
  waitsFor?: string | null,
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

/** "Version 2 released" of one phase, "1 of 2 phases released" of several; null while nothing was. */
function releasedWords({ phases, phasesReleased, timetableVersions }: SharedProgress): string | null {
  if (phasesReleased === 0) return null;
  return phases > 1
    ? outOf(phasesReleased, phases, "phases released", "")
    : `Version ${timetableVersions} released`;
}

/** "4 sessions, 1 without a time", and how many of the visits have none: "no sessions yet for 1 review". */
function sessionWords(sessions: number, unplaced: number, empty: number, visit: string): string {
  if (sessions === 0) return "No sessions yet";
  const none = empty === 0 ? "" : `, no sessions yet for ${count(empty, visit, `${visit}s`)}`;
  return `${count(sessions, "session", "sessions")}, ${unplaced} without a time${none}`;
}

/** The timetable of the days on site, which both sides build. That of calls before the visit is no task of its own. */
export function timetableTasks(shared: SharedProgress): Draft[] {
  const without = shared.sessionsWithoutSomebody;
  // Only while there are some: nobody is led to a page with nothing to do.
  const cannotCome: Draft[] =
    without === 0
      ? []
      : [
          [
            "preparing",
            "Move sessions that somebody cannot come to",
            to.timetable.front,
            false,
            false,
            `${count(without, "session stands", "sessions stand")} when one of its people or peers cannot come`,
          ],
        ];
  const declined: Draft[] =
    shared.peopleDeclined === 0
      ? []
      : [
          [
            "preparing",
            "Look at who declined an invitation",
            to.timetable.invitations,
            false,
            false,
            count(shared.peopleDeclined, "person declined", "people declined"),
          ],
        ];
  return [
    ...cannotCome,
    ...declined,
    [
      "preparing",
      "Build the timetable",
      to.timetable.front,
      shared.sessions > 0 && shared.sessionsUnplaced === 0 && shared.phasesBegun === shared.phases,
      shared.sessions > 0,
      sessionWords(shared.sessions, shared.sessionsUnplaced, shared.phases - shared.phasesBegun, "phase"),
    ],
    [
      "preparing",
      "Release the timetable",
      to.timetable.front,
      shared.phasesReleased > 0 && shared.phasesReleased === shared.phases,
      shared.phasesReleased > 0,
      releasedWords(shared),
      unless(shared.sessions > 0, "There is no session to release yet"),
    ],
  ];
}

/** The timetable of the progress reviews, for whoever builds it, where there is one. */
export function reviewTimetableTasks(shared: SharedProgress): Draft[] {
  if (shared.reviews === 0) return [];
  return [
    [
      "reviewing",
      "Build the timetable of the review",
      to.timetable.front,
      shared.reviewSessions > 0 &&
        shared.reviewSessionsUnplaced === 0 &&
        shared.reviewsBegun === shared.reviews,
      shared.reviewSessions > 0,
      sessionWords(
        shared.reviewSessions,
        shared.reviewSessionsUnplaced,
        shared.reviews - shared.reviewsBegun,
        "review",
      ),
    ],
    [
      "reviewing",
      "Release the timetable of the review",
      to.timetable.front,
      shared.reviewsReleased === shared.reviews,
      shared.reviewsReleased > 0,
      reviewReleasedWords(shared),
      unless(shared.reviewSessions > 0, "There is no session to release yet"),
    ],
  ];
}

function reviewReleasedWords({ reviews, reviewsReleased }: SharedProgress): string | null {
  if (reviewsReleased === 0) return null;
  return reviews > 1 ? outOf(reviewsReleased, reviews, "reviews released", "") : "Released";
}

/** The timetable on site for whoever reads it, by a title of their own. */
export function lookAtTimetable(shared: SharedProgress, title: string): Draft {
  return [
    "preparing",
    title,
    to.timetable.front,
    false,
    shared.phasesReleased > 0,
    releasedWords(shared),
    unless(shared.phasesReleased > 0, "Not released yet"),
  ];
}

/** The timetable of the progress reviews for whoever reads it, where there is one. */
export function lookAtReview(shared: SharedProgress): Draft[] {
  if (shared.reviews === 0) return [];
  return [
    [
      "reviewing",
      "Look at the timetable of the review",
      to.timetable.front,
      false,
      shared.reviewsReleased > 0,
      reviewReleasedWords(shared),
      unless(shared.reviewsReleased > 0, "Not released yet"),
    ],
  ];
}

/** A sentence on what has to come first, while it has not. */
export function unless(hasCome: boolean, sentence: string): string | null {
  return hasCome ? null : sentence;
}

/** Whether a report was issued, as a draft or final: the councils and the peers of a review go by its recommendations. */
export function hasRecommendations({ reportDrafts, reportFinals }: SharedProgress): boolean {
  return reportDrafts + reportFinals > 0;
}

/** See unless: what an action plan waits for. */
export function untilRecommended(shared: SharedProgress): string | null {
  return unless(hasRecommendations(shared), "There is no report with recommendations yet");
}

/** That the report gets into public, by a title of their own. */
export function publishReport(shared: SharedProgress, title: string): Draft {
  return [
    "reporting",
    title,
    to.publication.front,
    shared.reportsPublished > 0,
    false,
    null,
    unless(shared.reportFinals > 0, "The final report has not been issued yet"),
  ];
}

/** Documents in public of which a newer final version is issued; a task of whatever stage the challenge is at, as nobody looks back for it. */
export function newerVersionTasks(
  stage: Stage,
  newer: { report: number; plans: number; review: number },
): Draft[] {
  const task = (what: string, number: number): Draft[] =>
    number === 0
      ? []
      : [
          [
            stage,
            `Publish the newer version of the ${what}`,
            to.publication.front,
            false,
            false,
            number === 1
              ? "The public reads an earlier version"
              : `The public reads earlier versions of ${number}`,
          ],
        ];
  return [
    ...task("report", newer.report),
    ...task(newer.plans > 1 ? "action plans" : "action plan", newer.plans),
    ...task("progress review report", newer.review),
  ];
}
