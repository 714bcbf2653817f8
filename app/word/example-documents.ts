import type { WordBlock, WordDocument, WordKind } from "./document.ts";

/**
 * One believable document of each kind about two invented councils, for tests, trials of a template and measuring. The
 * words are our own and say nothing about any real place.
 */
export function exampleDocument(kind: WordKind): WordDocument {
  return { ...COMMON, ...EXAMPLES[kind], kind };
}

const COMMON = {
  organisation: "Peer team for Wexcombe Borough Council and Harrowmere District Council",
  contentsList: true,
  orientation: "portrait",
} as const;

const heading = (level: 1 | 2 | 3, text: string): WordBlock => ({ kind: "heading", level, text });
const markdown = (text: string, headingBase: 1 | 2 | 3 = 2): WordBlock => ({
  kind: "markdown",
  markdown: text,
  headingBase,
});

const THEMES = [
  "Local priorities and outcomes",
  "Organisational and place leadership",
  "Governance and culture",
  "Financial planning and management",
  "Capacity for improvement",
];

/** One theme of a report, about 330 words. */
const themeProse = (theme: string) => `
The peer team heard a consistent account of **${theme.toLowerCase()}** from councillors, officers and partners in both
areas. People are proud of what the two councils have done together, and they describe a partnership that has grown from
a small set of shared services into a settled way of working. Staff at Wexcombe Town Hall and at Harrowmere Civic Offices
spoke of the *same* priorities in their own words, which is a sign that the plan is understood and not only published.

## Strengths

1. Leaders meet every week and settle differences early, before they reach a committee:
   - the two Leaders hold a standing call on Mondays;
   - the two monitoring officers keep one register of matters that touch both councils;
   - scrutiny chairs see the forward plan six weeks ahead.
2. Residents' views shape decisions. The last survey drew 2,140 answers, and the changes it led to are listed on the
   councils' pages about [how residents' views were used](https://www.example.org/residents-views).
3. Partners in health and in the voluntary sector said that they know whom to ring, and that somebody answers.

## Areas for improvement

The benefits of joint working are described in general words, and few of them are counted. Without a **baseline** it will
be hard to show by 2028 what was gained[^1]. The team suggests three steps:

- agree a short list of measures, each with an owner in both councils;
- report on them together, in the same month, to both cabinets;
- say plainly where one council gains more than the other, and why that is fair.

> "We know it works because we see it every day. We have not got round to writing it down."

Several people told the team that decisions taken jointly are not always explained to staff who work for one council
only. A short note after each joint board, written for that reader, would cost little and be welcome.

[^1]: The business case of 2024 set out savings in pounds only; outcomes for residents were to follow.
`;

const recommendations: WordBlock = {
  kind: "table",
  caption: "Table 1: Key recommendations",
  columns: [
    { heading: "Ref", widthPercent: 9 },
    { heading: "Recommendation", widthPercent: 61 },
    { heading: "Theme", widthPercent: 30 },
  ],
  rows: [
    [
      "1",
      "**Count the benefits.** Agree one set of measures for the partnership and publish a baseline.",
      THEMES[0]!,
    ],
    [
      "2",
      "**Keep two voices.** Set out how each council keeps its own identity and its own decisions.",
      THEMES[1]!,
    ],
    [
      "3",
      "**Scrutinise together.** Try one joint scrutiny session a year on the partnership as a whole.",
      THEMES[2]!,
    ],
    ["4", "**Align the budgets.** Bring the two medium-term financial plans onto one timetable.", THEMES[3]!],
    [
      "5",
      "**Look after the people in the middle.** Review the load on shared managers at both sites.",
      THEMES[4]!,
    ],
  ],
};

const evidence: WordBlock = {
  kind: "table",
  caption: "Table 2: What the team saw",
  columns: [
    { heading: "Kind of evidence", widthPercent: 60 },
    { heading: "Number", widthPercent: 40 },
  ],
  rows: [
    ["Documents read before the visit", "112"],
    ["Meetings, focus groups and visits", "45"],
    ["People spoken to", "90"],
  ],
};

const team: WordBlock = {
  kind: "facts",
  rows: [
    { term: "Lead peer", detail: "A district council chief executive" },
    { term: "Member peers", detail: "Two council leaders, of different parties" },
    { term: "Officer peers", detail: "A section 151 officer, a monitoring officer and a director of place" },
    { term: "On site", detail: "3 to 7 May 2027, at both councils" },
  ],
};

type Example = Omit<WordDocument, "kind" | keyof typeof COMMON> & Partial<WordDocument>;

