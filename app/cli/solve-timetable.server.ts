/**
 * `solve-timetable INSTANCE --out FILE [--seconds N] [--seed N] [--iterations N]`: solves an on-site timetable
 * problem in the exchange format and writes the best timetable found. With `--iterations` no clock is used, so the
 * same seed and iterations give the same file.
 */
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { AppError } from "#app/platform/errors.ts";
import {
  assertConsistent,
  type Contradiction,
  findContradictions,
} from "#app/solver/bounds/contradictions.ts";
import { lowerBound } from "#app/solver/bounds/lower-bound.ts";
import { compile } from "#app/solver/compile.ts";
import { parseInstance, type Solution, type TimetableInstance } from "#app/solver/instance.ts";
import { createSearch } from "#app/solver/search.ts";
import { scorerOf } from "#app/solver/solution.ts";
import type { HardRule, SoftCost } from "#app/solver/weights.ts";
import { whyNot } from "#app/solver/why-not.ts";

/** Iterations between two looks at the clock: less than a millisecond, a few in a process that has just started. */
const CHUNK = 100;
/** A run that is thrown away comes first, until its code is compiled: at most so many iterations and seconds. */
const WARM_UP = { iterations: 30_000, seconds: 0.6 };
const DEFAULT_SECONDS = 10;
/** Seconds after which the lower bound is worked out, to stop as soon as the answer is proved best. */
const BOUND_AFTER = 2;
const USAGE = "solve-timetable INSTANCE --out FILE [--seconds N] [--seed N] [--iterations N]";

/** What the command prints: what is broken and costs, how long it took, and what did not fit. */
export interface SolveSummary {
  name: string;
  out: string;
  hard: number;
  soft: number;
  broken: Record<HardRule, number>;
  cost: Record<SoftCost, number>;
  /** No timetable without broken rules costs less than this. */
  lowerBound: number;
  unplaced: string[];
  /** Why sessions that are not placed have no place, as far as can be said in a sentence each. */
  explanations: { session: string; text: string }[];
  /** Seconds until nothing was broken; null when it never was so. */
  firstFeasibleSeconds: number | null;
  /** Seconds of search, warming up and reading left out; `soft` less `lowerBound` is how far from proved it is. */
  seconds: number;
  /** Seconds spent before that on a run that was thrown away, so that the search meets compiled code. */
  warmUpSeconds: number;
  /** How far the cost is above the lower bound, in hundredths of it; null when the bound is 0 or something is broken. */
  percentAboveBound: number | null;
  iterations: number;
  seed: number;
}

/** Runs the command; the process is to end with 1 when something is left out or broken. Throws an `AppError` with a sentence for the person when the input cannot be used. */
export async function run(args: string[]): Promise<SolveSummary> {
  const { file, out, seconds, seed, iterations } = readArguments(args);
  const json = await readJson(file);
  const instance = parseInstance(json);
  assertConsistent(instance);
  // What can never be placed is said at once; the rest is placed all the same.
  const contradictions = findContradictions(instance);
  for (const { text } of contradictions) process.stderr.write(`${text}\n`);
  const warmUpSeconds = iterations === undefined ? warmUp(instance, seed) : 0;
  const elapsed = stopwatch();
  const search = createSearch(instance, { seed });
  let firstFeasibleSeconds = search.feasible ? elapsed() : null;
  let bound: number | undefined;
  const goesOn = () => (iterations === undefined ? elapsed() < seconds : search.iterations < iterations);
  // At least one step, however short the time and busy the machine.
  if (iterations === undefined) search.step(CHUNK);
  while (!search.finished) {
    if (firstFeasibleSeconds === null && search.feasible) firstFeasibleSeconds = elapsed();
    // Proved: nothing can cost less.
    if (search.feasible && bound !== undefined && search.best.soft <= bound) break;
    if (!goesOn()) break;
    search.step(iterations === undefined ? CHUNK : Math.min(CHUNK, iterations - search.iterations));
    if (iterations === undefined && bound === undefined && elapsed() > BOUND_AFTER)
      bound = lowerBound(instance).total;
  }
  if (firstFeasibleSeconds === null && search.feasible) firstFeasibleSeconds = elapsed();
  const taken = elapsed();
  await write(out, `${JSON.stringify(search.solution(), null, 1)}\n`);
  const verdict = search.verdict();
  bound ??= lowerBound(instance).total;
  // As the judge: a timetable that leaves something out is not yet what was asked for.
  if (verdict.hard > 0) process.exitCode = 1;
  return {
    name: instance.name,
    out,
    ...verdict,
    lowerBound: bound,
    percentAboveBound:
      verdict.hard === 0 && bound > 0 ? Math.round((verdict.soft / bound - 1) * 1000) / 10 : null,
    unplaced: search.unplaced(),
    explanations: explain(instance, contradictions, search.solution(), search.unplaced()),
    firstFeasibleSeconds:
      firstFeasibleSeconds === null ? null : Math.round(firstFeasibleSeconds * 1000) / 1000,
    seconds: Math.round(taken * 1000) / 1000,
    warmUpSeconds: Math.round(warmUpSeconds * 1000) / 1000,
    iterations: search.iterations,
    seed,
  };
}

