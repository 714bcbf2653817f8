/** Actions under recommendations 7 (councillors), 8 (procurement) and 9 (fewer projects, systems and terms). */

import type { DemoAction } from "../shapes.ts";
import { action } from "./action-rows.ts";

export const actionsRecommendations7To9: readonly DemoAction[] = [
  action(
    "7.1",
    "joint",
    "Introduce every councillor to the agreement and to their council's rights under it",
    ["p-042", "p-031"],
    ["2026-01", "2026-06"],
    "At least 60 of 71 councillors have attended a session",
    [
      [
        "mar",
        "on-track",
        "Two evening sessions and one on line. 34 councillors so far. The table of limits drew most of the questions.",
      ],
      [
        "jun",
        "on-track",
        "53, counting those elected at Wexcombe in May, who had it in their first fortnight.",
      ],
      ["sep", "complete", "64 of 71. Both group leaders of the opposition took part as speakers."],
    ],
  ),
  action(
    "7.2",
    "joint",
    "Send all members a two-page note each quarter on what is being considered",
    ["p-041", "p-027"],
    ["2026-03", "2026-06"],
    "Note issued within a week of each quarter end",
    [
      [
        "mar",
        "on-track",
        "First note issued on 27 March. A councillor from each council helped to write it.",
      ],
      [
        "jun",
        "complete",
        "Second note issued. Members asked for dates of decisions to be put in a box, and they now are.",
      ],
      ["sep", "business-as-usual", "Third note out on 2 October. Opened by 58 members."],
    ],
  ),
  action(
    "7.3",
    "joint",
    "Put in writing how conflicts of interest are handled for officers who serve both councils",
    ["p-031", "p-027"],
    ["2026-01", "2026-04"],
    "Protocol forms part of both constitutions",
    [
      [
        "mar",
        "on-track",
        "Taken together with action 4.2. Staff below assistant director are covered as well.",
      ],
      ["jun", "complete", "Adopted into both constitutions at the annual meetings in May."],
      [
        "sep",
        "complete",
        "Thirty-one managers have had a short briefing. Two have since asked for advice under it.",
      ],
    ],
  ),
  action(
    "7.4",
    "joint",
    "Offer all members a session on what passes to the shadow council, before its elections",
    ["p-043", "p-031"],
    ["2027-01", "2027-03"],
    "Two sessions held before the pre-election period",
    [
      ["jun", "not-started", "Cannot be planned until a decision on reorganisation is known."],
      [
        "sep",
        "not-started",
        "Decision known. Content depends on the order setting up the shadow council, expected in the winter.",
      ],
      ["nov", "not-started", "Dates held on 9 and 16 February 2027, before the pre-election period."],
    ],
  ),

  action(
    "8.1",
    "wexcombe",
    "Publish a single forward list of the borough's contracts for the next two years",
    ["p-045", "p-032"],
    ["2026-02", "2026-06"],
    "List on the website and refreshed each quarter",
    [
      [
        "mar",
        "on-track",
        "Format tried out with six local firms. They wanted value bands and a name to ring.",
      ],
      [
        "jun",
        "complete",
        "Published 12 June with 57 contracts. Harrowmere's list, kept apart, can be downloaded beside it in the same columns.",
      ],
      ["sep", "complete", "First refresh on time. Enquiries from 23 firms, 14 of them new to the council."],
    ],
  ),
  action(
    "8.2",
    "wexcombe",
    "Simplify contract rules and offer the result to Harrowmere for when it next reviews its own",
    ["p-045", "p-028"],
    ["2026-03", "2026-09"],
    "New rules adopted by Council",
    [
      ["mar", "on-track", "First draft is 19 pages in place of 44."],
      ["jun", "at-risk", "Legal advice on the new procurement regime took longer than planned."],
      [
        "sep",
        "off-track",
        "Missed the September Council. Procurement manager has been working on the waste extension and the insurance tender.",
      ],
      [
        "nov",
        "off-track",
        "Now set for February 2027. May be overtaken by rules for the new council, and the monitoring officer will advise whether to stop.",
      ],
    ],
  ),
  action(
    "8.3",
    "joint",
    "Agree guidance on drawing lots so that local firms can bid, and use it in every joint tender",
    ["p-045", "p-032"],
    ["2026-04", "2027-03"],
    "Local firms bid in at least half of joint tenders",
    [
      ["mar", "not-started", "Harrowmere asked to lead on the drafting, as it matters most there."],
      ["jun", "on-track", "Guidance written with the two trade bodies."],
      ["sep", "on-track", "Used for grounds maintenance: nine lots, four won by firms within fifteen miles."],
      ["nov", "on-track", "Used three times; local firms bid in two."],
    ],
  ),
  action(
    "8.4",
    "harrowmere",
    "Reconsider joint contract rules when membership of the county buying group ends",
    ["p-045", "p-028"],
    ["2027-01", "2027-03"],
    "Report to the Policy and Resources Committee",
    [
      ["jun", "not-started", "Not due. Membership runs to 31 March 2027."],
      [
        "sep",
        "not-started",
        "Not due. Committee has asked that the report should also cover the shadow council's likely rules.",
      ],
      ["nov", "not-started", "Report is in the forward plan for 16 March 2027."],
    ],
  ),

  action(
    "9.1",
    "joint",
    "Cut the corporate project list by a choice made by members of both councils",
    ["p-040", "p-027"],
    ["2026-01", "2026-05"],
    "No more than 30 live projects, each with a lead and an end date",
    [
      [
        "dec",
        "on-track",
        "Directors have sorted 63 projects into must, should and could. Eleven turned out to be finished.",
      ],
      [
        "mar",
        "on-track",
        "Cabinet and committee chairs met for a morning with the list on the wall and came down to 34.",
      ],
      [
        "jun",
        "complete",
        "28 projects, approved by both executives in May. Reasons for stopping the others have been published to staff.",
      ],
      ["sep", "complete", "Still 28: three finished and three begun."],
    ],
  ),
  action(
    "9.2",
    "joint",
    "Add a project only when another ends or money for it is found",
    ["p-040", "p-027"],
    ["2026-06", "2027-03"],
    "No month with more than 30 live projects",
    [
      ["jun", "on-track", "Rule agreed. Joint Chief Executive signs each exception."],
      [
        "sep",
        "on-track",
        "Two exceptions asked for and one given, for emergency flood repairs at Hassock Fen.",
      ],
      ["nov", "on-track", "29 live. Budget round has produced seven new ideas, which will be a fair test."],
    ],
  ),
  action(
    "9.3",
    "joint",
    "Finish only the system changes that repay their cost before April 2028",
    ["p-034", "p-028"],
    ["2026-03", "2027-03"],
    "Five named systems joined; the rest closed with reasons",
    [
      [
        "mar",
        "on-track",
        "Of sixteen left, five chosen: e-mail, telephony, sign-in, printing and the planning file store.",
      ],
      ["jun", "on-track", "One sign-in for both offices live in June. Printing followed, to applause."],
      [
        "sep",
        "at-risk",
        "Telephony moved to spring: supplier would not end one contract early, and neither council is bound to break it.",
      ],
      [
        "nov",
        "at-risk",
        "Three of five done. Planning files depend on a migration that two people can do, one of whom has left.",
      ],
    ],
  ),
  action(
    "9.4",
    "joint",
    "Deal with the differences in terms that matter most to staff in shared teams",
    ["p-033", "p-028"],
    ["2026-04", "2027-03"],
    "Mileage and leave the same in all shared teams; the rest explained",
    [
      [
        "mar",
        "not-started",
        "Union asked for a list of differences in order of annoyance, and that is what will be drawn up.",
      ],
      [
        "jun",
        "on-track",
        "Mileage and purchase of leave come first. Cost is £44,000 a year for both together.",
      ],
      ["sep", "on-track", "Mileage agreed from 1 October. Leave to be balloted."],
      [
        "nov",
        "on-track",
        "Ballot opened on 9 November. Reasons for leaving pay scales alone have been set out in writing to all staff.",
      ],
    ],
  ),
];
