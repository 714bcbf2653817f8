/** The parts of the final report that are written as prose, its versions, and the factual accuracy check. */
import type {
  DemoAccuracyComment,
  DemoGoodPractice,
  DemoReportSection,
  DemoReportVersion,
} from "../shapes.ts";

export const reportSections: readonly DemoReportSection[] = [
  {
    key: "introduction",
    title: "Introduction",
    text: `Wexcombe Borough Council and Harrowmere District Council asked for a corporate peer challenge of the work they do in partnership. It took place from 6 to 10 October 2025. Wexcombe commissioned it and Harrowmere took part in full. This report is addressed to both.

The councils lie some twenty miles apart and have no common boundary. They differ in character, in political control and in the way they take decisions. Since October 2021 they have shared a chief executive, and since June 2022 a partnership agreement that sets out what they hope to gain and what neither will give up. At their request the team tested the undertakings in that agreement under the five themes of every corporate peer challenge.

The challenge came at an unusual time. Proposals for new councils in Sallowshire were due seven weeks after our visit. We have not taken a view on those proposals, which is not our place. We have asked throughout what the two councils can usefully do together, for their residents and their staff, in the time that they have.`,
  },
  {
    key: "executive-summary",
    title: "Executive summary",
    text: `Wexcombe and Harrowmere have built a partnership that is respected by those who work in it and by those who work with it. It rests on trust between two Leaders of different parties and a Joint Chief Executive whom members of every group hold in regard. The limits that the councils set themselves in 2022 have been kept: each governs itself, each sets its own budget, and each has at some time said no. Residents still know which council is theirs.

There is much to be proud of. Homelessness is being prevented in both areas while it grows elsewhere in the county. Difficult regeneration schemes have been carried through in two towns. The finances are soundly managed, accounts are up to date, and joint bids have brought in £3.2 million. Staff are committed. More of them are staying, and they are gaining careers that one district could not have offered. The programme through which services have been brought together is careful and learns as it goes.

The partnership has reached the end of its first plan and needs another. The programme of 2022 is complete and people describe its purpose in different ways. The councils know what they have saved but cannot show what residents have gained. Scrutiny has not kept pace with what is now the largest undertaking of either council, and decisions that need both take more than three months. The formula by which costs are shared has fallen behind the work and feeds a doubt on each side that it is fair. Savings beyond 2026/27 are not planned jointly, although that is where most of the opportunity lies.

Two matters will not wait. The first is waste: Harrowmere's contract ends in March 2027, and members of neither council have seen costed options. The second is reorganisation. The councils may support different proposals and still prepare together, and we urge them to begin.

All of this takes capacity. Sixty-three projects are too many for two councils of this size. Our last recommendation, to do fewer things and do them well, is in some ways the one on which the others depend.`,
  },
  {
    key: "approach",
    title: "The peer challenge approach",
    text: `A peer challenge is there to help councils to improve. It is not an inspection and gives no score. The peers bring what they have learned in their own councils and test what they find against it.

The scope was agreed in May 2025. It followed the five themes and drew most of its more detailed points from the partnership agreement, so that the councils could see how far they had done what they set out to do.

The team prepared by reading the position statement and a pack of documents and data. On site it worked in three pairs across both offices. It met councillors of every group, staff at all levels, partners, tenants and residents; visited Mere Park and the community hub at Ottersby; and observed a meeting of the Joint Member Working Group. Everything said to the team was heard in confidence and nothing in this report is attributed to an individual. What we heard was tested against what we read, and against what others told us, before we came to a view.

The team gave informal feedback each day to both Leaders and the Joint Chief Executive, and presented its findings and recommendations on 10 October to members and senior officers of both councils. This report is a fuller account of that presentation. It describes a moment in time, and some of the matters in it will have moved on.`,
  },
  {
    key: "next-steps",
    title: "Next steps",
    text: `It is for the members of both councils, with their Leaders and the Joint Chief Executive, to decide what to do about this report. Each council is free to accept a recommendation, to accept it in part or not to accept it, and to say why.

Both councils have undertaken to publish the report within three months of the challenge and an action plan within five. We suggest that the two prepare one plan, which shows clearly what each has agreed to do, and that each reports on it through its own committees.

Some of the team will return for a progress review about ten months after the visit. The Local Government Association remains available to help in the meantime. We were made very welcome in both places, and we thank everyone who gave us their time, above all the two co-ordinators, who moved a great many meetings at short notice without complaint.`,
  },
];

export const reportGoodPractice: readonly DemoGoodPractice[] = [
  {
    key: "gp-1",
    title: "One housing options team for two councils",
    theme: 1,
    council: "joint",
    text: "In July 2023 the councils joined their housing options teams. Cases go to whoever has room, landlords and advice agencies ring one number, and the team runs its morning meeting from a live board of cases, waits and costs that it built itself. Eighteen months later there were 32 fewer households in temporary accommodation across the two areas.",
    learningPoints: [
      "Let the team that will use the information design it.",
      "A weekly call with landlords finds trouble weeks before a notice does.",
      "Put equal money into a common fund and leave officers to decide where it goes.",
    ],
    contact: "p-063",
  },
  {
    key: "gp-2",
    title: "A lessons session after every merger",
    theme: 5,
    council: "joint",
    text: "Three months after each service is brought together the programme office holds a session open to all staff. What went wrong is written down in plain terms, each lesson is given to a named person, and the next business case has to say how it has been used.",
    learningPoints: [
      "Publish the awkward parts; staff know them already.",
      "Sit with a team for a fortnight before proposing how it should change.",
    ],
    contact: "p-040",
  },
  {
    key: "gp-3",
    title: "Mirrored delegations that keep two councils sovereign",
    theme: 3,
    council: "joint",
    text: "Every power held by a shared officer is set out in the same words in both constitutions, with a reference to the decision of each Council that granted it. Members and auditors can see at a glance on whose behalf an officer acts.",
    learningPoints: [
      "Amend both constitutions at the same time, clause by clause.",
      "Keep a separate log of concerns for each council.",
    ],
    contact: "p-031",
  },
];

export const reportVersions: readonly DemoReportVersion[] = [
  { kind: "draft", issued: "2025-10-30", comment: "Draft to both councils for the factual accuracy check." },
  {
    kind: "final",
    issued: "2025-12-12",
    comment: "Agreed after the accuracy check; published by both councils on 9 January 2026.",
  },
];

export const accuracyComments: readonly DemoAccuracyComment[] = [
  {
    council: "harrowmere",
    section: "Theme 2",
    text: "The draft says that Harrowmere has 40 parishes. There are 41 since the Hassock Fen grouping was dissolved in April 2025.",
    answer: "Corrected.",
    decision: "accepted",
  },
  {
    council: "wexcombe",
    section: "Theme 5",
    text: "The programme office has three and a half posts, not four.",
    answer: "Corrected.",
    decision: "accepted",
  },
  {
    council: "harrowmere",
    section: "Theme 3",
    text: "We suggest that 'thin, late and done by each council alone' be replaced by 'developing', as committees examine matters while they are being decided.",
    answer:
      "This is the team's judgement. The following sentences describe how committees work and have been left as they are.",
    decision: "not-accepted",
  },
  {
    council: "wexcombe",
    section: "Theme 4",
    text: "The housing repairs overspend was £610,000. The draft has £601,000.",
    answer: "Corrected.",
    decision: "accepted",
  },
];
