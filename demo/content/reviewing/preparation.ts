/** What the councils sent before the visit: the position statement and the data pack. */
import type { DemoDataPackItem, DemoPositionSection } from "../shapes.ts";

export const positionStatement: readonly DemoPositionSection[] = [
  {
    theme: 0,
    title: "Introduction",
    text: `We are two councils in Sallowshire, some twenty miles apart, with no common boundary. Wexcombe is a borough of 78,400 people with a busy market town, a hospital, and two wards among the most deprived tenth in England. Harrowmere is a rural district of 64,900 people in two small towns and 41 parishes, where one resident in four is over 65. Wexcombe has a Leader and cabinet, no overall control, and elections by thirds. Harrowmere has a committee system, a majority of three, and elects its whole council every four years.

We have shared a Joint Chief Executive since October 2021 and signed our partnership agreement in June 2022. A single senior management team followed in January 2023. Eleven of twenty-three services are now shared, among them finance, legal services, human resources, revenues and benefits, and housing options. We call the programme that brings them together Common Ground.

What we have done so far has been steady and deliberate. Each merger has had its own business case and both councils have had to vote for it. Twice one of us has decided against, and the partnership was none the worse for it. Recurring savings stand at £1.45 million a year.

We asked for this peer challenge because we have reached the end of what the agreement set out for its first years, and because local government in Sallowshire is to be reorganised. We would like the team to help us with three questions in particular:

- Is the partnership doing enough for residents, and how would we know?
- Are our arrangements for decisions and scrutiny fit for the next stage?
- What should we do together, and what should we leave, in the time before new councils are formed?

This statement was agreed by both Leaders. Where the two councils see a matter differently, it says so.`,
  },
  {
    theme: 1,
    title: "Local priorities and outcomes",
    text: `Each council has its own corporate plan. **Wexcombe's** runs from 2024 to 2028 and has four priorities: preventing homelessness and improving homes; a cleaner, greener borough; healthier neighbourhoods; and a town centre that earns its living. **Harrowmere's** runs from 2023 to 2027 and puts independent later life, access to services, the landscape and the visitor economy first. Both rest on evidence, which is in the pack.

The partnership has five aims. We would judge our progress as follows.

- *Everyday services.* Satisfaction with services overall was 68 per cent in Wexcombe and 74 in Harrowmere in 2024. New benefit claims take 17 days against 24 before the teams joined.
- *Environment.* Recycling is 41 per cent in Wexcombe and 52 in Harrowmere. Food waste rounds start in both areas in April 2026. Our own emissions are down by a fifth since 2019, mostly from buildings.
- *Homes.* Households in temporary accommodation have fallen from 74 to 51 and from 38 to 29. Repairs to council homes in Wexcombe are not yet good enough, and we have told the regulator so.
- *Health.* A shared prevention fund of £120,000 a year pays for advice, warm homes visits and the officer at the Pell Cross pantry.
- *Towns and villages.* The Tannery quarter, Weir Street and the lakeside scheme have been built. Ottersby has had less of our attention.

**Where we would welcome challenge.** We know what the partnership has saved. We are less good at saying what residents have gained, and our programme reports do not try. We have not settled what will follow Harrowmere's waste contract, which ends in March 2027. Officers have begun to set out the options, and members of the two councils start from different places: Wexcombe is content with its own workforce, and Harrowmere with a contractor. We have also been asked, fairly, whether the purpose we agreed in 2022 is still the right one.`,
  },
  {
    theme: 2,
    title: "Organisational and place leadership",
    text: `The two Leaders meet every week or so, usually by telephone, and the Joint Chief Executive joins them once a fortnight. She works three days at one council and two at the other, and changes the pattern each month. The three strategic directors serve both councils. We try to make sure that each office sees a director every day.

Our standing with partners is good. The Joint Chief Executive chairs the health and care place board for four districts. The community safety partnership became one body in 2023. We hold a quarterly review of housing development with Larchwater Housing, and we worked with the county and the college to bring engineering courses to Pell Cross.

In both main towns we have led projects that had been talked about for years. In Wexcombe the council bought out the last of four owners at the Tannery, and the first homes were let this summer. In Harrowmere it stayed with the lakeside path when lottery money was delayed. In each case we took a measured risk and members of all groups supported it.

We keep separate corporate plans on purpose. We had hoped by now to have the same measures for both, but have agreed only a few.

**Where we would welcome challenge.** We have not made as much as we might of speaking together to the county and the region. Sometimes that is because our interests differ. More often it is because nobody thought to ask. In Harrowmere we are conscious that our contact with parishes is not what it was, and the voluntary sector says the same.

On *reorganisation*, proposals are due on 28 November 2025. Wexcombe's cabinet is inclined towards two unitary councils for the county, and Harrowmere's majority group towards three. Neither has yet decided. Both proposals would put our two areas in the same council. We want to keep services steady and keep our staff, and we would value the experience of peers who have been through this.`,
  },
  {
    theme: 3,
    title: "Governance and culture",
    text: `The agreement of 2022 sets limits that no decision of the partnership may cross: this is not a merger, each council governs itself, own residents come first, either may decline, and neither pays for the other. We believe that we have kept them. Each council's constitution has been amended so that shared officers hold matching delegations from each, and every one of these was approved by the Council concerned.

The Joint Member Working Group has four councillors from each council. It meets every two months, considers business cases before they go for decision, and makes no decisions of its own.

Relations between members and officers are good. We surveyed both in June 2025 and the results are in the pack. There have been four complaints under the code of conduct in two years and none went to a hearing. The three statutory officers meet every three weeks. Internal audit is shared and reports to two audit committees, each with independent members.

Decisions that need both councils go to the cabinet at Wexcombe and to the Policy and Resources Committee at Harrowmere. Last year there were nineteen. They took an average of fourteen weeks, which is longer than we would like. Part of this is the price of sovereignty and part, we suspect, is the calendar.

**Where we would welcome challenge.** Scrutiny of the partnership has not kept up with its growth. Wexcombe has an overview and scrutiny committee, and Harrowmere's committees examine policy as they make it. Neither quite fits. A joint panel has been suggested. Some Harrowmere members doubt that it suits a committee system, and others would like to try it.

About a third of our councillors were elected after the agreement was signed. We give them a full induction to their own council but little about the partnership. The monitoring officer advises both councils, and on one occasion has taken outside advice for one of them. We have yet to write down when that should be done.`,
  },
  {
    theme: 4,
    title: "Financial planning and management",
    text: `Net revenue budgets for 2025/26 are £14.2 million at Wexcombe and £11.6 million at Harrowmere. Both were balanced without one-off money. Last year's outturn was within one per cent of budget at each council. General fund reserves are £3.1 million and £2.6 million, and earmarked reserves £8.4 million and £6.9 million. The accounts for 2023/24 were audited and signed in good time by the same firm for each.

The medium-term strategies run to 2028/29 and use one model with separate settings. Before savings, the gaps by then are **£1.9 million at Wexcombe** and **£1.3 million at Harrowmere**. Plans we can name cover £0.7 million and £0.5 million. The largest uncertainties are the reset of business rates, pay, and the cost of temporary accommodation. Wexcombe's housing revenue account is under strain: repairs overspent by £610,000 last year and a recovery plan is in place.

The partnership has saved £1.45 million a year against a target of £1.8 million by March 2026. The shortfall comes from information technology, where contracts have outlived our plans, and from planning, where we paused a merger to protect two local plans.

Joint bids have brought in £3.2 million since 2023. Neither council holds property bought for its yield, and we do not propose to change that.

**Where we would welcome challenge.** Costs and savings are shared 55 to 45, a figure reached in 2022 from the staffing budgets of the time. Internal audit has told us that it should be reviewed. Members at *both* councils suspect that theirs pays too much, and the question comes up whenever a new service is discussed.

We buy together less than we could. Harrowmere's members attach importance to local suppliers and have been cautious about larger tenders. And we have found it difficult to plan savings for years in which our councils may no longer exist. We should like the peers' advice on how others have gone about it.`,
  },
  {
    theme: 5,
    title: "Capacity for improvement",
    text: `We employ the equivalent of 559 full-time staff, 318 at Wexcombe and 241 at Harrowmere. Each person remains employed by one council, and shared teams work for both. In the staff survey of spring 2025, 61 per cent replied. Of those, 72 per cent would recommend us as an employer and 48 per cent understood where the partnership is going.

Turnover has fallen from 16 to 11 per cent in two years. We have a graduate scheme of four a year, eleven apprentices, and a management programme run with the college, which sixty people have completed. Shared teams have given us cover that neither of us had before: in treasury, in the network team and in out-of-hours housing.

The Common Ground programme has three and a half posts. It has brought eleven services together, one at a time. Every merger has a lessons session after three months, and we publish the results to staff. The merger of planning support in 2024 was not well handled. Staff heard before we had consulted them, and we have apologised.

**Where we would welcome challenge.** We have a long list of projects. At the last count there were 63, and we are not good at ending them. Each has a sponsor who cares about it, and there are two councils' worth of sponsors.

Information technology holds us back. We set out to turn eighteen systems into nine and have done two. Staff put up with two of most things, and it wears on them. We would like to know which of the rest are still worth doing before reorganisation.

We have two sets of terms and conditions. Bringing them together would cost £380,000 a year, and both councils decided in 2024 that this could not be afforded.

Planning is our thinnest service. Five of 22 posts are empty. Performance reporting takes a good deal of effort and comes late. Housing options has shown what could be done, and we have not yet spread it.`,
  },
];

