import type { Role, Stage } from "#app/access/permissions.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";

/** What happens at a stage, for somebody who has never taken part in a challenge. */
interface StageWords {
  happens: readonly string[];
  /** What each role has to do with it. */
  yours: Readonly<Record<Role, string>>;
}

const NO_PART_YET = "Nothing is asked of you yet: you are told when an action is given to you.";

/** The journey in plain words. The rules behind it: docs/domain.md. */
export const WHAT_HAPPENS: Readonly<Record<Stage, StageWords>> = {
  scoping: {
    happens: [
      "A council, or several together, asked the LGA for a peer challenge. The scope says what the peers will test: themes, questions under each, and local points, called prompts.",
      "Each council agrees the scope in the way its own rules ask, and says that it will publish what comes of it. Meanwhile a team of peers is found.",
    ],
    yours: {
      "challenge-manager":
        "You settle what the letter leaves open, send the scope to the councils and find the peers.",
      "support-officer": "You help with the scope and the peers, and keep the record straight.",
      peer: "You read what you will test, and say where you have an interest that others should know of.",
      coordinator: "You see that your council agrees the scope, and record who decided what and when.",
      "council-reader":
        "You can read the scope. Where your council's rules ask you to decide, that is among your tasks.",
      "action-owner": NO_PART_YET,
    },
  },
  preparing: {
    happens: [
      "The council writes its position statement, its own account of where it stands, and gathers papers and figures for the peers.",
      "The timetable is built: who meets the peers, when and where. People are asked when they can come. Once it is released, everybody is told of their sessions.",
    ],
    yours: {
      "challenge-manager": "You see that statement, pack and timetable come together in time.",
      "support-officer": "You build the timetable with the council, and help to gather the pack.",
      peer: "You read the statement and the pack as soon as they are there, and say on which days you can come.",
      coordinator:
        "You write or gather the statement, the pack and the timetable, and ask people when they can come.",
      "council-reader": "You read the statement and, once it is released, the timetable.",
      "action-owner": NO_PART_YET,
    },
  },
  "on-site": {
    happens: [
      "The peers are there. They meet people, usually in pairs, and write down what they hear. What is said is told to nobody by name.",
      "The team talks every day about what it sees, and gives its headline feedback at the end.",
    ],
    yours: {
      "challenge-manager": "You lead the team's work: notes, findings, feedback and recommendations.",
      "support-officer":
        "You keep the timetable true when people cancel, and see that sessions are written up.",
      peer: "You meet people, write your notes the same day and draft findings with the team.",
      coordinator: "You see that people and rooms are there, and deal with late changes.",
      "council-reader":
        "The timetable says when the peers meet whom. The council never sees the team's notes.",
      "action-owner": NO_PART_YET,
    },
  },
  reporting: {
    happens: [
      "The team writes its report. The council gets a draft in confidence and says where a fact is wrong; the team's judgement is not up for correction.",
      "Then the final report is issued and published.",
    ],
    yours: {
      "challenge-manager": "You write and issue the report, and answer the council's corrections.",
      "support-officer": "You follow the draft, the corrections and the publication.",
      peer: "You read the report as it is written, and improve it.",
      coordinator: "You gather your council's corrections of fact, and publish the final report.",
      "council-reader":
        "You read the report when it is given to you: some read the draft, everybody the final one.",
      "action-owner": NO_PART_YET,
    },
  },
  "action-planning": {
    happens: [
      "Each council answers every recommendation and says what it will do, who does it and by when.",
      "The body that decides in the council approves the plan, and it is published. From then on it is reported on.",
    ],
    yours: {
      "challenge-manager": "You see that each council approves its plan in time.",
      "support-officer": "You follow the plans and the dates.",
      peer: "Nothing is asked of you until the progress review.",
      coordinator: "You gather the answers and actions, have the plan approved and publish it.",
      "council-reader":
        "You read the plan; where you are one of those who approve it, that is among your tasks.",
      "action-owner": "You answer for the actions that bear your name, and say how they stand.",
    },
  },
  reviewing: {
    happens: [
      "Peers come back, hear what was done since the report, and judge how far the council has come.",
      "Their report of the review is published too.",
    ],
    yours: {
      "challenge-manager": "You arrange the review, judge with the peers and issue the report.",
      "support-officer": "You build the timetable of the review, and follow its publication.",
      peer: "You hear what was done and judge the progress, recommendation by recommendation.",
      coordinator:
        "You bring the actions up to date, see to the day of the review and report on late actions.",
      "council-reader": "You read the timetable of the review and, once it is issued, its report.",
      "action-owner": "You say how your actions stand before the peers come back.",
    },
  },
  closed: {
    happens: [
      "The challenge has ended. Published documents stay where they are; notes and what is known of people are destroyed when their time has come.",
    ],
    yours: {
      "challenge-manager": "You can still put right what is public, and see what is kept until when.",
      "support-officer": "Nothing more is asked of you.",
      peer: "Nothing more is asked of you.",
      coordinator: "What is public can still be put right: a final document published, or withdrawn.",
      "council-reader": "The report, the plan and the review stay here to be read.",
      "action-owner": "Nothing more is asked of you.",
    },
  },
};

/** A stage that is still to come, within a heading, and what happens in it; the last is said as what is to come, not as what has happened. */
export function whatComesNext(stage: Stage): { name: string; happens: string } {
  if (stage === "closed") {
    return {
      name: "the end of the challenge",
      happens: "It is closed. Published documents stay where they are.",
    };
  }
  const { name, happens } = STAGE_NAMES[stage];
  return { name: name.toLowerCase(), happens };
}
