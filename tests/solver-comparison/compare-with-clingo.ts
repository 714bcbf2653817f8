/**
 * Our search beside clingo on the problems kept beside the repository (or made ones when they are absent), each with the same
 * seconds of the clock, start and reading included. Judged by the format's own judge where it is there, else by our full recount.
 *
 *   npx tsx tests/solver-comparison/compare-with-clingo.ts [seconds]
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Solution, TimetableInstance } from "#app/solver/instance.ts";
import { recount } from "#app/solver/recount.ts";
import { createSearch } from "#app/solver/search.ts";
import { EXCHANGE_FOLDER, sharedInstances } from "#tests/bench/timetable-instances.ts";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { toProgram, toSolution } from "./clingo-encoding.ts";

type Judge = (instance: TimetableInstance, solution: Solution) => { hard: number; soft: number };

const seconds = Number(process.argv[2] ?? 10);
const PROCESS = fileURLToPath(new URL("./clingo-process.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "clingo-"));
try {
  const judge = await readJudge();
  const shared = sharedInstances();
  const instances =
    shared.length > 0
      ? shared
      : [1, 2, 3].map((seed) =>
          makeInstance({ seed, days: 2 + seed, peers: 2 + 2 * seed, secondSite: seed > 1 }),
        );
  console.log(
    `| problem | sessions | ours after ${seconds} s | clingo after ${seconds} s | clingo, answers |`,
  );
  console.log("| --- | --- | --- | --- | --- |");
  for (const instance of instances) {
    const ours = words(judge(instance, search(instance)));
    const { answers, last, end } = await clingo(instance);
    const theirs = last === null ? end : words(judge(instance, last));
    console.log(`| ${instance.name} | ${instance.sessions.length} | ${ours} | ${theirs} | ${answers} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function search(instance: TimetableInstance): Solution {
  const end = performance.now() + seconds * 1000;
  const run = createSearch(instance, { seed: 1 });
  while (performance.now() < end && !run.finished) run.step(500);
  return run.solution();
}

/** The last answer that clingo gives in the time; `end` says why there is none. */
async function clingo(instance: TimetableInstance) {
  const file = join(folder, `${instance.name}.lp`);
  writeFileSync(file, toProgram(instance));
  const child = spawn(process.execPath, [PROCESS, file], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
  await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  const values = [...text.matchAll(/"Value": \[([^\]]*)\]/g)];
  const last = values.at(-1)?.[1];
  return {
    answers: values.length,
    last: last === undefined ? null : toSolution(instance, last.match(/\w+\(\d+,\d+\)/g) ?? []),
    end: text.includes("UNSATISFIABLE") ? "says there is none" : "no answer yet",
  };
}

async function readJudge(): Promise<Judge> {
  const file = `${EXCHANGE_FOLDER}check.mjs`;
  return existsSync(file) ? ((await import(file)) as { judge: Judge }).judge : recount;
}

function words({ hard, soft }: { hard: number; soft: number }): string {
  return hard === 0 ? String(soft) : `${soft}, with ${hard} broken`;
}