export const dataPack: readonly DemoDataPackItem[] = [
  {
    key: "dp-01",
    title: "Corporate plans of both councils",
    council: "joint",
    themes: [1, 2],
    status: "received",
    owner: "p-041",
    received: "2025-08-18",
    comment: null,
  },
  {
    key: "dp-02",
    title: "Partnership agreement 2022 and cost-sharing schedule",
    council: "joint",
    themes: [1, 3, 4],
    status: "received",
    owner: "p-031",
    received: "2025-08-18",
    comment: null,
  },
  {
    key: "dp-03",
    title: "Common Ground programme reports and savings tracker, 2023 to 2025",
    council: "joint",
    themes: [1, 4, 5],
    status: "received",
    owner: "p-040",
    received: "2025-08-26",
    comment: "Benefits tab is blank in every version; left as it is.",
  },
  {
    key: "dp-04",
    title: "Residents' survey 2024, both councils",
    council: "joint",
    themes: [1],
    status: "received",
    owner: "p-052",
    received: "2025-08-20",
    comment: null,
  },
  {
    key: "dp-05",
    title: "Quarterly performance reports, last six quarters",
    council: "joint",
    themes: [1, 5],
    status: "received",
    owner: "p-041",
    received: "2025-09-02",
    comment: "Two separate series.",
  },
  {
    key: "dp-06",
    title: "Homelessness returns 2023 to 2025",
    council: "joint",
    themes: [1],
    status: "received",
    owner: "p-063",
    received: "2025-08-28",
    comment: null,
  },
  {
    key: "dp-07",
    title: "Waste options: officer briefing, June 2025",
    council: "harrowmere",
    themes: [1, 4],
    status: "received",
    owner: "p-057",
    received: "2025-09-05",
    comment: "Not yet seen by members; marked in confidence.",
  },
  {
    key: "dp-08",
    title: "Consultation responses to county and region, 2024/25",
    council: "joint",
    themes: [2],
    status: "received",
    owner: "p-041",
    received: "2025-09-08",
    comment: null,
  },
  {
    key: "dp-09",
    title: "Voluntary sector agreements and grants, 2025/26",
    council: "joint",
    themes: [2],
    status: "received",
    owner: "p-039",
    received: "2025-09-03",
    comment: null,
  },
  {
    key: "dp-10",
    title: "Joint risk register, August 2025",
    council: "joint",
    themes: [2, 3],
    status: "received",
    owner: "p-044",
    received: "2025-08-29",
    comment: null,
  },
  {
    key: "dp-11",
    title: "Constitutions and schemes of delegation",
    council: "joint",
    themes: [3],
    status: "received",
    owner: "p-031",
    received: "2025-08-15",
    comment: null,
  },
  {
    key: "dp-12",
    title: "Decision tracker for shared matters, 2024/25",
    council: "joint",
    themes: [3],
    status: "received",
    owner: "p-043",
    received: "2025-09-10",
    comment: null,
  },
  {
    key: "dp-13",
    title: "Member and officer survey, June 2025",
    council: "joint",
    themes: [3],
    status: "received",
    owner: "p-042",
    received: "2025-08-19",
    comment: null,
  },
  {
    key: "dp-14",
    title: "Medium-term financial strategies 2025 to 2029 and budget papers",
    council: "joint",
    themes: [4],
    status: "received",
    owner: "p-032",
    received: "2025-08-15",
    comment: null,
  },
  {
    key: "dp-15",
    title: "Auditor's annual reports 2023/24 and annual governance statements",
    council: "joint",
    themes: [3, 4],
    status: "received",
    owner: "p-044",
    received: "2025-08-22",
    comment: null,
  },
  {
    key: "dp-16",
    title: "Contracts registers and procurement pipeline",
    council: "joint",
    themes: [4],
    status: "received",
    owner: "p-045",
    received: "2025-09-12",
    comment: "Two spreadsheets; columns differ.",
  },
  {
    key: "dp-17",
    title: "Staff survey, spring 2025, and workforce data",
    council: "joint",
    themes: [5],
    status: "received",
    owner: "p-033",
    received: "2025-08-27",
    comment: null,
  },
  {
    key: "dp-18",
    title: "Unit costs of shared services before and after merger",
    council: "joint",
    themes: [1, 4],
    status: "not-available",
    owner: "p-032",
    received: null,
    comment: "Not collected except for legal services, whose benchmarking return was sent instead.",
  },
];
