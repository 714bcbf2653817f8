/** Actions under recommendations 4 (reorganisation), 5 (scrutiny and decisions) and 6 (costs and savings). */

import type { DemoAction } from "../shapes.ts";
import { action } from "./action-rows.ts";

export const actionsRecommendations4To6: readonly DemoAction[] = [
  action(
    "4.1",
    "joint",
    "Draw up a plan for preparation covering services, staff, data and contracts",
    ["p-040", "p-027"],
    ["2026-02", "2026-09"],
    "One plan in place, with one assessment of risk in both registers",
    [
      [
        "mar",
        "on-track",
        "Harrowmere wished to plan apart until a decision was known, so two plans share a common list of tasks: 46 of 52 are the same.",
      ],
      [
        "jun",
        "on-track",
        "Single risk assessment agreed by both audit committees; same score, same mitigations.",
      ],
      [
        "sep",
        "complete",
        "Decision of 16 July places both areas in one council. The two plans became one on 8 September with the agreement of both executives.",
      ],
      [
        "nov",
        "complete",
        "Plan has been handed to the county's programme board as the contribution of the two districts.",
      ],
    ],
  ),
  action(
    "4.2",
    "joint",
    "Write a protocol on how shared officers advise each council when their interests differ",
    ["p-031", "p-027"],
    ["2025-11", "2026-03"],
    "Protocol approved by both standards bodies and used when needed",
    [
      [
        "dec",
        "on-track",
        "Interim note issued before the 28 November decisions. Each council had its own adviser on the night.",
      ],
      [
        "mar",
        "complete",
        "Approved by both committees in March. Names two outside firms and says who may call on them.",
      ],
      ["jun", "complete", "Used once, on a land matter at the county boundary; worked as intended."],
    ],
  ),
  action(
    "4.3",
    "joint",
    "Tell staff monthly what is known and not known about reorganisation",
    ["p-033", "p-027"],
    ["2025-11", "2026-06"],
    "Monthly briefing in every month; staff say they are kept informed",
    [
      ["dec", "on-track", "First two briefings held. Attendance 240 in person or on line, and 90 questions."],
      ["mar", "on-track", "Five held. Union joins the panel. Briefing says plainly when there is no news."],
      ["jun", "complete", "70 per cent in the pulse survey feel well informed."],
      [
        "sep",
        "business-as-usual",
        "Held within three days of the July decision, then monthly as before. Joint briefings with neighbouring districts start in the new year.",
      ],
    ],
  ),
  action(
    "4.4",
    "joint",
    "Complete a map of data, systems and contracts that pass to the new council",
    ["p-051", "p-034"],
    ["2026-05", "2027-03"],
    "Map accepted by the county's programme without a request for rework",
    [
      [
        "jun",
        "on-track",
        "Template agreed with three neighbouring districts so that the answers fit together.",
      ],
      [
        "sep",
        "on-track",
        "Contracts complete; systems 70 per cent. Personal data is the slowest part and ought to be.",
      ],
      [
        "nov",
        "on-track",
        "Programme has accepted contracts and systems. Records of the planning service remain.",
      ],
    ],
  ),

  action(
    "5.1",
    "wexcombe",
    "Give the Overview and Scrutiny Committee a standing item on the partnership and earlier sight of proposals",
    ["p-043", "p-031"],
    ["2026-02", "2026-06"],
    "Committee sees every joint proposal at least six weeks before a decision",
    [
      [
        "mar",
        "on-track",
        "Work programme for 2026/27 has four partnership items. Chair now receives the working group's papers.",
      ],
      [
        "jun",
        "complete",
        "Committee examined the cost-sharing proposal seven weeks ahead of cabinet and two of its three points were taken up.",
      ],
      [
        "sep",
        "complete",
        "Three proposals since June, all seen in time. Backbenchers from other groups have led two of the sessions.",
      ],
    ],
  ),
  action(
    "5.2",
    "harrowmere",
    "Try an informal joint review group with Wexcombe for a year, with no powers of decision",
    ["p-042", "p-031"],
    ["2026-05", "2027-05"],
    "Four meetings held and evaluated by the Policy and Resources Committee",
    [
      [
        "mar",
        "on-track",
        "Council agreed to a trial in place of a joint panel. Five members from each council, none from the leadership.",
      ],
      [
        "jun",
        "on-track",
        "First meeting on 11 June at Ottersby. Took evidence on housing options from officers of both councils together.",
      ],
      [
        "sep",
        "on-track",
        "Second meeting looked at waste. Its note went to both executives and was answered in writing.",
      ],
      [
        "nov",
        "on-track",
        "Third meeting held. Attendance nine of ten. Independent evaluation to be done in April by a member from another district.",
      ],
    ],
  ),
  action(
    "5.3",
    "joint",
    "Publish the notes of the Joint Member Working Group within ten days",
    ["p-042", "p-031"],
    ["2026-03", "2026-05"],
    "Notes of every meeting published within ten days",
    [
      [
        "mar",
        "on-track",
        "Form of note agreed: subject, points made, what happens next. First to be published in April.",
      ],
      ["jun", "complete", "April and June notes published on both websites, after six days and after nine."],
      [
        "sep",
        "business-as-usual",
        "Done by the two democratic services teams in turn. All members receive a link.",
      ],
    ],
  ),
  action(
    "5.4",
    "joint",
    "Align calendars so that joint decisions are taken within eight weeks, each council going first in turn",
    ["p-043", "p-031"],
    ["2026-01", "2026-10"],
    "Average of eight weeks or fewer from first report to second decision",
    [
      ["dec", "on-track", "Calendars for 2026/27 drafted side by side for the first time."],
      [
        "mar",
        "on-track",
        "Both approved. Policy and Resources moves from every eight weeks to every six; four pairs of meetings fall in the same week.",
      ],
      [
        "jun",
        "on-track",
        "Five decisions under the new calendar took nine weeks on average. Harrowmere went first on three.",
      ],
      [
        "sep",
        "at-risk",
        "Average is 9.2 weeks. August has no meetings at either council and held up two reports.",
      ],
      [
        "nov",
        "at-risk",
        "Average 8.9 weeks over twelve decisions. Eight will not be reached without a special meeting in the summer, which members do not favour.",
      ],
    ],
  ),

  action(
    "6.1",
    "joint",
    "Replace the cost-sharing formula with one that fits on a page and is reviewed yearly",
    ["p-032", "p-028"],
    ["2025-12", "2026-07"],
    "New formula approved by both Councils and applied from 1 April 2026",
    [
      [
        "dec",
        "on-track",
        "Time recorded by council in all eleven services for six weeks, to see how the work falls.",
      ],
      [
        "mar",
        "on-track",
        "Work falls 53 to 47 overall, with legal at 60 and housing options at 49. Three formulas modelled.",
      ],
      [
        "jun",
        "on-track",
        "Working group backed a formula by service, on households and cases. One page, with a worked example.",
      ],
      [
        "sep",
        "complete",
        "Approved by both Councils in July and backdated. Net movement is £31,000 a year towards Harrowmere's benefit. Opposition leaders at both said they could explain it.",
      ],
    ],
  ),
  action(
    "6.2",
    "joint",
    "Record time by council in every shared service for one month in each half year",
    ["p-046", "p-032"],
    ["2026-05", "2026-11"],
    "Returns from all eleven services in each recording month",
    [
      ["mar", "not-started", "Form being made shorter after staff comments on the trial."],
      ["jun", "on-track", "May month complete for ten services of eleven."],
      [
        "sep",
        "at-risk",
        "Customer services has asked to sample calls instead; finance is testing whether that is good enough for audit.",
      ],
      [
        "nov",
        "at-risk",
        "November under way. Two services have returned nothing so far. Assistant directors reminded on the 10th.",
      ],
    ],
  ),
  action(
    "6.3",
    "joint",
    "Agree a joint savings plan that closes both gaps to 2028/29",
    ["p-032", "p-028"],
    ["2026-03", "2026-10"],
    "Plan names savings for all of the £3.2 million gap",
    [
      ["mar", "on-track", "Directors asked for joint proposals first and separate ones second."],
      [
        "jun",
        "at-risk",
        "Proposals of £1.6 million against £3.2 million. Leisure is not a candidate for either council before reorganisation.",
      ],
      [
        "sep",
        "off-track",
        "£1.9 million found. Extending the waste contract removed a saving that had been counted for 2027/28.",
      ],
      [
        "nov",
        "off-track",
        "£2.1 million. Section 151 Officer has told both executives that the balance needs decisions on offices and on charges in this budget round, or use of reserves.",
      ],
    ],
  ),
  action(
    "6.4",
    "joint",
    "Bring both councils a joint view of offices and depots",
    ["p-037", "p-029"],
    ["2026-06", "2027-02"],
    "Options with costs taken by both executives in time for the 2027/28 budget",
    [
      ["jun", "not-started", "Brief agreed. Survey starts in July."],
      [
        "sep",
        "on-track",
        "Both headquarters are used to two thirds at the busiest. Police and health have asked about space at Staithe Road.",
      ],
      ["nov", "on-track", "Three options costed in draft. All keep a public counter in both towns."],
    ],
  ),
];
