import { expect, it } from "vitest";
import { everyMinutes } from "./jobs.server.ts";

function pausable() {
  const waiting: (() => void)[] = [];
  let runs = 0;
  return {
    run: () => {
      runs += 1;
      return new Promise<void>((resolve) => waiting.push(resolve));
    },
    goOn: () => waiting.shift()?.(),
    runs: () => runs,
  };
}

it("runs at once, never twice at a time, and once more when asked meanwhile", async () => {
  const work = pausable();
  const job = everyMinutes({ name: "a job", minutes: 60, run: work.run });
  job.nudge();
  job.nudge();
  expect(work.runs()).toBe(1);
  work.goOn();
  await Promise.resolve();
  await Promise.resolve();
  expect(work.runs()).toBe(2);
  const stopped = job.stop();
  work.goOn();
  await stopped;
  job.nudge();
  expect(work.runs()).toBe(2);
});

it("goes on after a run that failed", async () => {
  let runs = 0;
  const job = everyMinutes({
    name: "a job",
    minutes: 60,
    run: async () => {
      runs += 1;
      throw new Error("no");
    },
  });
  await new Promise((resolve) => setImmediate(resolve));
  job.nudge();
  await job.stop();
  expect(runs).toBe(2);
});
