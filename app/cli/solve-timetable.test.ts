import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { AppError } from "#app/platform/errors.ts";
import { parseSolution, type TimetableInstance } from "#app/solver/instance.ts";
import { recount } from "#app/solver/recount.ts";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { run } from "./solve-timetable.server.ts";

const folder = mkdtempSync(join(tmpdir(), "solve-timetable-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const instance = makeInstance({ seed: 31 });
const file = write("made.json", instance);
const out = join(folder, "solution.json");

afterEach(() => {
  // A timetable that leaves something out sets it; the tests themselves have not failed.
  process.exitCode = undefined;
});

describe("solve-timetable", () => {
  it("writes a timetable without broken rules and says what it costs", async () => {
    const summary = await run([file, "--out", out, "--iterations", "8000", "--seed", "3"]);
    const count = recount(instance, parseSolution(JSON.parse(readFileSync(out, "utf8"))));
    expect(summary).toMatchObject({ hard: 0, soft: count.soft, cost: count.cost, unplaced: [], seed: 3 });
    expect(summary.firstFeasibleSeconds).not.toBeNull();
    expect(count.hard).toBe(0);
  });

  it("spends a part of a second on the search and stops soon after", async () => {
    const began = performance.now();
    const summary = await run([file, "--out", out, "--seconds", "0.25", "--seed", "2"]);
    const whole = (performance.now() - began) / 1000;
    expect(summary.seconds).toBeGreaterThanOrEqual(summary.soft === 0 ? 0 : 0.25);
    // Room for the bound and for a machine that others use too.
    expect(whole - summary.seconds - summary.warmUpSeconds).toBeLessThan(2);
    expect(summary.iterations).toBeGreaterThan(0);
    expect(summary.soft).toBeGreaterThanOrEqual(summary.lowerBound);
  });

  it.each<[string, (problem: TimetableInstance) => TimetableInstance, RegExp]>([
    [
      "a session longer than the day",
      (problem) => ({
        ...problem,
        sessions: problem.sessions.map((s) => (s.id === "m5" ? { ...s, minutes: 720 } : s)),
      }),
      /m5/,
    ],
    [
      "a required peer who is away",
      (problem) => ({
        ...problem,
        peers: problem.peers.map((p) =>
          p.id === "peer-1" ? { ...p, unavailable: problem.days.map((day) => ({ ...day })) } : p,
        ),
      }),
      /peer-1/,
    ],
    [
      "two fixed sessions of one person at one time",
      (problem) => {
        const [fixed] = problem.sessions.filter((s) => s.fixed);
        const other = {
          ...fixed!,
          id: "double",
          allPeers: false,
          peersNeeded: 0,
          after: [],
          people: ["head-1"],
        };
        return {
          ...problem,
          sessions: [
            ...problem.sessions.map((s) => (s.id === fixed!.id ? { ...s, people: ["head-1"] } : s)),
            other,
          ],
        };
      },
      /head-1/,
    ],
  ])("refuses or explains by name, and soon: %s", async (name, spoil, named) => {
    const odd = write(`${name}.json`, spoil(instance));
    const began = performance.now();
    const answer = await run([odd, "--out", out, "--iterations", "2000"]).then(
      ({ explanations }) => explanations.map(({ text }) => text).join(" "),
      (error: AppError) => error.message,
    );
    expect(answer).toMatch(named);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("gives the same file for the same seed and iterations", async () => {
    await run([file, "--out", out, "--iterations", "4000"]);
    const first = readFileSync(out, "utf8");
    await run([file, "--out", out, "--iterations", "4000"]);
    expect(readFileSync(out, "utf8")).toBe(first);
  });

  it("names what cannot be placed and why", async () => {
    const [day] = instance.days;
    const never = [{ date: day!.date, start: "08:30", end: "08:45" }];
    const people = instance.people.map((p) => (p.id === "person-3" ? { ...p, available: never } : p));
    const summary = await run([
      write("odd.json", { ...instance, people }),
      "--out",
      out,
      "--iterations",
      "3000",
    ]);
    expect(summary.unplaced).toHaveLength(1);
    expect(process.exitCode).toBe(1);
    expect(summary.explanations[0]?.text).toMatch(/person-3, who must be there, is not free/);
  });

  it.each<[string, string[], RegExp]>([
    ["no file", [], /Name one instance file/],
    ["no --out", [file], /Say where to write the timetable/],
    ["an unknown option", [file, "--out", out, "--fast"], /was not understood/],
    ["a file that is not there", [join(folder, "none.json"), "--out", out], /cannot be opened/],
    ["a file that is not JSON", [write("text.json", "{"), "--out", out], /is not JSON/],
    ["seconds that are no number", [file, "--out", out, "--seconds", "soon"], /--seconds must be a number/],
    ["no seconds", [file, "--out", out, "--seconds", "0"], /more than 0/],
    ["a broken seed", [file, "--out", out, "--seed", "1.5"], /whole number/],
    [
      "a folder that is not there",
      [file, "--out", join(folder, "no", "x.json"), "--iterations", "10"],
      /cannot be written/,
    ],
    ["another kind of file", [write("list.json", []), "--out", out], /The timetable problem cannot be read/],
  ])("refuses with a sentence: %s", async (_, args, sentence) => {
    await expect(run(args)).rejects.toThrow(AppError);
    await expect(run(args)).rejects.toThrow(sentence);
  });
});
