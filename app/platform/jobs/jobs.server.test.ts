import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db, transaction } from "../db.server.ts";
import { AppError } from "../errors.ts";
import { projectRoot } from "../project-root.server.ts";
import { env } from "../settings/env.server.ts";
import { askForJob, forgetOldJobs, listJobs, queueJob } from "./job-store.server.ts";
import { type JobTable, type RunningJobs, startJobs } from "./jobs.server.ts";

const LOOK_MS = 20;
const PATIENCE = { timeout: 20_000, interval: 20 };
const YEAR_MS = 365 * 86_400_000;

let running: RunningJobs[] = [];

function start(table: JobTable): RunningJobs {
  const jobs = startJobs(table, LOOK_MS);
  running.push(jobs);
  return jobs;
}

const queue = (kind: string, subject = "", now = new Date()) =>
  transaction((tx) => queueJob(tx, { kind, subject }, now));
const read = (kind: string) => db.job.findFirstOrThrow({ where: { kind } });

beforeEach(async () => {
  await db.job.deleteMany();
});

afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
  running = [];
});

it("does each job once, with two processes, and takes up what a killed one left", async () => {
  const file = join(env.dataDir, "done.txt");
  const stuck = join(env.dataDir, "stuck.txt");
  const done = () => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : []);
  const subjects = Array.from({ length: 30 }, (_, index) => `subject-${index}`);
  await queue("stuck");
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "--eval",
      `const { appendFileSync } = await import("node:fs");
      const { startJobs } = await import("#app/platform/jobs/jobs.server.ts");
      startJobs({
        count: { run: async ({ subject }) => appendFileSync(${JSON.stringify(file)}, subject + "\\n") },
        stuck: { run: () => { appendFileSync(${JSON.stringify(stuck)}, "begun"); return new Promise(() => setInterval(() => 0, 1000)); } },
      }, ${LOOK_MS});`,
    ],
    { cwd: projectRoot, env: { ...process.env, NODE_OPTIONS: "" }, stdio: "ignore" },
  );
  try {
    await vi.waitFor(() => expect(existsSync(stuck)).toBe(true), { timeout: 60_000, interval: 50 });
    for (const subject of subjects) await queue("count", subject);
    start({ count: { run: async ({ subject }) => appendFileSync(file, `${subject}\n`) } });
    await vi.waitFor(
      async () => expect(await db.job.count({ where: { status: "done" } })).toBe(30),
      PATIENCE,
    );
    expect(done().sort()).toEqual([...subjects].sort());
  } finally {
    child.kill("SIGKILL");
  }
  const again = vi.fn(async () => undefined);
  start({ stuck: { run: again } });
  await db.job.findFirstOrThrow({ where: { kind: "stuck", status: "running" } });
  // The killed process cannot say any more that it is at it: its claim runs out.
  await db.job.updateMany({ where: { kind: "stuck" }, data: { claimedUntil: new Date(Date.now() - 1) } });
  await vi.waitFor(async () => expect((await read("stuck")).status).toBe("done"), PATIENCE);
  expect(again).toHaveBeenCalledTimes(1);
}, 120_000);

it("leaves a job alone that another process is at", async () => {
  await queue("work");
  await db.job.updateMany({
    data: { status: "running", claimedBy: "another", claimedUntil: new Date(Date.now() + 60_000) },
  });
  const run = vi.fn(async () => undefined);
  await queue("after");
  // Done by the same look that has seen the other.
  start({ work: { run }, after: { run: async () => undefined } });
  await vi.waitFor(async () => expect((await read("after")).status).toBe("done"), PATIENCE);
  expect(run).not.toHaveBeenCalled();
});

it("keeps one job for a subject that waits already, and another where it is being done", async () => {
  await queue("page", "a");
  await queue("page", "a");
  await queue("page", "b");
  expect(await db.job.count()).toBe(2);
  await db.job.updateMany({ where: { subject: "a" }, data: { status: "running" } });
  await queue("page", "a");
  expect(await db.job.count()).toBe(3);
});

