import type { ReleasedSession } from "#app/areas/timetable/plan/released-sessions.ts";
import {
  composeTimetable,
  type TimetableToCompose,
} from "#app/areas/timetable/versions/compose-timetable.ts";
import { documentWords } from "#app/word/document-words.ts";
import { madeTrueBy, noEvent, onlyWith, standingDocument } from "./standing.ts";

const SESSION: ReleasedSession = {
  id: "s1",
  title: "Leader",
  kind: "Interview",
  date: "2026-03-02",
  start: "10:00",
  minutes: 45,
  where: "Small Room, Wexcombe Town Hall",
  joinAddress: "https://example.org/call",
  track: "A",
  peers: ["Ada Fenwick"],
  peerIds: [],
  people: ["Sam Hale"],
  isCancelled: false,
  isConfidential: false,
};

const TIMETABLE: TimetableToCompose = {
  challengeTitle: "Wexcombe",
  councils: ["Wexcombe Borough Council"],
  visitKind: "on-site",
  onSite: "2 to 4 March 2026",
  today: "2026-02-20",
  version: 2,
  versionName: "",
  sessions: [SESSION, { ...SESSION, id: "s2", title: "Residents", date: null, start: null }],
  people: [{ name: "Sam Hale", detail: "Treasurer" }],
  changes: ["Added: Leader."],
};

const timetable = standingDocument(
  "a timetable",
  TIMETABLE,
  (record) => documentWords(composeTimetable(record)),
  {
    "a version before": (record) => ({ ...record, changes: [] }),
    "a place": (record) => ({ ...record, sessions: record.sessions.map((each) => ({ ...each, where: "" })) }),
    "sessions with a time": (record) => ({ ...record, sessions: record.sessions.slice(1) }),
    "people in sessions with a time": (record) => ({
      ...record,
      sessions: record.sessions.map((each) => ({ ...each, people: [] })),
    }),
    "a session without a time": (record) => ({ ...record, sessions: record.sessions.slice(0, 1) }),
  },
  [
    onlyWith("a version before", "What changed since the last version"),
    onlyWith("a place", "Small Room, Wexcombe Town Hall", "To be confirmed"),
    onlyWith("a session without a time", "Residents (interview), 45 minutes"),
    onlyWith("sessions with a time", "{} on {}{}.", "No session has a day and a time yet."),
    onlyWith("people in sessions with a time", "1 session on 1 day, with 1 person.", "1 session on 1 day."),
    onlyWith("people in sessions with a time", "Sam Hale", "To be confirmed"),
    onlyWith("sessions with a time", "Times are local."),
    onlyWith("sessions with a time", "Late changes are normal: check that this is the latest version."),
    ...noEvent("{} on {}, with {}."),
  ],
);

export const VISIT_DOCUMENTS = [timetable];

/** Papers of a timetable: made of the sessions that have a day and a time, and of who is in them. */
export const PAPER_SENTENCES = [
  ...madeTrueBy(
    "the kind of the visit: conversations before, on site, or a progress review of a challenge whose visit is before it",
    "{} {} asked for a peer challenge.",
    "A team of councillors and senior officers from elsewhere will come to look with fresh eyes at what works and what could be better.",
    "Before they come, they would like to hear from some people in a call, and you are one of them.",
    "{} {} had a peer challenge.",
    "{} some of the peers come back to see what has happened since.",
    "They learn most from people who know the place, and would like to hear from you.",
    "{} a team of councillors and senior officers from elsewhere looks with fresh eyes at how {} and what could be better.",
  ),
  ...noEvent(
    "Nobody is named on them.",
    "Give each person only their own.",
    "Thank you for making time to talk to the peer team.",
    "Here is all you need to know.",
    "Nothing you say is attributed to you.",
    "The peers look for what they hear from many people, and their report names nobody whom they met.",
    "It is not an inspection.",
    "There is no score, no grade, and nobody is being assessed.",
    "There are no right answers: what works well and what does not are equally welcome.",
    "What is held about you for this, how long, and your rights: see the [privacy notice]({}), {}",
    "You do not need to prepare anything or bring any papers.",
    "If you cannot come after all, or if anything would make it easier for you to take part (a way without steps, a hearing loop, somebody with you), please tell {}.",
    "Late changes are normal: check with whoever arranges {}.",
    "Keep it behind the desk and destroy it after {}.",
    "The names of the people whom the peers meet are left out.",
  ),
];
