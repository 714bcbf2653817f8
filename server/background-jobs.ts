import { forgetOverdueKeptForms, hasOverdueKeptForms } from "#app/access/kept-forms.server.ts";
import { forgetOverdueSavedForms, hasOverdueSavedForms } from "#app/access/unsaved/saved-once.server.ts";
import { hasNewEffects, noteEffects } from "#app/areas/decisions/note-effect.server.ts";
import type { JobKind } from "#app/areas/operation/job-kinds.ts";
import { isDoubted } from "#app/areas/retention/clock.ts";
import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { watchClock } from "#app/areas/retention/watch-clock.server.ts";
import { TELLING_JOBS } from "#app/areas/telling/telling-jobs.server.ts";
import { afterEveryHundredEvents } from "#app/audit/events-written.server.ts";
import { isHeadNew, keepHead } from "#app/audit/keep-heads.server.ts";
import { lookAtTrail } from "#app/audit/look-at-trail.server.ts";
import { writeRefusedSignIns } from "#app/audit/refused-sign-ins.server.ts";
import { runDailyBackUp, stopBackUp } from "#app/back-up/run-daily.server.ts";
import { watchBackUps } from "#app/back-up/watch-back-ups.server.ts";
import { forgetOldJobs } from "#app/platform/jobs/job-store.server.ts";
import { type JobTable, startJobs } from "#app/platform/jobs/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { followPublicPages } from "./public-pages/follow-public-pages.ts";
import type { PublicPages } from "./public-pages/public-pages.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Minutes after a start in which nothing is destroyed: whoever started it may still see that something is wrong. */
const QUIET_MINUTES = 10;

/** Milliseconds after which a change that was just written into the trail has most likely been committed. */
const AFTER_A_CHANGE_MS = 250;

const makesBackUps = async () => env.backUpDir !== null;

/** What the server does by itself, and how. In words: app/areas/operation/job-kinds.ts. */
const jobsOf = (pages: PublicPages | null): JobTable<JobKind> => ({
  ...TELLING_JOBS,
  decisions: { everyMs: 5 * MINUTE_MS, hasWork: hasNewEffects, run: ({ now }) => noteEffects(now) },
  clock: { everyMs: 5 * MINUTE_MS, run: ({ now }) => watchClock(now) },
  retention: {
    everyMs: DAY_MS,
    notBeforeMs: QUIET_MINUTES * MINUTE_MS,
    run: ({ now }) => runRetention(now),
  },
  "back-up": { everyMs: DAY_MS, hasWork: makesBackUps, run: runDailyBackUp },
  // The first back-up has its time before anybody is told that there is none.
  "back-up-watch": {
    everyMs: HOUR_MS,
    notBeforeMs: HOUR_MS,
    hasWork: makesBackUps,
    run: ({ now }) => watchBackUps(now),
  },
  "audit-heads": { everyMs: MINUTE_MS, hasWork: isHeadNew, run: keepHead },
  "audit-trail": { everyMs: DAY_MS, run: ({ now }) => lookAtTrail(now) },
  "public-pages": {
    everyMs: MINUTE_MS,
    hasWork: async () => pages?.hasUndrawn() ?? false,
    run: async () => pages?.drawAll(),
  },
  "kept-forms": {
    everyMs: MINUTE_MS,
    hasWork: async () => (await hasOverdueKeptForms()) || (await hasOverdueSavedForms()),
    run: async ({ now }) => {
      await forgetOverdueKeptForms(now);
      await forgetOverdueSavedForms(now);
    },
  },
  "old-jobs": {
    everyMs: DAY_MS,
    notBeforeMs: QUIET_MINUTES * MINUTE_MS,
    run: async ({ now }) => {
      if (!isDoubted(await watchClock(now))) await forgetOldJobs(now);
    },
  },
});

/** Starts what the server does by itself while it runs, with the public pages where they are kept; the answer stops all of it. */
export function startBackgroundJobs(pages: PublicPages | null): () => Promise<void> {
  const jobs = startJobs(jobsOf(pages));
  const stopFollowing = pages && followPublicPages(pages, () => jobs.nudge("public-pages"));
  // A new build has new pages, whenever they were last drawn.
  if (pages) jobs.nudge("public-pages");
  jobs.nudge("clock");
  jobs.nudge("audit-trail");
  // The hundredth event's change may still be under way.
  afterEveryHundredEvents(() => setTimeout(() => jobs.nudge("audit-heads"), AFTER_A_CHANGE_MS).unref());
  // Not a job: each process counts its own.
  const refusals = setInterval(() => {
    writeRefusedSignIns("over", new Date()).catch((error: unknown) => {
      log.warn({ err: error }, "how many sign-ins were refused could not be written down");
    });
  }, MINUTE_MS);
  refusals.unref();
  return async () => {
    clearInterval(refusals);
    stopBackUp();
    stopFollowing?.();
    await jobs.stop();
  };
}
