import { log } from "./log.server.ts";

/** Work that comes round again while the server runs. */
export interface Job {
  name: string;
  minutes: number;
  run: () => Promise<unknown>;
}

export interface RunningJob {
  /** Runs it now, or once more after the run under way. */
  nudge: () => void;
  /** No further run begins; resolves once the one under way is over. */
  stop: () => Promise<void>;
}

const MINUTE_MS = 60_000;

/** Runs a job at once and then every so many minutes, never twice at a time. What goes wrong is logged; the next run still comes. */
export function everyMinutes(job: Job): RunningJob {
  let underWay: Promise<void> | null = null;
  let isAskedAgain = false;
  let isStopped = false;

  const turn = async () => {
    try {
      do {
        isAskedAgain = false;
        await job.run();
      } while (isAskedAgain && !isStopped);
    } catch (error) {
      log.error({ err: error, job: job.name }, "a job failed");
    } finally {
      underWay = null;
    }
  };
  const nudge = () => {
    if (isStopped) return;
    if (underWay === null) underWay = turn();
    else isAskedAgain = true;
  };

  const timer = setInterval(nudge, job.minutes * MINUTE_MS);
  timer.unref();
  nudge();
  return {
    nudge,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
