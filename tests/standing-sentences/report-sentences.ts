import { composeReport, type ReportRecord } from "#app/areas/report/compose-report.ts";
import { TEXT_KEYS } from "#app/areas/report/outline.ts";
import { type StartingFacts, startingText } from "#app/areas/report/starting-text.ts";
import { documentWords } from "#app/word/document-words.ts";
import { noEvent, onlyWith, standingDocument } from "./standing.ts";

const COUNCILS = ["Wexcombe Borough Council", "Harrowmere District Council"];

const RECORD: ReportRecord = {
  format: "2025",
  challengeTitle: "Wexcombe and Harrowmere Partnership",
  councils: COUNCILS,
  onSite: "2 to 5 March 2026",
  today: "2026-03-26",
  version: { number: 1, status: "final" },
  texts: Object.fromEntries([...TEXT_KEYS, "theme-1"].map((key) => [key, `Words of ${key}.`])),
  counts: { documents: 12, meetings: 45, meetingsRecorded: 45, people: 60 },
  team: [{ name: "Asha Peer", role: "Leader peer", organisation: "Elmstead Council" }],
  themes: [
    {
      number: 1,
      title: "Local priorities",
      questions: ["Are they clear?"],
      prompts: [{ depth: 0, text: "Staying close to residents" }],
      strengths: [{ headline: "Residents know their council", body: "" }],
      improvements: [],
    },
  ],
  focusAreas: ["The joint depot"],
  scopeAgreed: [{ council: COUNCILS[0] ?? "", on: "2025-09-01" }],
  recommendations: [{ number: 1, kind: "key", title: "Measure", text: "Choose measures.", themeNumber: 1 }],
  observations: [{ text: "A short plan would be welcome.", themeNumber: null }],
};

const withoutPrompts = (record: ReportRecord): ReportRecord => ({
  ...record,
  themes: record.themes.map((theme) => ({ ...theme, prompts: [] })),
});

const report = standingDocument(
  "the report",
  RECORD,
  (record) => documentWords(composeReport(record)),
  {
    "a text": (record) => ({ ...record, texts: {} }),
    recommendations: (record) => ({ ...record, recommendations: [] }),
    "agreed findings": (record) => ({
      ...record,
      texts: {},
      themes: record.themes.map((theme) => ({ ...theme, strengths: [] })),
    }),
    "softer observations": (record) => ({ ...record, observations: [] }),
    "confirmed members of the team": (record) => ({ ...record, team: [] }),
    "documents received": (record) => ({ ...record, counts: { ...record.counts, documents: 0 } }),
    "meetings recorded as held": (record) => ({
      ...record,
      counts: { ...record.counts, meetingsRecorded: 40 },
    }),
    "a decision on the scope": (record) => ({ ...record, scopeAgreed: [] }),
    themes: (record) => ({ ...record, themes: [] }),
    prompts: withoutPrompts,
    "a focus area": (record) => ({ ...record, focusAreas: [] }),
  },
  [
    onlyWith("a text", "Words of introduction.", "This section has not been written yet."),
    onlyWith(
      "recommendations",
      "{} key recommendations.",
      "The team has not written its key recommendations yet.",
    ),
    onlyWith(
      "agreed findings",
      "Residents know their council",
      "The team has no agreed findings under this theme yet.",
    ),
    onlyWith("softer observations", "The team offers these thoughts without making recommendations of them."),
    onlyWith(
      "confirmed members of the team",
      "The members of this team:",
      "The members of the team are not confirmed yet.",
    ),
    onlyWith("documents received", "The team was given {}."),
    onlyWith(
      "meetings recorded as held",
      "It held {}, focus groups and visits included.",
      "It arranged {}, focus groups and visits included.",
    ),
    onlyWith("meetings recorded as held", "It met {}.", "It arranged to meet {}."),
    onlyWith("a decision on the scope", "{} agreed the scope on {}."),
    onlyWith("themes", "The scope has {}."),
    onlyWith("prompts", "Local points to test:"),
    onlyWith("a focus area", "Besides the themes, the peer team was asked to look at:"),
    onlyWith("a focus area", "Focus areas of the whole challenge"),
    ...noEvent(
      "Peer challenges are carried out by councillors and officers of other councils, supported by staff of the Local Government Association.",
      "What the team was asked to look at",
    ),
  ],
);

