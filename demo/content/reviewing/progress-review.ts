/** The return visit of 4 November 2026: judgements, good practice, and the report that is still a draft. */
import type { DemoProgressReview } from "../shapes.ts";

export const progressReview: DemoProgressReview = {
  date: "2026-11-04",
  site: "harrowmere",
  status: "draft",
  draftIssued: "2026-11-20",
  introduction: `Wexcombe Borough Council and Harrowmere District Council had a corporate peer challenge of their partnership in October 2025. They published the report in January 2026 and their action plans in March, both within the time that had been asked of them.

Three of the original peers returned on 4 November 2026. The review had been planned for August and was put back at the councils' request, so that members could first consider the decision on reorganisation. That decision, made in July, places the two areas in the same new council from April 2028. Elections to the shadow council are due in May 2027.

The councils sent the team their plan with its ratings, a short statement of progress and the evidence for each action marked complete.`,
  approach: `The review took one day and was held at Harrowmere Civic Offices. The team met both Leaders together, the Joint Chief Executive and strategic directors, committee chairs and cabinet members, opposition leaders from both councils, five members of the joint review group, and fourteen staff from shared teams, among them two from planning. It looked at all nine recommendations and spent most time on waste, savings and scrutiny.

As before, what people said was not recorded against their names.`,
  conclusion: `The councils have made good use of the year. They have taken the report seriously without taking it on trust, and where they disagreed with us, or with each other, they said so and gave reasons. Half of their actions are complete or have become part of ordinary business. Two are off track, and the councils' own ratings had told us which before we asked.

Three matters deserve the attention of both Leaders this winter. The joint savings plan is £1.1 million short, and the choices that remain are not comfortable; they should not be left for the new council to find. Planning is thinner than it was a year ago and two peers heard concern about it from every group they met. And the joint review group has shown that members of two very different councils can scrutinise together. We hope that it outlives its trial, since the shadow council will need what it has learned.

Above all the councils have shown that one can prepare for an ending and go on improving services in the meantime. Others in the county are watching with interest, and the councils should be ready to tell them how it was done.`,
  judgements: [
    {
      recommendation: 1,
      judgement: "complete",
      author: "peer-1",
      text: "Four sentences, approved by both Councils, and known to everyone we met. Two proposals have been withdrawn because they did not fit. The revised agreement follows in December. Staff understanding has risen from 48 to 63 per cent, with planning still behind.",
    },
    {
      recommendation: 2,
      judgement: "good-progress",
      author: "peer-4",
      text: "The first benefits report is short, honest and includes a measure that has worsened. Baselines exist for nine of eleven services. It would be better to say openly that two cannot be reconstructed than to go on trying.",
    },
    {
      recommendation: 3,
      judgement: "good-progress",
      author: "peer-4",
      text: "Options came a month later than we had asked and were thorough when they came. Extending the contract to March 2028 is sensible in the circumstances, though it has a cost. Shared use of the depot is the step we had hoped for. Replacement of vehicles now waits on a connection that neither council controls.",
    },
    {
      recommendation: 4,
      judgement: "complete",
      author: "peer-3",
      text: "Harrowmere's wish to hold a plan of its own until July proved no obstacle, because the tasks were common from the start. The protocol has been used and works. Monthly briefings for staff, with a union officer on the panel, are as good as we have seen. The map of data should be finished by March.",
    },
    {
      recommendation: 5,
      judgement: "good-progress",
      author: "peer-1",
      text: "Each council has found its own way. Wexcombe's scrutiny sees proposals in time to change them. The review group that Harrowmere offered in place of a joint panel has been taken up with enthusiasm. Joint decisions take nine weeks in place of fourteen. We would not press for a summer meeting merely to reach eight.",
    },
    {
      recommendation: 6,
      judgement: "some-progress",
      author: "peer-4",
      text: "The new formula is a model of clarity, and has ended an argument that was three years old. The savings plan is another matter: £2.1 million of £3.2 million is named, and little was added this autumn. The Section 151 Officer's advice is plain and members should act on it in this budget.",
    },
    {
      recommendation: 7,
      judgement: "complete",
      author: "peer-1",
      text: "Sixty-four of seventy-one councillors have been introduced to the agreement, and those we met could tell us what their council may decline. The quarterly note is read. The protocol on conflicts of interest has been adopted into both constitutions.",
    },
    {
      recommendation: 8,
      judgement: "limited-progress",
      author: "peer-4",
      text: "Harrowmere did not accept this recommendation and gave its reasons. The two lists in the same columns, and the guidance on lots, are useful to local firms. Wexcombe's own contract rules are late and may be overtaken. We suggest that the councils put their effort into rules for the new council.",
    },
    {
      recommendation: 9,
      judgement: "good-progress",
      author: "peer-3",
      text: "From 63 projects to 28, by a choice that members made together in one morning, is an achievement. The rule for adding new ones has held so far. Three of five systems are joined. The planning files now depend on one person, and we would put that right first.",
    },
  ],
  goodPractice: [
    {
      key: "rgp-1",
      title: "A cost-sharing formula on one page",
      theme: 4,
      council: "joint",
      text: "Time was recorded by council in eleven shared services for six weeks, and three formulas were modelled. Members chose one that shares each service's cost by households and cases. It is set out on a single page, with a worked example, and is reviewed every year. Opposition leaders at both councils told us that they could explain it to a resident.",
      learningPoints: [
        "Measure the work before arguing about the formula.",
        "Show members a worked example for every service.",
        "Have scrutiny examine it before the executive does.",
      ],
      contact: "p-032",
    },
    {
      key: "rgp-2",
      title: "Choosing together what to stop",
      theme: 5,
      council: "joint",
      text: "Cabinet members and committee chairs of both councils spent a morning with all 63 projects on the wall. Officers had marked each as must, should or could. By noon there were 34, and by May 28. The reason for ending each of the others was published to staff.",
      learningPoints: [
        "Ask first which projects have already finished; eleven had.",
        "Let those who will have to explain the choice make it.",
        "Add a project only when another ends.",
      ],
      contact: "p-040",
    },
    {
      key: "rgp-3",
      title: "Monthly briefings that say when there is no news",
      theme: 2,
      council: "joint",
      text: "Since November 2025 staff have been able to question the Joint Chief Executive and a trade union officer each month about reorganisation, in person or on line, with one session before the early shift. When nothing is known the briefing says so. Seven in ten staff feel well informed.",
      learningPoints: [
        "Hold the briefing even when there is nothing to announce.",
        "Put the union on the panel.",
        "Go to the depot at the hour the depot works.",
      ],
      contact: "p-033",
    },
  ],
};