/**
 * Lets the machine compile the search before the clock of the search starts, as it is in a server that has run for a
 * while: a run with another seed, of which nothing is kept. Returns the seconds it took.
 */
function warmUp(instance: TimetableInstance, seed: number): number {
  const elapsed = stopwatch();
  const search = createSearch(instance, { seed: seed ^ 0x5eed });
  while (search.iterations < WARM_UP.iterations && elapsed() < WARM_UP.seconds) search.step(CHUNK);
  return elapsed();
}

/** Seconds since it was made. */
function stopwatch(): () => number {
  const started = performance.now();
  return () => (performance.now() - started) / 1000;
}

/** At most this many sessions are explained: the first tell what is wrong. */
const MOST_EXPLAINED = 10;

function explain(
  instance: TimetableInstance,
  contradictions: readonly Contradiction[],
  solution: Solution,
  unplaced: string[],
): SolveSummary["explanations"] {
  if (unplaced.length === 0) return [];
  const c = compile(instance);
  const scorer = scorerOf(c, solution);
  return unplaced.slice(0, MOST_EXPLAINED).map((session) => {
    const known = contradictions.find((x) => x.sessions.includes(session));
    if (known) return { session, text: known.text };
    const { conflict, waysOut } = whyNot(
      c,
      scorer,
      instance.sessions.findIndex((s) => s.id === session),
    );
    const reasons = conflict.map((x) => x.text).join(" ");
    const way = waysOut[0] ? ` Cheapest way out: ${waysOut[0].text}` : "";
    return { session, text: `${reasons || "A place was not found in the time given; try longer."}${way}` };
  });
}

function readArguments(args: string[]) {
  let parsed: { values: Record<string, string | undefined>; positionals: string[] };
  try {
    const one = { type: "string" } as const;
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { out: one, seconds: one, seed: one, iterations: one },
    });
  } catch (cause) {
    throw new AppError("invalid", `The command was not understood. Use: ${USAGE}`, { cause });
  }
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (!file || others.length) throw new AppError("invalid", `Name one instance file. Use: ${USAGE}`);
  if (!values.out)
    throw new AppError("invalid", `Say where to write the timetable with --out FILE. Use: ${USAGE}`);
  const seconds = numberOf(values.seconds, "--seconds", DEFAULT_SECONDS);
  if (seconds <= 0) throw new AppError("invalid", "--seconds must be more than 0.");
  const seed = numberOf(values.seed, "--seed", 1);
  if (!Number.isSafeInteger(seed)) throw new AppError("invalid", "--seed must be a whole number.");
  const iterations =
    values.iterations === undefined ? undefined : numberOf(values.iterations, "--iterations", 0);
  if (iterations !== undefined && !(Number.isSafeInteger(iterations) && iterations >= 0)) {
    throw new AppError("invalid", "--iterations must be a whole number, 0 or more.");
  }
  return { file, out: values.out, seconds, seed, iterations };
}

function numberOf(text: string | undefined, option: string, fallback: number): number {
  if (text === undefined) return fallback;
  const n = Number(text);
  if (text.trim() === "" || !Number.isFinite(n))
    throw new AppError("invalid", `${option} must be a number, not “${text}”.`);
  return n;
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw new AppError("not-found", `The file ${file} cannot be opened. Check its name and place.`, {
      cause,
    });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", `The file ${file} is not JSON: ${(cause as Error).message}.`, { cause });
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new AppError("invalid", `The file ${file} cannot be written. Check that its folder is there.`, {
      cause,
    });
  }
}