const FACTS: StartingFacts = {
  today: "2026-03-20",
  councils: COUNCILS,
  isPartnership: true,
  onSite: { when: "from 2 to 5 March 2026", last: "2026-03-05" },
  themeTitles: ["Local priorities"],
  prepared: { statementSubmitted: true, documents: 12 },
  peopleMet: ["councillors", "officers"],
  feedback: { daily: "2 to 4 March 2026", final: "5 March 2026" },
  dates: {
    report: { notBefore: null, dueOn: "2026-06-05", latestOn: null, doneOn: null },
    plan: { notBefore: null, dueOn: "2026-06-05", latestOn: null, doneOn: null },
    review: { notBefore: null, dueOn: "2027-01-05", latestOn: null, doneOn: null },
  },
  undertaken: [{ council: COUNCILS[0] ?? "", on: "2025-09-01", withChanges: false }],
};

const starting = standingDocument(
  "the first texts of the report",
  FACTS,
  (facts) => TEXT_KEYS.map((key) => startingText(key, facts)).join("\n"),
  {
    "days on site that have passed": (facts) => ({ ...facts, today: "2026-03-04" }),
    themes: (facts) => ({ ...facts, themeTitles: [] }),
    "statement submitted or documents received": (facts) => ({
      ...facts,
      prepared: { statementSubmitted: false, documents: 0 },
    }),
    "people in sessions recorded as held": (facts) => ({ ...facts, peopleMet: [] }),
    "feedback recorded as given": (facts) => ({ ...facts, feedback: { daily: null, final: null } }),
    "a decision to undertake to publish": (facts) => ({ ...facts, undertaken: [] }),
    "a publication still to come": (facts) => ({
      ...facts,
      dates: {
        ...facts.dates,
        report: { notBefore: null, dueOn: null, latestOn: null, doneOn: "2026-03-19" },
        plan: { notBefore: null, dueOn: null, latestOn: null, doneOn: "2026-03-19" },
      },
    }),
    "a progress review still to come": (facts) => ({ ...facts, dates: { ...facts.dates, review: null } }),
  },
  [
    onlyWith(
      "days on site that have passed",
      "The team was on site from {}.",
      "The team was on site on [insert dates].",
    ),
    onlyWith("themes", "It was asked to look at {}."),
    onlyWith("statement submitted or documents received", "{} gave the team {}."),
    onlyWith("people in sessions recorded as held", "The team met {}."),
    onlyWith(
      "feedback recorded as given",
      "gave informal feedback on {}",
      "[Insert when the team gave feedback, and to whom.]",
    ),
    onlyWith("feedback recorded as given", "presented its headline findings on {}"),
    onlyWith("a decision to undertake to publish", "undertook on {} to publish both{}."),
    onlyWith("a publication still to come", "The Local Government Association expects {}."),
    onlyWith("a progress review still to come", "A progress review is to follow{}."),
    ...noEvent(
      "The team was on site {}.",
      "The team {}.",
      "[Insert what a busy reader must take away: where the council stands, what it does well, what it should do next and why now.]",
      "This is the report of a corporate peer challenge of {}{}.",
      "{} {}{} [Insert what was particular about this challenge and its timing.]",
      "A peer challenge helps a council to improve.",
      "It is not an inspection and it gives no score.",
      "The peers bring what they know from their own councils and test what they find against it.",
      "[Insert how the team prepared, and how it compared what it read with what it heard.]",
      "Nothing in this report is attributed to an individual.",
      "{} The report describes a moment in time; some of what it describes will have moved on.",
      "{} will want to consider these findings and decide how to answer each recommendation: accept it, accept it in part or not accept it, with a reason.",
      "{} The Local Government Association remains available to help in the meantime.",
      "The team thanks everybody who gave their time.",
    ),
  ],
);

export const REPORT_DOCUMENTS = [report, starting];
