/** The demonstration challenge itself: two councils, dates planned and kept, and the scope. All invented. */
import type { DemoChallenge, DemoPrompt, DemoTheme } from "../shapes.ts";

function prompt(
  key: string,
  text: string,
  clauses: readonly string[],
  children?: readonly DemoPrompt[],
): DemoPrompt {
  return children ? { key, text, clauses, children } : { key, text, clauses };
}

/** As scope-letter.md has them; content.test.ts holds the two together. Clauses are those of partnership-agreement.md. */
const themes: readonly DemoTheme[] = [
  {
    number: 1,
    title: "Local priorities and outcomes",
    questions: [
      "Does each council know what matters most in its area, and can it show the evidence?",
      "Are residents better off for what the councils do together?",
      "Is the purpose of the partnership plain to the people who work in it and pay for it?",
    ],
    prompts: [
      prompt("1.1", "Tackling together the problems that neither council can solve well alone.", ["2.2(a)"]),
      prompt(
        "1.2",
        "Staying close to residents, so that people in each area still know which council is theirs and how to reach it.",
        ["3.1(b)"],
      ),
      prompt(
        "1.3",
        "Building a single workforce organised around the front line, with support services that do the job once.",
        ["3.1(c)"],
      ),
      prompt(
        "1.4",
        "Learning from the best in the sector, measuring what the partnership achieves, and able to show that it gives value for money.",
        ["4.1"],
      ),
      prompt(
        "1.5",
        "Making progress on the five aims of the partnership:",
        ["4.3"],
        [
          prompt("1.5.1", "Dependable everyday services that residents rate well.", ["4.3(a)"]),
          prompt("1.5.2", "A cleaner environment and lower carbon emissions from what the councils do.", [
            "4.3(b)",
          ]),
          prompt("1.5.3", "Decent homes, and fewer people losing theirs.", ["4.3(c)"]),
          prompt("1.5.4", "Longer and healthier lives, with the gap between neighbourhoods closing.", [
            "4.3(d)",
          ]),
          prompt("1.5.5", "Thriving towns and villages, with work and skills within reach.", ["4.3(e)"]),
        ],
      ),
    ],
  },
  {
    number: 2,
    title: "Organisational and place leadership",
    questions: [
      "How well do members and officers lead their places?",
      "Do partners find the councils good to work with?",
      "Does having two councils in the room help or hinder?",
    ],
    prompts: [
      prompt(
        "2.1",
        "Being heard by the county, the region and government as two councils that speak to the same brief.",
        ["2.2(f)"],
      ),
      prompt(
        "2.2",
        "Known as dependable partners with whom businesses, public bodies and other councils want to work.",
        ["4.2"],
      ),
      prompt(
        "2.3",
        "Going further than shared managers: planning ahead for both places, and not only saving on posts.",
        ["5.2"],
      ),
      prompt(
        "2.4",
        "Keeping their own corporate plans while following the same cycle and using the same measures wherever they can.",
        ["5.3"],
      ),
      prompt(
        "2.5",
        "Readying themselves, alongside their neighbours, for the reorganisation of local government in Sallowshire while services go on as usual.",
        [],
      ),
    ],
  },
  {
    number: 3,
    title: "Governance and culture",
    questions: [
      "Are decisions made well, in the open and by the right people?",
      "Do members and officers trust one another, and can they disagree well?",
    ],
    prompts: [
      prompt(
        "3.1",
        "Two sovereign councils served by one officer team that knows both places, within the limits they have set themselves.",
        ["3.1(a)"],
      ),
      prompt(
        "3.2",
        "Arranging their decision-making so that a matter needing both of them does not wait needlessly for either:",
        ["5.4"],
        [
          prompt(
            "3.2.1",
            "Comparing the committee calendars of the two councils and aligning them where both are content.",
            ["6.1(c)"],
          ),
          prompt("3.2.2", "Telling their own councillors what is being considered before it is settled.", [
            "7.1(b)",
          ]),
        ],
      ),
      prompt(
        "3.3",
        "Seeing that scrutiny or committees can examine the work of the partnership and make recommendations about it.",
        ["7.3"],
      ),
      prompt(
        "3.4",
        "Led by two Leaders who meet often, speak plainly and stand by joint decisions in public once made.",
        ["7.1(c)", "7.1(a)"],
      ),
    ],
  },
  {
    number: 4,
    title: "Financial planning and management",
    questions: [
      "Does each council understand its finances now and in the medium term?",
      "Is there a credible plan for the gap that remains?",
    ],
    prompts: [
      prompt(
        "4.1",
        "Putting the finances of both councils on a footing that lasts beyond one medium-term plan.",
        ["2.2(b)"],
      ),
      prompt("4.2", "Buying, building and contracting once rather than twice where that saves money.", [
        "2.2(e)",
      ]),
      prompt(
        "4.3",
        "Fair to one another, with costs and benefits shared on a basis that both councils can explain to their taxpayers.",
        ["3.1(f)"],
      ),
      prompt(
        "4.4",
        "Bidding together for outside funding, and taking commercial opportunities that need scale, while leaving each council free to bid by itself.",
        ["2.2(g)"],
      ),
    ],
  },
  {
    number: 5,
    title: "Capacity for improvement",
    questions: [
      "Do the councils have the people, skills and systems to do what they have promised?",
      "Do they learn and improve?",
    ],
    prompts: [
      prompt("5.1", "Having enough depth in every service to cope with absence, vacancies and shocks.", [
        "2.2(c)",
      ]),
      prompt("5.2", "Keeping good people by offering them careers that a single district cannot.", [
        "2.2(d)",
      ]),
      prompt("5.3", "Able to manage change at a pace their staff and members can sustain.", ["3.1(d)"]),
      prompt("5.4", "Employers that put their people first and ask them how work should be done.", [
        "3.1(e)",
      ]),
    ],
  },
];

