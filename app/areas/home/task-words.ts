/** What a task is about and when it counts as completed, in words for somebody who does it for the first time. */
export interface TaskWords {
  about: string;
  done: string;
  /** The title alone does not say enough: the first page leads from the task to these words. */
  isExplained?: true;
}

const STAGE_OVER = "Has no end of its own: it counts as completed once the stage is over.";
const NEWER: TaskWords = {
  about:
    "A newer final version was issued after the one that stands in public. Until it is published, everybody outside reads the earlier one.",
  done: "Completed, and gone from the list, when the newest final version is published.",
  isExplained: true,
};
const REVIEW_TIMETABLE =
  "The peers come back once, some months after the report. Their day needs a timetable of its own.";

/** Every title of a task (`team-tasks.ts`, `council-tasks.ts`, `scope-tasks.ts`) with its words. */
export const TASK_WORDS: Readonly<Record<string, TaskWords>> = {
  "Publish the newer version of the report": NEWER,
  "Publish the newer version of the action plan": NEWER,
  "Publish the newer version of the action plans": NEWER,
  "Publish the newer version of the progress review report": NEWER,
  "Answer the warnings in the scope letter": {
    about:
      "Reading the letter and its agreement showed contradictions, blanks or lines that were not understood. Each asks for a decision, with the words it rests on.",
    done: "Completed when every warning has an answer.",
    isExplained: true,
  },
  "Check which clause each prompt is drawn from": {
    about:
      "A prompt is a local point that the peers test. Each should stand on a clause of the councils' agreement; the links were made by comparing words and want a look.",
    done: "Completed when every prompt has a clause, or when the scope was sent for agreement.",
    isExplained: true,
  },
  "Send the scope for agreement": {
    about:
      "Keeps the themes, questions and prompts as they stand now, as a Word letter that the councils agree.",
    done: "Completed when a version was sent.",
  },
  "See that the scope is agreed": {
    about: "Each council decides for itself, in the way its own rules ask, and records its decision.",
    done: "Completed when the agreement of every council to the newest version is in effect.",
    isExplained: true,
  },
  "Say what became of the changes with which the scope was agreed": {
    about: "A council agreed on condition that something changes. Say whether it did, and in which version.",
    done: "Completed, and gone from the list, when every such council has an answer.",
    isExplained: true,
  },
  "See that publishing the report and the action plan is undertaken": {
    about:
      "Before the visit each council says that it will publish the report and its action plan, and who decided so.",
    done: "Completed when the undertaking of every council is in effect.",
    isExplained: true,
  },
  "Find the peers": {
    about:
      "Councillors and officers of other councils who fit what the letter asks for, and have no conflict of interest.",
    done: "Completed when every place of the team has somebody who is confirmed.",
  },
  "Let people into the challenge": {
    about: "Invite the peers, and whoever co-ordinates for each council, to this workspace.",
    done: "Completed when there are at least three people.",
  },
  "See that the position statement is submitted": {
    about:
      "The councils' own account of where they stand, which the peers read before they come. The council writes it.",
    done: "Completed when a version is submitted.",
  },
  "See that the data pack is complete": {
    about: "Papers and figures that the peers read before they come. The list says what was asked for.",
    done: "Completed when everything on the list is received.",
  },
  "Help the council gather the data pack": {
    about: "Papers and figures that the peers read before they come. The list says what was asked for.",
    done: "Completed when everything on the list is received.",
  },
  "Gather the data pack": {
    about: "Papers and figures that the peers read before they come. Put each where the list asks for it.",
    done: "Completed when everything on the list is received.",
  },
  "Move sessions that somebody cannot come to": {
    about:
      "Somebody answered, or a peer is away, in a way that a placed session does not fit. The timetable says who and since when, and what could be moved.",
    done: "Completed, and gone from the list, when no session from today on stands when one of its people cannot come.",
    isExplained: true,
  },
  "Build the timetable": {
    about: "Who meets whom, when and where, on the days on site.",
    done: "Completed when every phase on site has sessions and each of them has its time.",
  },
  "Release the timetable": {
    about:
      "Until it is released a timetable is a draft. Releasing keeps a version, and tells people of their sessions. What changes afterwards is a late change.",
    done: "Completed when a timetable was released for every phase on site.",
    isExplained: true,
  },
  "Build the timetable of the review": {
    about: REVIEW_TIMETABLE,
    done: "Completed when every progress review has sessions and each of them has its time.",
  },
  "Release the timetable of the review": {
    about: REVIEW_TIMETABLE,
    done: "Completed when a timetable was released for every progress review.",
  },
  "Look at your timetable": { about: "Where you are when, and with whom.", done: STAGE_OVER },
  "Look at the timetable": { about: "Who meets the peers, when and where.", done: STAGE_OVER },
  "Look at the timetable of the review": {
    about: "Who meets the peers when they come back.",
    done: STAGE_OVER,
  },
  "Follow the team's notes": {
    about: "What the peers hear, while they hear it. The council never sees notes.",
    done: STAGE_OVER,
  },
  "Draft and agree the findings": {
    about: "What the team judges under each theme, standing on its notes.",
    done: "Completed when every finding that was drafted is agreed.",
  },
  "Draft the findings with the team": {
    about: "What the team judges under each theme, standing on its notes.",
    done: "Completed when every finding that was drafted is agreed.",
  },
  "Write the recommendations": {
    about: "What the team asks the councils to do, in exact words that will not change.",
    done: "Completed when there is a recommendation.",
  },
  "Write the report": {
    about: "From the findings, theme by theme.",
    done: "Completed when a draft is issued.",
  },
  "Issue the draft to the council": {
    about:
      "Sends a version to the council, which looks for errors of fact. The findings are not up for discussion.",
    done: "Completed when a draft is issued.",
    isExplained: true,
  },
  "Answer the council's corrections of fact": {
    about: "The council said what it takes for an error of fact. Say of each what became of it.",
    done: "Completed when a draft was issued and every correction has an answer.",
    isExplained: true,
  },
  "Issue the final report": {
    about: "The version that is published.",
    done: "Completed when a final version is issued.",
  },
  "Publish the report": {
    about: "Puts the final report on a page that everybody can read.",
    done: "Completed when a final version is published.",
  },
  "See that the action plan is approved": {
    about: "Each council approves its own plan. You see how many have.",
    done: "Completed when every council has approved its plan.",
    isExplained: true,
  },
  "Judge the progress": {
    about:
      "Say of each recommendation how far the council has come, by what it showed and what the peers heard.",
    done: "Completed when the final report of the review is issued.",
    isExplained: true,
  },
  "Issue the progress review report": {
    about: "The version that is published.",
    done: "Completed when a final version is issued.",
  },
  "Publish the progress review report": {
    about: "Puts the report of the review on a page that everybody can read.",
    done: "Completed when a final version is published.",
  },
  "Keep the timetable up to date": {
    about: "People cancel and rooms are lost. Each late change is told to those it touches.",
    done: STAGE_OVER,
  },
  "See that sessions have notes": {
    about: "Remind peers of sessions that nobody wrote up yet.",
    done: STAGE_OVER,
  },
  "Follow the draft and the corrections": {
    about:
      "The draft goes to the council, comes back with corrections of fact, and becomes the final report.",
    done: "Completed when the final report is issued.",
  },
  "See that the report is published": {
    about: "The council or the LGA publishes it.",
    done: "Completed when it is published.",
  },
  "See that the progress review is published": {
    about: "The council or the LGA publishes the report of the review.",
    done: "Completed when it is published.",
  },
  "Read the scope and its prompts": {
    about: "What you will test: themes, questions, and the local points under them.",
    done: "Completed when the scope was sent for agreement.",
  },
  "Read the position statement and the data pack": {
    about: "What the council says of itself, and its papers.",
    done: STAGE_OVER,
  },
  "Record your notes": {
    about:
      "What you heard, session by session. Nobody outside the team reads it, and the report names no person.",
    done: STAGE_OVER,
    isExplained: true,
  },
  "Read and improve the report": {
    about: "The draft as the team writes it.",
    done: "Completed when the final report is issued.",
  },
  "Say how the actions past their date stand": {
    about:
      "An action has passed the day by which it was to be done. Say what was done, what hinders it, and when it will be done.",
    done: "Completed, and gone from the list, when no action is past its date without being finished.",
    isExplained: true,
  },
  "Have the scope agreed, and record the decision": {
    about:
      "Your council agrees what the peers will test. Record who decided it, on what day and in what words; some decisions can be called in and take effect some days later.",
    done: "Completed when your council's agreement to the newest version is in effect.",
    isExplained: true,
  },
  "Record who undertakes to publish the report and the action plan": {
    about:
      "A council that asks for a challenge says beforehand that it will publish what comes of it. Record who decided so.",
    done: "Completed when your council's undertaking is in effect.",
    isExplained: true,
  },
  "Say whether the council agrees the proposed peers": {
    about:
      "Peers are put to your council before they are confirmed. Record of each whether the council agrees.",
    done: "Completed when each proposed peer has an answer.",
    isExplained: true,
  },
  "Write the position statement": {
    about: "Your council's own account of where it stands, for the peers to read before they come.",
    done: "Completed when a version is submitted.",
  },
  "Check the draft report for errors of fact": {
    about:
      "The draft is sent to your council in confidence. Say where a fact is wrong, with a source. What the team thinks of it is not corrected.",
    done: "Completed when the final report is issued.",
    isExplained: true,
  },
  "Answer the recommendations": {
    about:
      "Say of each recommendation whether the council accepts it, accepts it in part or does not, and why.",
    done: "Completed when your council's plan is approved.",
  },
  "Say what the council will do, who does it and by when": {
    about: "Actions under each recommendation, each with somebody who answers for it and a day.",
    done: "Completed when your council's plan is approved.",
  },
  "Have the action plan approved": {
    about:
      "The body that decides in your council approves the plan. That keeps a version; later changes make a newer one.",
    done: "Completed when a version is approved.",
    isExplained: true,
  },
  "Publish the action plan": {
    about: "Puts the approved plan on a page that everybody can read.",
    done: "Completed when a version is published.",
  },
  "Report on the council's actions": {
    about: "How each action stands, as often as the plan is reported on.",
    done: "Completed when every action is finished.",
  },
  "Report on your actions": {
    about: "How each action that you answer for stands.",
    done: "Completed when each of them is finished.",
  },
  "Read and approve the position statement": {
    about: "Your council's own account, before it goes to the peers.",
    done: "Completed when a version is submitted.",
  },
  "Read the position statement": {
    about: "The council's own account of where it stands.",
    done: "Completed when a version is submitted, or once the stage is over.",
  },
  "Read the draft report": {
    about: "The draft, in confidence, before it is final.",
    done: "Completed when the final report is issued.",
  },
  "Read and approve the action plan": {
    about: "What the council answers and will do.",
    done: "Completed when a version of the plan is approved.",
  },
  "Read the action plan": {
    about: "What the council answers and will do.",
    done: "Completed when a version of the plan is approved.",
  },
  "Read the scope": {
    about: "What the peers will test.",
    done: "Completed when the scope was sent for agreement.",
  },
  "Read the final report": { about: "What the peers found and recommend.", done: STAGE_OVER },
  "Read the approved action plan": { about: "What the council answers and will do.", done: STAGE_OVER },
  "Read the progress review report": {
    about: "How far the council has come, as the peers see it.",
    done: STAGE_OVER,
  },
};

/** Where the words of a task stand on the page of what happens now. */
export function taskAnchor(title: string): string {
  return `task-${title
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "")}`;
}
