import { expect, it } from "vitest";
import { timeOf } from "#app/platform/clock-time.ts";
import { plusDays } from "#app/platform/days.ts";
import { DEFAULT_SOFT_RULES, type SoftRules } from "#app/solver/weights.ts";
import { TRIAL_DAY, trialPerson, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { type SolverPeer, toProblem } from "../making/solver-instance.ts";
import type { SessionNeeds } from "../plan/needs/session-needs.ts";
import { boardOf } from "./board.ts";
import { type BoardAnswer, makeAdviser } from "./move-adviser.ts";

const TRACKS = ["A", "B", "C", "D"];
const DAYS = [0, 1, 2].map((day) => plusDays(TRIAL_DAY, day));

/** Eighty interviews in four pairs over three days, each with a person of its own and a room of its pair. */
function largeVisit(): BoardAnswer {
  const peers = TRACKS.flatMap((track) => [`${track}1`, `${track}2`]);
  const sessions = Array.from({ length: 80 }, (_, index) => {
    const track = TRACKS[index % 4] ?? "A";
    const turn = Math.floor(index / 4);
    return trialSession({
      id: `s${index}`,
      date: DAYS[turn % 3] ?? TRIAL_DAY,
      start: timeOf(9 * 60 + Math.floor(turn / 3) * 60 + (turn > 8 ? 60 : 0)),
      track,
      roomId: `room${track}`,
      peerIds: [`${track}1`, `${track}2`],
      personIds: [`p${index}`],
    });
  });
  const trial = trialRecord(sessions);
  const record = {
    ...trial,
    people: sessions.map(({ personIds: [id = ""] }) => trialPerson({ id })),
    peers: peers.map((id) => ({ id, name: id, part: "Officer peer", isStaff: false, isConfirmed: true })),
    sites: trial.sites.map((site) =>
      site.id === "hall"
        ? {
            ...site,
            rooms: TRACKS.map((track) => ({
              id: `room${track}`,
              siteId: "hall",
              name: track,
              capacity: 8,
              isStepFree: true,
              hasHearingLoop: true,
            })),
          }
        : site,
    ),
  };
  const needs = {
    sessions: sessions.map(
      ({ id }): SessionNeeds => ({
        sessionId: id,
        isPinned: false,
        isConfidential: false,
        peersNeeded: 2,
        isAllPeers: false,
        requiredRoles: [],
        allowedSiteIds: [],
        isOnline: false,
        afterIds: [],
        wantedPeerIds: [],
      }),
    ),
    people: record.people.map(({ id }) => ({ personId: id, availability: "any-time" as const, times: [] })),
    absences: [],
  };
  const source = {
    record,
    needs,
    peers: peers.map(
      (id): SolverPeer => ({ id, name: id, role: "officer-peer", status: "confirmed", themes: [] }),
    ),
  };
  return { revision: 1, changes: [], board: boardOf(source), ...toProblem(source, DAYS), names: {} };
}

it("counts what a place costs by the points of the challenge", () => {
  const answer = largeVisit();
  const free = (softRules: SoftRules) =>
    makeAdviser({ ...answer, softRules }).freePlaces("s0", {
      dates: DAYS,
      columns: TRACKS.map((track) => `pair:${track}`),
      stepMinutes: 15,
    });
  const unweighed = { siteChange: 0, longRun: 0, uneven: 0, offTheme: 0, idle: 0, together: 0 };
  expect(free(DEFAULT_SOFT_RULES).some(({ cost }) => cost !== 0)).toBe(true);
  expect(free({ ...DEFAULT_SOFT_RULES, ...unweighed }).every(({ cost }) => cost === 0)).toBe(true);
});

/** Milliseconds of the quicker half of some runs: another process on the machine is none of its doing. */
function median(runs: number, work: (run: number) => void): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const began = performance.now();
    work(run);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

it("says what clashes at a place within 5 ms at 80 sessions", () => {
  const answer = largeVisit();
  expect(answer.present.assignments).toHaveLength(80);
  const { advise, freePlaces } = makeAdviser(answer);
  const ask = (run: number) =>
    advise(`s${run % 80}`, {
      date: DAYS[run % 3] ?? null,
      start: timeOf(9 * 60 + (run % 30) * 15),
      column: `pair:${TRACKS[run % 4]}`,
    });
  const each = median(120, ask);
  expect(each).toBeLessThan(5);
  const all = median(15, (run) => {
    freePlaces(`s${run}`, {
      dates: DAYS.slice(run % 3, (run % 3) + 1),
      columns: TRACKS.map((track) => `pair:${track}`),
      stepMinutes: 15,
    });
  });
  // Every start of a day, once when a session is taken up.
  expect(all).toBeLessThan(100);
});

it("tells of each place at which somebody cannot come, also of one who cannot come where the session stands now", () => {
  const answer = largeVisit();
  const people = answer.instance.people.map((one) =>
    one.id === "p0" ? { ...one, available: [{ date: DAYS[1] ?? "", start: "09:00", end: "12:00" }] } : one,
  );
  const { advise } = makeAdviser({ ...answer, instance: { ...answer.instance, people } });
  const warnings = (date: string | undefined, start: string) =>
    advise("s0", { date: date ?? null, start, column: "pair:A" })?.warnings.filter((text) =>
      text.includes("p0"),
    );
  expect(warnings(DAYS[0], "16:45")).toEqual(["p0 can come only on 2026-03-03 09:00 to 12:00."]);
  expect(warnings(DAYS[1], "11:00")).toEqual([]);
});
