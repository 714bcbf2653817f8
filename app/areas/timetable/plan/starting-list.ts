import type { PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { timeOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import { type RuleMinutes, usualMinutes } from "./house-rules.ts";
import type { SessionKind } from "./timetable-words.ts";
import { type HoursByDay, rulesOn } from "./visit-days/day-hours.ts";

/** A session of the starting list. */
export interface StartingSession {
  kind: SessionKind;
  title: string;
  purpose: string;
  /** Team meetings and feedback have their day and time, and keep them; everything else is to be placed. */
  date: Day | null;
  start: string | null;
  isFixed: boolean;
  minutes: number;
  councilId: string | null;
  isWholeTeam: boolean;
  /** Kinds of peer of which one must be there. */
  requiredRoles: PeerRole[];
  /** Everything the peers hear must be over before it. */
  isLast: boolean;
}

type Draft = readonly [kind: SessionKind, title: string, purpose: string];

const OF_EACH_COUNCIL: readonly Draft[] = [
  ["interview", "Leader", "Ambition for the place, and what the council wants from the challenge."],
  ["interview", "Leaders of the other groups", "How decisions look from outside the administration."],
  ["interview", "Chief executive", "Direction, capacity and how members and officers work together."],
  ["interview", "Section 151 Officer and finance portfolio", "The medium-term plan, savings and reserves."],
  ["interview", "Monitoring Officer", "Standards, decision-making and the annual governance statement."],
  ["interview", "Chairs of scrutiny and audit", "How challenge works and what changes because of it."],
  ["focus-group", "Cabinet or committee chairs", "Priorities, performance and working with officers."],
  ["focus-group", "Councillors who hold no special post", "How they are heard and kept informed."],
  ["focus-group", "Heads of service", "How strategy turns into delivery across services."],
  ["focus-group", "Front-line staff", "What it is like to work here. No line managers of those who come."],
];

const OF_THE_PLACE: readonly Draft[] = [
  ["focus-group", "Partners in health, policing and business", "What kind of partner the council is."],
  ["focus-group", "Voluntary and community groups", "How the council works with its communities."],
  ["focus-group", "Residents and tenants", "What people who use services notice."],
  ["focus-group", "Town and parish councils", "Working across the tiers."],
  ["visit", "A place or project that shows the council's priorities", "See it, and meet those who run it."],
  ["observation", "A meeting in public", "How members debate and decide."],
];

/** The peers who speak with the Leader and the chief executive every day: their opposite numbers. */
const FEEDBACK_ROLES: readonly PeerRole[] = ["leader-peer", "chief-executive-peer"];

/**
 * The sessions a challenge of this kind usually has, in our own words, as a start to change from. A house rule: the
 * LGA publishes no such list. Interviews and focus groups with a council's own people come once for each council, and each
 * takes a pair of peers. `roles` are those the team has: nobody is asked for who is not there.
 */
export function startingList(
  councils: readonly { id: string; shortName: string }[],
  days: readonly Day[],
  { rules, hours = {} }: { rules: RuleMinutes; hours?: HoursByDay },
  roles: readonly PeerRole[] = [],
): StartingSession[] {
  const draft = (
    [kind, title, purpose]: Draft,
    rest: Partial<Omit<StartingSession, "kind" | "title" | "purpose">> = {},
  ): StartingSession => ({
    kind,
    title,
    purpose,
    date: null,
    start: null,
    isFixed: false,
    councilId: null,
    isWholeTeam: false,
    requiredRoles: [],
    isLast: false,
    minutes: usualMinutes(kind, rules),
    ...rest,
  });
  const named = (title: string, shortName: string) =>
    councils.length > 1 ? `${title}, ${shortName}` : title;
  return [
    ...days.flatMap((date, index) => {
      const isLast = index === days.length - 1;
      const ofDay = rulesOn(rules, hours, date);
      const times = teamTimes(ofDay, isLast);
      const at = (minutes: number) => placedAt(date, minutes, ofDay);
      const meeting = draft(["team-meeting", "Team meeting", "The peers compare what they heard and read."], {
        ...at(times.meeting),
        isWholeTeam: true,
      });
      const feedback = isLast
        ? draft(["final-feedback", "Final feedback", "Headline findings to an invited audience."], {
            ...at(times.feedback),
            isWholeTeam: true,
            isLast: true,
          })
        : draft(["daily-feedback", "Feedback to the Leader and chief executive", "A short, informal word."], {
            ...at(times.feedback),
            requiredRoles: FEEDBACK_ROLES.filter((role) => roles.includes(role)),
          });
      return [meeting, feedback];
    }),
    ...councils.flatMap((council) =>
      OF_EACH_COUNCIL.map(([kind, title, purpose]) =>
        draft([kind, named(title, council.shortName), purpose], { councilId: council.id }),
      ),
    ),
    ...OF_THE_PLACE.map((one) => draft(one)),
  ];
}

/**
 * When the team meets and speaks, in minutes after midnight: at the end of the day; on the last day it meets first and
 * speaks after lunch, so that the audience can come and the peers get home.
 */
function teamTimes(rules: RuleMinutes, isLastDay: boolean): { meeting: number; feedback: number } {
  if (isLastDay) return { meeting: rules.dayStart, feedback: rules.lunchTo };
  const feedback = rules.dayEnd - rules.dailyFeedbackMinutes;
  return { meeting: feedback - rules.gapMinutes - rules.teamMeetingMinutes, feedback };
}

/** Rules of its own may leave no room for a time: then only the day is given. */
function placedAt(date: Day, minutes: number, { dayStart, dayEnd }: RuleMinutes) {
  const fits = minutes >= dayStart && minutes < dayEnd;
  return { date, start: fits ? timeOf(minutes) : null, isFixed: fits };
}