const EXAMPLES: Record<WordKind, Example> = {
  scope: {
    title: "Corporate Peer Challenge: scope letter",
    subtitle: "Wexcombe Borough Council and Harrowmere District Council",
    dateText: "On site 3 to 7 May 2027",
    statusText: "Agreed, version 1, 11 December 2026",
    description: "What the peer team will look at, when, and with whom.",
    contentsList: false,
    sections: {
      introduction: [
        heading(1, "Purpose"),
        {
          kind: "paragraph",
          style: "lead",
          text: "This letter records what the two councils and the peer team have agreed to look at.",
        },
        { kind: "paragraph", text: "It can be changed by agreement up to **four weeks** before the visit." },
      ],
      themes: [
        heading(1, "Scope and focus"),
        ...THEMES.slice(0, 2).flatMap((theme, index): WordBlock[] => [
          heading(2, `Theme ${index + 1}: ${theme}`),
          { kind: "paragraph", text: "The method asks:" },
          {
            kind: "list",
            ordered: false,
            items: ["Are the councils' priorities clear?", "Are they delivering on them?"],
          },
          { kind: "paragraph", text: "In this challenge the team will also test:" },
          markdown(
            "1. how far clause 2.2(d) of the memorandum is met:\n   1. at member level;\n   2. at officer level;\n2. what the partnership has **changed** for residents.",
          ),
        ]),
      ],
      timing: [heading(1, "Timing"), team],
      team: [
        heading(1, "Peer team"),
        markdown("Peers are chosen for what they have done, not for where they come from."),
      ],
      process: [
        heading(1, "Milestones"),
        {
          kind: "table",
          caption: "Milestones and the rule each comes from",
          columns: [
            { heading: "Milestone", widthPercent: 40 },
            { heading: "Due", widthPercent: 25 },
            { heading: "Rule", widthPercent: 35 },
          ],
          rows: [
            ["Draft report to the councils", "28 May 2027", "Three weeks after the last day on site"],
            ["Report published", "7 August 2027", "Three months after the last day on site"],
          ],
        },
      ],
    },
  },
  "position-statement": {
    title: "Position statement",
    subtitle: "Wexcombe Borough Council",
    organisation: "Wexcombe Borough Council",
    dateText: "For the peer team on site 3 to 7 May 2027",
    statusText: "Submitted, version 3, 12 April 2027",
    description: "The council's own account for the peer team.",
    sections: {
      introduction: [
        heading(1, "Introduction"),
        markdown(
          "Wexcombe is a borough of market towns and villages.\n\n## Context\n\nThe council has **44** members.",
        ),
      ],
      themes: THEMES.flatMap((theme, index): WordBlock[] => [
        heading(1, `${index + 1}. ${theme}`),
        {
          kind: "paragraph",
          style: "quote",
          text: "Are the council's priorities clear and informed by local context?",
        },
        markdown(
          "We believe they are. The plan was written with residents and is reviewed each spring.\n\n## Key issues\n\n- Rising demand for temporary accommodation\n- An ageing depot",
        ),
      ]),
      dataPack: [
        heading(1, "Information and data pack"),
        {
          kind: "table",
          caption: "Documents in the pack",
          columns: [
            { heading: "Document", widthPercent: 50 },
            { heading: "Owner", widthPercent: 30 },
            { heading: "Status", widthPercent: 20 },
          ],
          rows: [
            ["Council plan 2024 to 2028", "Policy", "Received"],
            ["Medium-term financial plan", "Finance", "Awaited"],
          ],
        },
      ],
    },
  },
  timetable: {
    title: "On-site timetable",
    subtitle: "Wexcombe Borough Council and Harrowmere District Council",
    dateText: "3 to 7 May 2027",
    statusText: "Release 2, 26 April 2027",
    description: "Who meets the peer team, where and when.",
    contentsList: false,
    orientation: "landscape",
    sections: {
      introduction: [
        { kind: "paragraph", text: "Times are local. Late changes are normal: ask the support officer." },
      ],
      sessions: ["Monday 3 May 2027", "Tuesday 4 May 2027"].flatMap((day, index): WordBlock[] => [
        ...(index > 0 ? [{ kind: "page-break" } as const] : []),
        heading(1, day),
        {
          kind: "table",
          caption: `Sessions on ${day}`,
          columns: [
            { heading: "Time", widthPercent: 13 },
            { heading: "Track", widthPercent: 9 },
            { heading: "Session", widthPercent: 32 },
            { heading: "Place", widthPercent: 22 },
            { heading: "Peers", widthPercent: 24 },
          ],
          rows: [
            [
              "09:00 to 09:45",
              "A",
              "Interview: Leader of the council",
              "Wexcombe Town Hall, Mayor's Parlour",
              "Lead peer; member peer",
            ],
            [
              "09:00 to 10:15",
              "B",
              "Focus group: front-line staff\n\n- waste\n- housing\n- planning",
              "Harrowmere Civic Offices, Room 2",
              "Officer peers",
            ],
            ["12:00 to 12:45", "All", "Lunch and team meeting", "Base room", "All peers"],
          ],
        },
      ]),
      people: [
        heading(1, "Places"),
        {
          kind: "facts",
          rows: [
            { term: "Wexcombe Town Hall", detail: "Market Street, step-free from the car park" },
            { term: "Harrowmere Civic Offices", detail: "35 minutes by car" },
          ],
        },
      ],
    },
  },
  report: {
    title: "Corporate Peer Challenge: feedback report",
    subtitle: "Wexcombe Borough Council and Harrowmere District Council",
    dateText: "On site 3 to 7 May 2027",
    statusText: "Draft, version 2, 28 May 2027",
    description: "What the peer team found and recommends.",
    sections: {
      introduction: [
        heading(1, "Introduction"),
        { kind: "paragraph", style: "lead", text: "Peer challenges are improvement tools, not inspections." },
        markdown("This report says what the team found."),
      ],
      summary: [
        heading(1, "Executive summary"),
        markdown("The partnership is **well led** and trusted. It now needs to show its results."),
      ],
      recommendations: [
        heading(1, "Key recommendations"),
        { kind: "paragraph", text: "The team makes five key recommendations." },
        recommendations,
      ],
      approach: [
        heading(1, "Summary of the approach"),
        heading(2, "The peer team"),
        team,
        heading(2, "The process"),
        evidence,
      ],
      themes: [
        heading(1, "Feedback by theme"),
        ...THEMES.flatMap((theme, index): WordBlock[] => [
          heading(2, `Theme ${index + 1}: ${theme}`),
          markdown(themeProse(theme).replaceAll("\n## ", "\n# "), 3),
        ]),
      ],
      nextSteps: [
        heading(1, "Next steps"),
        {
          kind: "list",
          ordered: true,
          items: ["The councils reflect on the findings.", "An action plan follows within **five months**."],
        },
      ],
    },
  },
  "action-plan": {
    title: "Action plan",
    subtitle: "Response to the corporate peer challenge of May 2027",
    organisation: "Wexcombe Borough Council",
    dateText: "Cabinet, 14 September 2027",
    statusText: "Adopted, version 1",
    description: "What the council will do about each recommendation, by when, and who.",
    contentsList: false,
    orientation: "landscape",
    sections: {
      introduction: [markdown("The council accepts all five recommendations, one of them **in part**.")],
      actions: [
        heading(1, "Recommendation 1: Count the benefits"),
        {
          kind: "facts",
          rows: [
            { term: "Position", detail: "Accept" },
            { term: "Reason", detail: "A baseline is overdue." },
          ],
        },
        {
          kind: "table",
          caption: "Actions under recommendation 1",
          columns: [
            { heading: "No.", widthPercent: 7 },
            { heading: "Action", widthPercent: 34 },
            { heading: "Owner", widthPercent: 17 },
            { heading: "Deadline", widthPercent: 14 },
            { heading: "Status", widthPercent: 12 },
            { heading: "Latest update", widthPercent: 16 },
          ],
          rows: [
            [
              "1.1",
              "Agree a short list of measures with Harrowmere",
              "Head of Policy",
              "October 2027",
              "Complete",
              "Agreed by both cabinets",
            ],
            [
              "1.2",
              "Publish the baseline on the council's website",
              "Head of Policy",
              "December 2027",
              "On track",
              "Draft with the auditors",
            ],
          ],
        },
      ],
      monitoring: [
        heading(1, "How progress is watched"),
        markdown("Cabinet sees this plan each quarter; scrutiny twice a year."),
      ],
    },
  },
  "progress-review": {
    title: "Progress review report",
    subtitle: "Wexcombe Borough Council and Harrowmere District Council",
    dateText: "Review held on 9 March 2028",
    statusText: "Final, version 1, 3 April 2028",
    description: "What the councils have done since the peer challenge, and the peers' view of it.",
    sections: {
      introduction: [
        heading(1, "Introduction"),
        markdown("Three of the original peers came back for one day."),
      ],
      summary: [
        heading(1, "Overall messages"),
        markdown("Of **36** actions, 22 are complete, 11 on track and 3 at risk."),
      ],
      feedback: [
        heading(1, "Progress against recommendations"),
        heading(2, "Recommendation 1"),
        markdown(
          "Good progress. The baseline is [published on the joint pages](https://www.example.org/baseline).\n\n1. Keep it short.\n2. Keep it **up to date**.",
        ),
        evidence,
      ],
      goodPractice: [
        heading(1, "Good practice"),
        markdown("The joint duty rota for planning enquiries answers within one day."),
      ],
      nextSteps: [heading(1, "Next steps"), markdown("No further review is planned.")],
    },
  },
};

/** A report of about 9,000 words, five themes and three tables: the size of a long real one, for measuring. */
export function longReport(): WordDocument {
  const report = exampleDocument("report");
  return {
    ...report,
    sections: {
      ...report.sections,
      themes: [
        heading(1, "Feedback by theme"),
        ...THEMES.flatMap((theme, index): WordBlock[] => [
          heading(2, `Theme ${index + 1}: ${theme}`),
          ...Array.from(
            { length: 5 },
            (): WordBlock => markdown(themeProse(theme).replaceAll("\n## ", "\n# "), 3),
          ),
        ]),
      ],
      appendices: [
        heading(1, "Appendix: what stands on what"),
        {
          kind: "table",
          caption: "Table 3: Evidence by theme",
          columns: THEMES.map((theme) => ({ heading: theme, widthPercent: 20 })),
          rows: Array.from({ length: 30 }, (_, row) =>
            THEMES.map((_theme, column) => `Note ${row * 5 + column}`),
          ),
        },
      ],
    },
  };
}
