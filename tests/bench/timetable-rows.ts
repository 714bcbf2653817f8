import {
  editingSpeed,
  type SolveSpeed,
  solveGrowingInstances,
  solveSharedInstances,
  warmUp,
} from "./timetable-speed.ts";

/** A table to print: its title, heads and rows. */
export interface BenchTable {
  title: string;
  heads: string[];
  rows: string[][];
}

/** What the timetable's solver does in which time. Takes about two minutes. */
export function timetableTables(): BenchTable[] {
  warmUp();
  const shared = solveSharedInstances();
  const editing = editingSpeed();
  const wait = ({ median, most }: { median: number; most: number }, wanted: string) => [
    `${median.toFixed(2)} ms`,
    `${most.toFixed(1)} ms`,
    wanted,
  ];
  return [
    shared.length === 0
      ? {
          title: "Timetables: the problems beside the repository are absent, so they were not solved",
          heads: ["problem"],
          rows: [],
        }
      : {
          title: "Timetables beside the repository (seconds of the clock, process warm)",
          heads: [
            "problem",
            "sessions",
            "first without a broken rule",
            "cost after 1 s",
            "5 s",
            "10 s",
            "bound",
          ],
          rows: shared.map(speedRow),
        },
    {
      title: "Made timetables of growing size",
      heads: ["problem", "sessions", "first without a broken rule", "cost after 1 s", "5 s", "bound"],
      rows: solveGrowingInstances().map(speedRow),
    },
    {
      title: `Changing a timetable of ${editing.sessions} sessions`,
      heads: ["matter", "median", "most", "wanted"],
      rows: [
        ["one move checked again", ...wait(editing.recheckMs, "5 ms")],
        ["where could this go?", ...wait(editing.placesMs, "100 ms")],
      ],
    },
  ];
}

function speedRow({ name, sessions, firstFeasibleSeconds, costs, lowerBound }: SolveSpeed): string[] {
  return [
    name,
    String(sessions),
    firstFeasibleSeconds === null ? "never" : `${firstFeasibleSeconds.toFixed(2)} s`,
    ...costs.map((cost) => (cost === null ? "not yet" : String(cost))),
    String(lowerBound),
  ];
}
