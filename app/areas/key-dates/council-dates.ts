import type { BodyKind } from "#app/areas/councils/body-kinds.ts";
import type { CouncilElectionOfYear } from "#app/areas/councils/elections.ts";
import type { BodyDates, CouncilDates } from "#app/areas/dates/councils.ts";
import { type Election, localElectionDay } from "#app/areas/dates/elections.ts";
import type { MilestoneKey } from "#app/areas/dates/rule-sets.ts";
import type { Day } from "#app/platform/days.ts";

/** What a challenge may know of one of its councils (councils/read-council-dates.server.ts). */
export interface KnownCouncil {
  name: string;
  lastDay: Day | null;
  successorName: string;
  elections: readonly CouncilElectionOfYear[];
  bodies: readonly { name: string; kind: BodyKind; meetings: readonly Day[]; paperDays: number | null }[];
}

/** The date that a body decides on, and which kinds of body do: the first kind of which the council has one with days. House rule. */
const DECIDES: MilestoneKey = "action-plan-published";
const DECIDING: readonly BodyKind[] = ["executive", "committee", "council"];

/** A council's record as the rules of dates read it. */
export function councilDates({
  name,
  lastDay,
  successorName,
  elections,
  bodies,
}: KnownCouncil): CouncilDates {
  const meeting = bodies.filter(({ meetings }) => meetings.length > 0);
  const deciding = DECIDING.find((kind) => meeting.some((body) => body.kind === kind));
  return {
    name,
    lastDay,
    successor: successorName === "" ? null : successorName,
    elections: elections.map(electionOf),
    bodies: meeting.map(
      (body): BodyDates => ({
        name: body.name,
        meets: body.meetings,
        papers: body.paperDays === null ? null : { unit: "days", count: body.paperDays },
        decides: body.kind === deciding ? [DECIDES] : [],
      }),
    ),
  };
}

function electionOf({ year, votes, pollingDay, periodStart, source }: CouncilElectionOfYear): Election {
  const to = pollingDay ?? localElectionDay(year);
  return {
    year,
    votes,
    day: pollingDay,
    period: periodStart === null ? "usual" : { from: periodStart, to },
    source: source === "" ? null : source,
    on: null,
  };
}
