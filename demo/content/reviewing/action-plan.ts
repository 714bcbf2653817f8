/** Each council's answer to each recommendation, the 36 actions, and where the plan is reported. */

import type { DemoAction, DemoResponse, DemoRoute } from "../shapes.ts";
import { actionsRecommendations1To3 } from "./actions-recommendations-1-to-3.ts";
import { actionsRecommendations4To6 } from "./actions-recommendations-4-to-6.ts";
import { actionsRecommendations7To9 } from "./actions-recommendations-7-to-9.ts";

/** The day both councils published the plan. */
export const actionPlanPublished = "2026-03-06";

export const responses: readonly DemoResponse[] = [
  {
    recommendation: 1,
    council: "wexcombe",
    position: "accept",
    reason:
      "Cabinet agrees that the purpose set in 2022 has been overtaken. A page that members would defend on a doorstep is worth having.",
  },
  {
    recommendation: 1,
    council: "harrowmere",
    position: "accept",
    reason:
      "Accepted, on the understanding that the limits in the agreement are not reopened. The Council will approve the statement itself.",
  },
  {
    recommendation: 2,
    council: "wexcombe",
    position: "accept",
    reason:
      "Scrutiny has been asking for this. Results will be published whether or not they flatter the partnership.",
  },
  {
    recommendation: 2,
    council: "harrowmere",
    position: "accept",
    reason:
      "Accepted. Measures should be few and should mean something to residents of villages as well as towns.",
  },
  {
    recommendation: 3,
    council: "wexcombe",
    position: "accept-in-part",
    reason:
      "The borough will pay its share of costing the options and will consider them openly. It does not accept that its in-house service should be in question, since that works well, and it will not set a date for a decision that falls to Harrowmere.",
  },
  {
    recommendation: 3,
    council: "harrowmere",
    position: "accept",
    reason:
      "The contract ends in March 2027 and members need the figures. The Environment Committee has asked to see all options, including an extension.",
  },
  {
    recommendation: 4,
    council: "wexcombe",
    position: "accept",
    reason:
      "Staff deserve to hear the same from both councils. Supporting different proposals in November did not prevent civil conversation and need not prevent planning.",
  },
  {
    recommendation: 4,
    council: "harrowmere",
    position: "accept-in-part",
    reason:
      "The protocol, the shared view of risk and regular news for staff are accepted now. While a decision on the proposals is awaited the Council prefers to hold a plan of its own, on a common list of tasks, and will join the two plans once it is known.",
  },
  {
    recommendation: 5,
    council: "wexcombe",
    position: "accept",
    reason:
      "Cabinet welcomes more scrutiny of the partnership and would have been content with a joint panel. Calendars will be drawn up together from 2026/27.",
  },
  {
    recommendation: 5,
    council: "harrowmere",
    position: "accept-in-part",
    reason:
      "Publication of notes and aligned calendars are accepted. A standing joint panel sits uneasily with a committee system in which members of all groups make the decisions. The Council will try an informal review group for one year and judge it on results.",
  },
  {
    recommendation: 6,
    council: "wexcombe",
    position: "accept",
    reason:
      "Overdue. The Section 151 Officer is asked to bring a formula that any councillor can explain, and a joint plan for savings built on it.",
  },
  {
    recommendation: 6,
    council: "harrowmere",
    position: "accept",
    reason:
      "Accepted. The Policy and Resources Committee wishes to see a worked example for each shared service before it votes.",
  },
  {
    recommendation: 7,
    council: "wexcombe",
    position: "accept",
    reason: "Accepted. Sessions will be offered at different times of day and again after the May elections.",
  },
  {
    recommendation: 7,
    council: "harrowmere",
    position: "accept",
    reason: "Accepted. Two members have volunteered to help with the quarterly note.",
  },
  {
    recommendation: 8,
    council: "wexcombe",
    position: "accept",
    reason:
      "The case on price is made. The borough will simplify its own rules first, and hopes that the district will find them useful.",
  },
  {
    recommendation: 8,
    council: "harrowmere",
    position: "not-accept",
    reason:
      "The Council belongs to the county buying group until March 2027 and values its own contract rules, which favour smaller lots. It will show its list of contracts in the same columns as Wexcombe's and buy jointly case by case, but will not adopt one pipeline and one set of rules at this time. It will look again when membership ends.",
  },
  {
    recommendation: 9,
    council: "wexcombe",
    position: "accept",
    reason:
      "Accepted without reserve. Cabinet members will give up projects of their own and expect the same of others.",
  },
  {
    recommendation: 9,
    council: "harrowmere",
    position: "accept",
    reason:
      "Accepted. Committee chairs will take part in the choice, and its results will be reported to all members.",
  },
];

export const actions: readonly DemoAction[] = [
  ...actionsRecommendations1To3,
  ...actionsRecommendations4To6,
  ...actionsRecommendations7To9,
];

export const routes: readonly DemoRoute[] = [
  {
    council: "wexcombe",
    body: "Cabinet",
    kind: "executive",
    frequency: "quarterly",
    purpose: "Approves the plan and takes each quarterly update",
    meetings: [
      { date: "2026-02-24", outcome: "Action plan approved" },
      { date: "2026-04-28", outcome: "First update noted; waste options received under action 3.1" },
      { date: "2026-07-21", outcome: "Second update noted; benefits report received" },
      { date: "2026-10-20", outcome: "Third update noted; report asked for on the joint savings plan" },
    ],
  },
  {
    council: "wexcombe",
    body: "Overview and Scrutiny Committee",
    kind: "scrutiny",
    frequency: "half-yearly",
    purpose: "Examines progress and makes recommendations to cabinet",
    meetings: [
      { date: "2026-05-26", outcome: "Cost-sharing proposal examined; three points sent to cabinet" },
      { date: "2026-10-06", outcome: "Plan examined; officers questioned on actions 6.3 and 8.2" },
    ],
  },
  {
    council: "wexcombe",
    body: "Council",
    kind: "council",
    frequency: "yearly",
    purpose: "Receives a yearly account of the partnership",
    meetings: [{ date: "2026-07-08", outcome: "Statement of purpose and cost-sharing formula approved" }],
  },
  {
    council: "harrowmere",
    body: "Policy and Resources Committee",
    kind: "committee",
    frequency: "quarterly",
    purpose: "Recommends the plan to Council and takes each quarterly update",
    meetings: [
      { date: "2026-02-17", outcome: "Action plan recommended to Council" },
      { date: "2026-04-14", outcome: "First update noted" },
      { date: "2026-07-14", outcome: "Second update noted; worked examples of cost sharing received" },
      { date: "2026-10-13", outcome: "Third update noted; trial of the review group discussed" },
    ],
  },
  {
    council: "harrowmere",
    body: "Audit and Standards Committee",
    kind: "committee",
    frequency: "half-yearly",
    purpose: "Assures itself that actions marked complete are complete",
    meetings: [
      { date: "2026-06-09", outcome: "Single assessment of the risk of reorganisation agreed" },
      {
        date: "2026-11-10",
        outcome: "Five completed actions tested; evidence found sufficient for all five",
      },
    ],
  },
  {
    council: "harrowmere",
    body: "Council",
    kind: "council",
    frequency: "yearly",
    purpose: "Approves the plan and receives a yearly account of the partnership",
    meetings: [
      { date: "2026-03-03", outcome: "Action plan approved" },
      { date: "2026-06-23", outcome: "Statement of purpose approved" },
      { date: "2026-07-28", outcome: "Waste contract extension and cost-sharing formula approved" },
    ],
  },
];