describe("a job that fails", () => {
  it.each<[string, () => Error, RegExp]>([
    [
      "says why, where that is known",
      () => new AppError("conflict", "The folder is not there."),
      /^The folder is not there\.$/,
    ],
    ["gives a reference for anything else", () => new Error("secret words"), /under the reference \w+\.$/],
  ])("%s, and is tried again later", async (_, error, words) => {
    await queue("work");
    start({ work: { run: () => Promise.reject(error()) } });
    await vi.waitFor(async () => expect((await read("work")).lastError).toMatch(words), PATIENCE);
    const { status, attempts, dueAt } = await read("work");
    expect({ status, attempts }).toEqual({ status: "waiting", attempts: 1 });
    expect(dueAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
  });

  it("waits for somebody after many tries, and is done when they ask", async () => {
    await queue("work");
    await db.job.updateMany({ data: { attempts: 6 } });
    let isBroken = true;
    start({ work: { run: async () => (isBroken ? Promise.reject(new Error("no")) : undefined) } });
    await vi.waitFor(async () => expect((await read("work")).status).toBe("failed"), PATIENCE);
    const [line] = await listJobs();
    expect(line).toMatchObject({ kind: "work", status: "failed", lastError: expect.any(String) });
    isBroken = false;
    expect(await transaction((tx) => askForJob(tx, line?.id ?? "", new Date()))).toBe("work");
    await vi.waitFor(async () => expect((await read("work")).status).toBe("done"), PATIENCE);
    expect((await read("work")).lastError).toBe(null);
    await expect(transaction((tx) => askForJob(tx, line?.id ?? "", new Date()))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("work that comes round again", () => {
  it("waits for its next time, is done at once when asked for, and again when asked for meanwhile", async () => {
    let runs = 0;
    let goOn: () => void = () => undefined;
    const run = () => {
      runs += 1;
      return new Promise<void>((resolve) => {
        goOn = resolve;
      });
    };
    const jobs = start({ daily: { everyMs: 86_400_000, run } });
    await vi.waitFor(() => expect(runs).toBe(1), PATIENCE);
    goOn();
    await vi.waitFor(async () => expect((await read("daily")).status).toBe("waiting"), PATIENCE);
    expect((await read("daily")).dueAt.getTime()).toBeGreaterThan(Date.now() + 80_000_000);
    jobs.nudge("daily");
    await vi.waitFor(() => expect(runs).toBe(2), PATIENCE);
    const { dueAt } = await read("daily");
    jobs.nudge("daily");
    await vi.waitFor(async () => expect((await read("daily")).dueAt).not.toEqual(dueAt), PATIENCE);
    expect(runs).toBe(2);
    goOn();
    await vi.waitFor(() => expect(runs).toBe(3), PATIENCE);
    goOn();
    expect(await db.job.count()).toBe(1);
  });

  it("is done although it was put off by a year while the clock was wrong", async () => {
    const run = vi.fn(async () => undefined);
    const now = new Date();
    await db.job.create({
      data: {
        id: "daily",
        kind: "daily",
        status: "waiting",
        dueAt: new Date(now.getTime() + YEAR_MS),
        createdAt: now,
      },
    });
    start({ daily: { everyMs: 86_400_000, run } });
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1), PATIENCE);
  });

  it("writes nothing where there is nothing to do, and does nothing too soon after a start", async () => {
    const ran: string[] = [];
    const work = (name: string) => ({ everyMs: 1, run: async () => ran.push(name) });
    start({
      idle: { ...work("idle"), hasWork: async () => false },
      late: { ...work("late"), notBeforeMs: 3_600_000 },
      busy: work("busy"),
    });
    await vi.waitFor(() => expect(ran.length).toBeGreaterThan(2), PATIENCE);
    expect(new Set(ran)).toEqual(new Set(["busy"]));
    expect(await read("idle")).toMatchObject({ attempts: 0, startedAt: null, status: "waiting" });
  });
});

it("forgets what was over long ago, and nothing else", async () => {
  await queue("old");
  await queue("new");
  await db.job.updateMany({ data: { status: "done", finishedAt: new Date() } });
  await db.job.updateMany({
    where: { kind: "old" },
    data: { finishedAt: new Date(Date.now() - 31 * 86_400_000) },
  });
  await forgetOldJobs(new Date());
  expect(await db.job.findMany({ select: { kind: true } })).toEqual([{ kind: "new" }]);
});
