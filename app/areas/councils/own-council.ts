import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { type CouncilElectionOfYear, unansweredYears } from "./elections.ts";
import { nextMeeting, papersDueOn } from "./meeting-days.ts";
import { electionQuestion } from "./shown-election.ts";

/** What the first page of a challenge says to people of a council about it. */
export interface OwnCouncil {
  recordId: string;
  name: string;
  /** Asked until somebody has answered. */
  question: string | null;
  /** The next meetings of its bodies, the soonest first: "Cabinet on 13 January 2027, papers due 1 January 2027". */
  meetings: string[];
}

/** Meetings that are named. */
const MOST_MEETINGS_NAMED = 3;

/** What there is to say on a day. */
export function ownCouncil(
  council: {
    recordId: string;
    name: string;
    lastDay: Day | null;
    elections: readonly CouncilElectionOfYear[];
    bodies: readonly { name: string; meetings: readonly Day[]; paperDays: number | null }[];
  },
  today: Day,
): OwnCouncil {
  const { recordId, name, lastDay, elections, bodies } = council;
  const coming = bodies
    .flatMap(({ name: body, meetings, paperDays }) => {
      const day = nextMeeting(meetings, today, lastDay);
      return day === null ? [] : [{ body, day, due: papersDueOn(day, paperDays) }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.body.localeCompare(b.body)));
  return {
    recordId,
    name,
    question: electionQuestion(unansweredYears(elections, today, lastDay)),
    meetings: coming.slice(0, MOST_MEETINGS_NAMED).map(({ body, day, due }) => {
      const papers = due === null ? "" : due < today ? ", papers were due " : ", papers due ";
      return `${body} on ${formatDay(day)}${papers}${due === null ? "" : formatDay(due)}`;
    }),
  };
}