export const challenge: DemoChallenge = {
  title: "Wexcombe and Harrowmere strategic partnership",
  county: "Sallowshire",
  letterDate: "2025-04-14",
  onSiteStart: "2025-10-06",
  onSiteEnd: "2025-10-10",
  stage: "reviewing",
  questionSet: "2024",
  reportFormat: "2025",
  today: "2026-11-22",
  councils: [
    {
      key: "wexcombe",
      name: "Wexcombe Borough Council",
      shortName: "Wexcombe",
      kind: "borough",
      commissioning: true,
      leader: "p-001",
      leaderName: "Councillor Marian Thistlewood",
      chiefExecutive: "p-027",
      chiefExecutiveName: "Fiona Ardingstall",
      governance: "leader-and-cabinet",
      politicalControl:
        "No overall control: Liberal Democrat minority administration with Residents' Group support on the budget",
      councillors: 37,
      population: 78400,
      households: 33900,
      areaSquareMiles: 61,
      staffFullTimeEquivalent: 318,
      netRevenueBudget: 14200000,
      councilHomes: 4650,
      parishes: 14,
      electionCycle: "By thirds; last election May 2024 at the time of the challenge",
      summary:
        "A market and former tanning town on the river Pell, with the smaller industrial settlement of Pell Cross downstream. Food processing, glasshouse growing and the hospital are the largest employers. Two of its wards are among the most deprived tenth in England.",
    },
    {
      key: "harrowmere",
      name: "Harrowmere District Council",
      shortName: "Harrowmere",
      kind: "district",
      commissioning: false,
      leader: "p-014",
      leaderName: "Councillor Desmond Farrant",
      chiefExecutive: "p-027",
      chiefExecutiveName: "Fiona Ardingstall",
      governance: "committee-system",
      politicalControl: "Conservative majority of three",
      councillors: 34,
      population: 64900,
      households: 28700,
      areaSquareMiles: 243,
      staffFullTimeEquivalent: 241,
      netRevenueBudget: 11600000,
      councilHomes: 0,
      parishes: 41,
      electionCycle: "Whole council every four years; last election May 2023",
      summary:
        "A rural district of lakes, fen and small villages round the town of Harrowmere, with Ottersby as its second town. Visitors, farming and small firms make up most of the economy. Its homes passed to a housing association in 2007. One resident in four is over 65.",
    },
  ],
  milestones: [
    {
      key: "scope-agreed",
      title: "Scope agreed",
      planned: "2025-04-14",
      actual: "2025-05-22",
      reason:
        "Harrowmere's Policy and Resources Committee agreed it at its first meeting after the annual meeting of the Council.",
      rule: "About six months before the last day on site",
    },
    {
      key: "pack-sent",
      title: "Pack sent to the peers",
      planned: "2025-09-15",
      actual: "2025-09-15",
      reason: null,
      rule: "Three weeks before the first day on site",
    },
    {
      key: "team-call",
      title: "Team call, timetable reviewed",
      planned: "2025-09-26",
      actual: "2025-09-25",
      reason: null,
      rule: "About ten days before the first day on site",
    },
    {
      key: "draft-report",
      title: "Draft report to the council",
      planned: "2025-10-31",
      actual: "2025-10-30",
      reason: null,
      rule: "Three weeks after the last day on site",
    },
    {
      key: "report-published",
      title: "Report published",
      planned: "2026-01-10",
      actual: "2026-01-09",
      reason: null,
      rule: "Three months after the last day on site",
    },
    {
      key: "action-plan-published",
      title: "Action plan published",
      planned: "2026-03-10",
      actual: "2026-03-06",
      reason: null,
      rule: "Five months after the last day on site",
    },
    {
      key: "progress-review",
      title: "Progress review held",
      planned: "2026-08-10",
      actual: "2026-11-04",
      reason:
        "Put back from August at the councils' request. The decision on reorganisation in Sallowshire came in mid-July, both Leaders wanted members to consider it before the review, and the first day all the returning peers could offer after the recess was 4 November.",
      rule: "About ten months after the last day on site",
    },
    {
      key: "progress-review-report",
      title: "Progress review report published",
      planned: "2026-10-10",
      actual: null,
      reason:
        "Follows from the later date of the review. The draft went to the councils on 20 November 2026.",
      rule: "Within twelve months of the last day on site",
    },
  ],
  sources: [
    { file: "scope-letter.md", title: "Agreement of the scope of the peer challenge", date: "2025-04-14" },
    {
      file: "partnership-agreement.md",
      title: "Partnership agreement: a memorandum of understanding",
      date: "2022-06-14",
    },
  ],
  themes,
};
