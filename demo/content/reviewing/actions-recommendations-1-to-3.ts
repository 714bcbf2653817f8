/** Actions under recommendations 1 (purpose), 2 (benefits) and 3 (waste and street services). */

import type { DemoAction } from "../shapes.ts";
import { action } from "./action-rows.ts";

export const actionsRecommendations1To3: readonly DemoAction[] = [
  action(
    "1.1",
    "joint",
    "Agree a one-page statement of what the partnership is for until reorganisation",
    ["p-040", "p-027"],
    ["2026-01", "2026-06"],
    "Statement approved by both Councils and published",
    [
      [
        "dec",
        "not-started",
        "Leaders have agreed to hold two workshops in the new year and to open them to all group leaders.",
      ],
      [
        "mar",
        "on-track",
        "Both workshops held; 31 councillors came. First draft was three pages and is being cut to one.",
      ],
      [
        "jun",
        "on-track",
        "Harrowmere Council approved the statement on 23 June. Wexcombe Council takes it on 8 July.",
      ],
      [
        "sep",
        "complete",
        "Approved by both Councils and published on 10 July. Four sentences, and the same four in each place.",
      ],
    ],
  ),
  action(
    "1.2",
    "joint",
    "Test each new proposal for shared work against the statement before it goes to the working group",
    ["p-040", "p-027"],
    ["2026-07", "2026-09"],
    "Every business case since July 2026 has the test on its first page",
    [
      ["jun", "not-started", "Waits for the statement. A half-page form has been drafted meanwhile."],
      [
        "sep",
        "complete",
        "Form in use since July. Of five proposals, two were withdrawn by their own authors after filling it in.",
      ],
      ["nov", "business-as-usual", "Now part of the business case template. No separate reporting needed."],
    ],
  ),
  action(
    "1.3",
    "joint",
    "Review the partnership agreement as it falls due in its fourth year, and bring changes to both Councils",
    ["p-031", "p-027"],
    ["2026-04", "2026-12"],
    "Revised agreement signed by both Leaders",
    [
      ["mar", "not-started", "Begins after the workshops on purpose."],
      [
        "jun",
        "on-track",
        "Clauses 1 to 4 reviewed. Members of both councils want the table of limits left exactly as it is.",
      ],
      [
        "sep",
        "on-track",
        "Section 6 redrafted round preparation for the new council. Group leaders consulted at Wexcombe; Harrowmere's in October.",
      ],
      ["nov", "on-track", "Final text goes to both Councils in the week of 7 December."],
    ],
  ),
  action(
    "1.4",
    "joint",
    "Explain the statement to staff in person at every team's meeting",
    ["p-033", "p-027"],
    ["2026-07", "2026-10"],
    "At least 60 per cent of staff say they understand where the partnership is going, against 48 in 2025",
    [
      [
        "jun",
        "not-started",
        "Dates held in July and September, including two before six in the morning at the depot.",
      ],
      [
        "sep",
        "on-track",
        "Directors have visited 38 of 44 teams. Questions asked most often are on the staff intranet with answers.",
      ],
      [
        "nov",
        "complete",
        "All teams visited. October pulse survey: 63 per cent understand the direction. Planning is at 49 and will be visited again.",
      ],
    ],
  ),

  action(
    "2.1",
    "joint",
    "Choose up to twelve measures of what residents gain, with definitions that both councils use",
    ["p-041", "p-027"],
    ["2026-01", "2026-05"],
    "Measures approved by cabinet and by the Policy and Resources Committee",
    [
      [
        "dec",
        "on-track",
        "Long list of 29 drawn up with service managers; the citizens' panels will be asked which matter.",
      ],
      [
        "mar",
        "on-track",
        "Panels preferred waiting times and repairs to satisfaction scores. List is down to fourteen.",
      ],
      ["jun", "complete", "Eleven measures approved by both in May, all with a single definition."],
      ["sep", "complete", "No change. First results reported under action 2.3."],
    ],
  ),
  action(
    "2.2",
    "joint",
    "Collect a baseline for each of the eleven shared services",
    ["p-052", "p-041"],
    ["2026-03", "2026-09"],
    "Baseline held for all eleven services",
    [
      [
        "mar",
        "on-track",
        "Revenues, benefits and housing options done; figures existed and only had to be asked for.",
      ],
      ["jun", "on-track", "Six of eleven complete. Legal and human resources have agreed a method."],
      [
        "sep",
        "at-risk",
        "Eight of eleven. Customer services kept no comparable figures at Harrowmere before the merger, so a sample of old call logs is being used.",
      ],
      [
        "nov",
        "at-risk",
        "Nine of eleven. The last two may have to start from 2025/26 and say so. Analyst post was vacant for ten weeks.",
      ],
    ],
  ),
  action(
    "2.3",
    "joint",
    "Publish a benefits report twice a year beside the savings figures",
    ["p-040", "p-028"],
    ["2026-05", "2026-07"],
    "Reports published in July and January each year",
    [
      ["mar", "not-started", "Format agreed: four pages, one per aim it can speak to, no more."],
      [
        "jun",
        "on-track",
        "First report in layout. Includes one measure that has worsened, at both Leaders' wish.",
      ],
      [
        "sep",
        "complete",
        "Published on 21 July and taken by scrutiny at Wexcombe and by Policy and Resources at Harrowmere.",
      ],
      [
        "nov",
        "business-as-usual",
        "Second report is in the forward plan for January 2027 and has an owner in each service.",
      ],
    ],
  ),
  action(
    "2.4",
    "joint",
    "Replace the two quarterly performance reports with one, reaching members within five weeks",
    ["p-041", "p-028"],
    ["2026-04", "2027-01"],
    "Quarter 3 report 2026/27 issued by 4 February 2027",
    [
      ["mar", "not-started", "Begins once measures are settled."],
      [
        "jun",
        "on-track",
        "Analyst released for four weeks to build one board, following the housing options model.",
      ],
      [
        "sep",
        "on-track",
        "Quarter 1 produced in both forms to compare. New one took three days instead of eight, and seven weeks instead of nine.",
      ],
      [
        "nov",
        "on-track",
        "Quarter 2 reached members in six weeks. Members asked for shorter text and got it.",
      ],
    ],
  ),

  action(
    "3.1",
    "joint",
    "Prepare costed options for waste and street services from April 2027 for both councils",
    ["p-036", "p-029"],
    ["2025-11", "2026-03"],
    "Options report taken by cabinet and by the Environment Committee",
    [
      [
        "dec",
        "on-track",
        "Consultant appointed for costs and vehicles. Both portfolio leads have agreed the questions.",
      ],
      [
        "mar",
        "at-risk",
        "Figures for a joint service arrived late from the vehicle supplier. Report will be four weeks after the date in the recommendation.",
      ],
      [
        "jun",
        "complete",
        "Taken by the Environment Committee on 21 April and by cabinet on 28 April. Four options, each with cost, carbon and risk.",
      ],
      ["sep", "complete", "Closed. Members at both councils thanked officers for a paper they could follow."],
    ],
  ),
  action(
    "3.2",
    "harrowmere",
    "Decide what follows the collection contract that ends on 31 March 2027",
    ["p-057", "p-029"],
    ["2026-04", "2026-07-31"],
    "Decision made by Council in time for an orderly change",
    [
      [
        "mar",
        "on-track",
        "Contractor has confirmed in writing that it would consider a year's extension and on what price.",
      ],
      [
        "jun",
        "at-risk",
        "Committee preferred an extension to March 2028 but wants to know the decision on reorganisation before it commits.",
      ],
      [
        "sep",
        "complete",
        "Council decided on 28 July to extend by twelve months, to the eve of the new council. Cost £140,000 above budget, met from the waste reserve.",
      ],
      [
        "nov",
        "complete",
        "Deed of extension signed 9 October. Performance standards tightened for street sweeping in Ottersby.",
      ],
    ],
  ),
  action(
    "3.3",
    "joint",
    "Share the Pell Cross depot and workshop for vehicle servicing from April 2027",
    ["p-056", "p-036"],
    ["2026-06", "2027-04"],
    "At least ten Harrowmere contract vehicles serviced at Pell Cross",
    [
      ["jun", "not-started", "Follows the options report. Heads of terms requested."],
      [
        "sep",
        "on-track",
        "Survey shows room for twelve vehicles without new building. Union consulted at the start.",
      ],
      ["nov", "on-track", "Contractor has agreed prices. Licence for operators to be varied in January."],
    ],
  ),
  action(
    "3.4",
    "wexcombe",
    "Agree a plan for replacing vehicles that the new council can take over",
    ["p-058", "p-036"],
    ["2026-04", "2026-12"],
    "Plan approved, with carbon and cost for each vehicle to 2032",
    [
      ["mar", "not-started", "Draft of 2024 to be revised once options are known."],
      ["jun", "on-track", "Mileage and fuel logged for every vehicle since 1 May."],
      [
        "sep",
        "at-risk",
        "Network operator cannot give a date for more power at Pell Cross. Plan now has a version with and without it.",
      ],
      [
        "nov",
        "at-risk",
        "Answer on power promised for January. Cabinet will be asked to approve the first three years only.",
      ],
    ],
  ),
];
