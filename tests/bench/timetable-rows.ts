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
          title: "Timetables beside the repository (process seconds, process warm)",
          heads: [
            "problem",
            "sessions",
            "first without a broken rule",
            "cost after 1 s",
            "5 s",
            "10 s",
            "bound",
            "1 s to 10 s",
            "10 s to bound",
          ],
          rows: shared.map((speed) => [...speedRow(speed), ...ratios(speed)]),
        },
    {
      title: "Made timetables of growing size (process seconds, process warm)",
      heads: [
        "problem",
        "sessions",
        "first without a broken rule",
        "cost after 1 s",
        "5 s",
        "bound",
        "5 s a session",
      ],
      rows: solveGrowingInstances().map((speed) => [...speedRow(speed), perSession(speed)]),
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

/** How much the answer after one second costs more than after ten (wanted: at most 1.10), and that than the bound. */
function ratios({ costs: [first, , last], lowerBound }: SolveSpeed): string[] {
  const ratio = (a: number | null | undefined, b: number | null | undefined) =>
    a === b ? "1.00" : a && b ? (a / b).toFixed(2) : "–";
  return [ratio(first, last), ratio(last, lowerBound)];
}

/** Cost of a session at the end. */
function perSession({ costs, sessions }: SolveSpeed): string {
  const last = costs.at(-1);
  return last === null || last === undefined ? "–" : (last / sessions).toFixed(2);
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
