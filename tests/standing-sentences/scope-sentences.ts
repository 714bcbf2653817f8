import { composeScope, type ScopeRecord } from "#app/areas/scope/compose-scope-document.ts";
import { documentWords } from "#app/word/document-words.ts";
import { noEvent, onlyWith, standingDocument } from "./standing.ts";

const prompt = (ref: string, traced: boolean) => ({
  id: ref,
  ref,
  text: `Point ${ref}`,
  children: [],
  traces: traced
    ? [
        {
          clauseId: "c1",
          ref: "2.2(d)",
          heading: null,
          text: "Work together",
          sourceDocumentId: "d1",
          sourceTitle: "Agreement",
          reason: "says the same",
          madeBy: "import" as const,
        },
      ]
    : [],
});

const RECORD: ScopeRecord = {
  title: "Wexcombe and Harrowmere",
  councils: [
    { name: "Wexcombe Borough Council", isCommissioning: true },
    { name: "Harrowmere District Council", isCommissioning: false },
  ],
  onSite: "2 to 5 March 2027",
  themes: [
    {
      id: "t1",
      number: 1,
      title: "Local priorities",
      questions: [],
      prompts: [prompt("1.1", true), prompt("1.2", false)],
    },
  ],
  focusAreas: [{ text: "How the councils work together", decided: null }],
  milestones: [],
  team: [{ name: "", role: "leader-peer", brief: "Leader of a district", organisation: "" }],
  sources: [{ title: "Agreement", kindName: "Memorandum of understanding", fileName: "a.docx", clauses: 12 }],
  openWarnings: 2,
  publishing: {
    reportDueOn: "2027-06-11",
    planDueOn: "2027-06-11",
    undertaken: [{ council: "Harrowmere District Council", on: "2026-11-02", withChanges: false }],
  },
};

const undertaken = (record: ScopeRecord, councils: readonly string[]): ScopeRecord => ({
  ...record,
  publishing: {
    ...record.publishing,
    undertaken: councils.map((council) => ({ council, on: "2026-11-02", withChanges: false })),
  },
});

const scope = standingDocument(
  "the scope letter",
  RECORD,
  (record) => documentWords(composeScope(record, "Working copy")),
  {
    "days on site": (record) => ({ ...record, onSite: null }),
    "wanted places of the team": (record) => ({ ...record, team: [] }),
    "a focus area": (record) => ({ ...record, focusAreas: [] }),
    "a partner council": (record) => ({ ...record, councils: record.councils.slice(0, 1) }),
    "a decision to undertake to publish": (record) => undertaken(record, []),
    "a council that has not undertaken it": (record) =>
      undertaken(
        record,
        record.councils.map(({ name }) => name),
      ),
    "open warnings": (record) => ({ ...record, openWarnings: 0 }),
    "a second open warning": (record) => ({ ...record, openWarnings: 1 }),
    "prompts without a clause": (record) => ({
      ...record,
      themes: record.themes.map((theme) => ({ ...theme, prompts: [prompt("1.1", true)] })),
    }),
  },
  [
    onlyWith("days on site", "The days on site: {}.", "The days on site are to be agreed."),
    onlyWith("wanted places of the team", "To be found", "The peer team is to be agreed."),
    onlyWith("a focus area", "Besides the themes, the peer team is asked to look at this."),
    onlyWith("a focus area", "Where something was decided about it, that stands beside it."),
    onlyWith(
      "a partner council",
      "{} has asked for a corporate peer challenge of its partnership with {}.",
      "{} has asked for a corporate peer challenge.",
    ),
    onlyWith("a partner council", "Each council is sovereign and answers the recommendations for itself."),
    onlyWith(
      "a partner council",
      "Peers from other councils will spend time with them,{} and report what they find.",
      "Peers from other councils will spend time with it,{} and report what they find.",
    ),
    onlyWith(
      "a partner council",
      "The councils write a position statement together and gather an information and data pack for the peers.",
      "The council writes a position statement and gathers an information and data pack for the peers.",
    ),
    onlyWith(
      "a partner council",
      "Each council receives the draft report and checks it for errors of fact; none can reword findings or recommendations.",
      "The council receives a draft report and checks it for errors of fact; it cannot reword findings or recommendations.",
    ),
    onlyWith(
      "a partner council",
      "Each council is asked to publish the report, and an action plan of its own that answers it.",
      "The council is asked to publish the report, and an action plan that answers it.",
    ),
    onlyWith("a partner council", "are not shared with the councils.", "are not shared with the council."),
    onlyWith("a decision to undertake to publish", "{} undertook on {} to publish both{}."),
    onlyWith(
      "a council that has not undertaken it",
      "When this letter was written, {} had not undertaken it yet.",
    ),
    onlyWith("open warnings", "{} warnings about the letter have not been answered yet."),
    onlyWith(
      "a second open warning",
      "2 warnings about the letter have not been answered yet.",
      "One warning about the letter has not been answered yet.",
    ),
    onlyWith("prompts without a clause", "No clause stands behind {} {}."),
    ...noEvent(
      "Days on site to be agreed",
      "What the peer challenge of {} will test, when, and who takes part.",
      "The challenge is not an inspection: it gives no score and no grade.",
      "Under each theme are the questions of the method and the local points, called prompts, that the peers will test.",
      "Each prompt has a number that stays the same throughout the challenge.",
      "The peers meet members, officers and partners, and give informal feedback at the end of each day.",
      "On the last day the team gives its headline feedback and recommendations to an invited audience.",
      "Some of the peers come back for a progress review and report on it.",
      "Notes belong to the peer team and are not shared with {}.",
      "What people say to the peers is not attributed to them.",
      "The peer challenge is offered on the expectation that {} the report{} and the action plan that answers it{}.",
      "{} asked to undertake this at the outset, apart from its agreement to the scope.",
    ),
  ],
);

export const SCOPE_DOCUMENTS = [scope];
