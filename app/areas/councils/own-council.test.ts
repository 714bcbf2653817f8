import { expect, it } from "vitest";
import { ownCouncil } from "./own-council.ts";

const COUNCIL = { recordId: "r", name: "Wexcombe Borough Council", lastDay: null, elections: [], bodies: [] };
const body = (name: string, meetings: string[], paperDays: number | null = null) => ({
  name,
  meetings,
  paperDays,
});
const VOTES = { year: 2026, votes: true, pollingDay: null, periodStart: null, source: "" };

it.each([
  ["nothing is known", {}, /vote in 2026\?/, []],
  ["all is said", { elections: [VOTES] }, null, []],
  ["it is to end before", { lastDay: "2026-03-31" }, null, []],
  [
    "it ends before a meeting",
    {
      elections: [VOTES],
      lastDay: "2026-03-31",
      bodies: [body("Cabinet", ["2026-04-08"]), body("Council", ["2026-03-31", "2026-05-06"])],
    },
    null,
    ["Council on 31 March 2026"],
  ],
  [
    "bodies meet",
    {
      elections: [VOTES],
      bodies: [
        body("Council", ["2026-02-25"]),
        body("Cabinet", ["2026-01-14", "2026-02-11"], 12),
        body("Audit", []),
        body("Board", ["2026-01-20"], 5),
        body("Scrutiny", ["2026-06-01"]),
      ],
    },
    null,
    [
      "Cabinet on 14 January 2026, papers were due 2 January 2026",
      "Board on 20 January 2026, papers due 15 January 2026",
      "Council on 25 February 2026",
    ],
  ],
])("when %s", (_, given, question, meetings) => {
  const own = ownCouncil({ ...COUNCIL, ...given }, "2026-01-05");
  if (question === null) expect(own.question).toBeNull();
  else expect(own.question).toMatch(question);
  expect(own.meetings).toEqual(meetings);
});
