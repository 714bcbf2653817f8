import { documentTitle } from "#app/areas/challenge/document-title.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { whenInWords } from "#app/areas/dates/when-in-words.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { WordBlock, WordDocument } from "#app/word/document.ts";
import { escapeInline } from "./import/source-text.ts";
import { flatPrompts, type Prompt, type Theme } from "./scope-record.ts";

/** All the scope letter is made of, as it stands. */
export interface ScopeRecord {
  title: string;
  councils: readonly { name: string; isCommissioning: boolean }[];
  /** When the peers are on site, in words; null while that is not known. */
  onSite: string | null;
  themes: readonly Theme[];
  /** What the peers are asked to look at in the whole challenge, and what was decided about it; null while nothing was. */
  focusAreas: readonly { text: string; decided: string | null }[];
  milestones: readonly {
    label: string;
    rule: string;
    isHouseRule: boolean;
    notBefore: Day | null;
    dueOn: Day | null;
    latestOn: Day | null;
  }[];
  team: readonly { name: string; role: string; brief: string; organisation: string }[];
  sources: readonly { title: string; kindName: string; fileName: string; clauses: number }[];
  openWarnings: number;
  /** The councils that have undertaken to publish report and action plan, with the day; both days are those of the key dates. */
  publishing: {
    reportDueOn: Day | null;
    planDueOn: Day | null;
    undertaken: readonly { council: string; on: Day; withChanges: boolean }[];
  };
}

/** Names of the roles in a peer team, as the letter prints them. */
const TEAM_ROLE_NAMES: Record<string, string> = {
  "leader-peer": "Leader peer",
  "member-peer": "Member peer",
  "chief-executive-peer": "Chief executive peer",
  "officer-peer": "Officer peer",
  "challenge-manager": "LGA peer challenge manager",
  "support-officer": "LGA project support officer",
};

const plain = (text: string) => escapeInline(text);
const heading = (level: 1 | 2 | 3, text: string): WordBlock => ({ kind: "heading", level, text });
const paragraph = (text: string): WordBlock => ({ kind: "paragraph", text });

/**
 * The scope of a challenge as a Word letter, from the record as it stands. `status` says what it is: "Working copy" or
 * "Agreed, version 2, 22 November 2026".
 */
export function composeScope(record: ScopeRecord, status: string): WordDocument {
  const names = record.councils.map((council) => council.name);
  const commissioning = record.councils.find((council) => council.isCommissioning)?.name ?? names[0] ?? "";
  return {
    kind: "scope",
    title: documentTitle("Scope of the peer challenge", names),
    subtitle: record.title,
    organisation: "Local Government Association",
    dateText: record.onSite === null ? "Days on site to be agreed" : `On site ${record.onSite}`,
    statusText: status,
    description: `What the peer challenge of ${listNames(names)} will test, when, and who takes part.`,
    contentsList: true,
    orientation: "portrait",
    sections: {
      introduction: introduction(names, commissioning, record.themes.length),
      themes: [...themesSection(record.themes), ...focusSection(record.focusAreas)],
      timing: timing(record),
      team: teamSection(record),
      process: [...process(names.length > 1), ...publication(record)],
      sources: sourcesSection(record),
      appendices: traceSection(record),
    },
  };
}

function introduction(names: readonly string[], commissioning: string, themes: number): WordBlock[] {
  const others = names.filter((name) => name !== commissioning);
  const test = themes === 0 ? "" : ` test ${themes === 1 ? "one theme" : `${themes} themes`},`;
  return [
    heading(1, "Scope and focus"),
    paragraph(
      others.length === 0
        ? `${plain(commissioning)} has asked for a corporate peer challenge. Peers from other councils will spend time with it,${test} and report what they find.`
        : `${plain(commissioning)} has asked for a corporate peer challenge of its partnership with ${plain(listNames(others))}. Each council is sovereign and answers the recommendations for itself. Peers from other councils will spend time with them,${test} and report what they find.`,
    ),
    paragraph(
      "The challenge is not an inspection: it gives no score and no grade. Under each theme are the questions of the method and the local points, called prompts, that the peers will test. Each prompt has a number that stays the same throughout the challenge.",
    ),
  ];
}

function themesSection(themes: readonly Theme[]): WordBlock[] {
  const parts = themes.flatMap((theme): WordBlock[] => [
    heading(2, `Theme ${theme.number}: ${theme.title}`),
    ...(theme.questions.length === 0
      ? []
      : [
          heading(3, `Questions for theme ${theme.number}`),
          {
            kind: "list" as const,
            ordered: false,
            items: theme.questions.map((question) => plain(question.text)),
          },
        ]),
    ...(theme.prompts.length === 0
      ? []
      : [
          heading(3, `Prompts for theme ${theme.number}`),
          ...flatPrompts(theme.prompts).map((prompt) => paragraph(promptLine(prompt))),
        ]),
  ]);
  return parts.length === 0 ? [] : [heading(1, "Themes, questions and prompts"), ...parts];
}

/** What is asked besides the themes is part of what a council agrees: it stands in the letter whether or not it became a prompt. */
function focusSection(areas: ScopeRecord["focusAreas"]): WordBlock[] {
  if (areas.length === 0) return [];
  return [
    heading(1, "Areas of focus in the whole challenge"),
    paragraph(
      "Besides the themes, the peer team is asked to look at this. Where something was decided about it, that stands beside it.",
    ),
    {
      kind: "list",
      ordered: false,
      items: areas.map(({ text, decided }) =>
        decided === null ? plain(text) : `${plain(text)} *Decided:* ${plain(decided.replace(/\s+/g, " "))}`,
      ),
    },
  ];
}

function promptLine(prompt: Prompt): string {
  const refs = prompt.traces.map((trace) => trace.ref);
  const source = refs.length === 0 ? "" : ` (${refs.length === 1 ? "clause" : "clauses"} ${refs.join(", ")})`;
  return `**${prompt.ref}** ${plain(prompt.text)}${plain(source)}`;
}

function timing(record: ScopeRecord): WordBlock[] {
  return [
    heading(1, "Timing and key dates"),
    paragraph(
      record.onSite === null ? "The days on site are to be agreed." : `The days on site: ${record.onSite}.`,
    ),
    ...(record.milestones.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            caption: "Key dates and the rule each comes from",
            columns: [
              { heading: "What", widthPercent: 30 },
              { heading: "When", widthPercent: 26 },
              { heading: "Rule", widthPercent: 44 },
            ],
            rows: record.milestones.map((milestone) => [
              plain(milestone.label),
              whenInWords({
                notBefore: milestone.notBefore,
                due: milestone.dueOn,
                latest: milestone.latestOn,
              }).replace(/^./, (letter) => letter.toUpperCase()),
              plain(`${ruleInWords(milestone.rule)}${milestone.isHouseRule ? " (house rule)" : ""}`),
            ]),
          },
        ]),
  ];
}

function teamSection(record: ScopeRecord): WordBlock[] {
  if (record.team.length === 0) {
    return [heading(1, "Peer team"), paragraph("The peer team is to be agreed.")];
  }
  return [
    heading(1, "Peer team"),
    {
      kind: "table",
      caption: "The team the challenge asks for",
      columns: [
        { heading: "Role", widthPercent: 26 },
        { heading: "Who", widthPercent: 28 },
        { heading: "What is asked", widthPercent: 46 },
      ],
      rows: record.team.map((peer) => [
        TEAM_ROLE_NAMES[peer.role] ?? plain(peer.role),
        peer.name === "" ? "To be found" : plain([peer.name, peer.organisation].filter(Boolean).join(", ")),
        plain(peer.brief) || "As the role",
      ]),
    },
  ];
}

function process(areSeveral: boolean): WordBlock[] {
  return [
    heading(1, "Process"),
    {
      kind: "list",
      ordered: true,
      items: [
        areSeveral
          ? "The councils write a position statement together and gather an information and data pack for the peers."
          : "The council writes a position statement and gathers an information and data pack for the peers.",
        "The peers meet members, officers and partners, and give informal feedback at the end of each day.",
        "On the last day the team gives its headline feedback and recommendations to an invited audience.",
        areSeveral
          ? "Each council receives the draft report and checks it for errors of fact; none can reword findings or recommendations."
          : "The council receives a draft report and checks it for errors of fact; it cannot reword findings or recommendations.",
        areSeveral
          ? "Each council is asked to publish the report, and an action plan of its own that answers it."
          : "The council is asked to publish the report, and an action plan that answers it.",
        "Some of the peers come back for a progress review and report on it.",
      ],
    },
    paragraph(
      `What people say to the peers is not attributed to them. Notes belong to the peer team and are not shared with ${areSeveral ? "the councils" : "the council"}.`,
    ),
  ];
}

/** What is asked of the councils at the outset, and which of them have undertaken it: nothing that is not on record. */
function publication({ councils, publishing }: ScopeRecord): WordBlock[] {
  const { reportDueOn, planDueOn, undertaken } = publishing;
  const by = (day: Day | null) => (day === null ? "" : ` by ${formatDay(day)}`);
  const open = councils.filter(({ name }) => !undertaken.some(({ council }) => council === name));
  return [
    heading(1, "Publication"),
    paragraph(
      `The peer challenge is offered on the expectation that ${councils.length === 1 ? "the council publishes" : "each council publishes"} the report${by(reportDueOn)} and the action plan that answers it${by(planDueOn)}. ${councils.length === 1 ? "The council is" : "Each council is"} asked to undertake this at the outset, apart from its agreement to the scope.`,
    ),
    ...undertaken.map(({ council, on, withChanges }) =>
      paragraph(
        `${plain(council)} undertook on ${formatDay(on)} to publish both${withChanges ? ", with the changes that its decision names" : ""}.`,
      ),
    ),
    ...(open.length === 0
      ? []
      : [
          paragraph(
            `When this letter was written, ${plain(listNames(open.map(({ name }) => name)))} had not undertaken it yet.`,
          ),
        ]),
  ];
}

function sourcesSection(record: ScopeRecord): WordBlock[] {
  if (record.sources.length === 0) return [];
  return [
    heading(1, "Source documents"),
    {
      kind: "table",
      caption: "Documents the scope rests on",
      columns: [
        { heading: "Document", widthPercent: 50 },
        { heading: "Kind", widthPercent: 30 },
        { heading: "Clauses", widthPercent: 20 },
      ],
      rows: record.sources.map((source) => [plain(source.title), source.kindName, String(source.clauses)]),
    },
    ...(record.openWarnings === 0
      ? []
      : [
          paragraph(
            record.openWarnings === 1
              ? "One warning about the letter has not been answered yet."
              : `${record.openWarnings} warnings about the letter have not been answered yet.`,
          ),
        ]),
  ];
}

function traceSection(record: ScopeRecord): WordBlock[] {
  const prompts = record.themes.flatMap((theme) => flatPrompts(theme.prompts));
  const rows = prompts.flatMap((prompt) =>
    prompt.traces.map((trace) => [prompt.ref, plain(trace.ref), plain(trace.text), plain(trace.reason)]),
  );
  if (rows.length === 0) return [];
  const untraced = prompts.filter((prompt) => prompt.traces.length === 0).map((prompt) => prompt.ref);
  return [
    heading(1, "Appendix: where the prompts come from"),
    {
      kind: "table",
      caption: "Prompts and the clauses they are drawn from",
      columns: [
        { heading: "Prompt", widthPercent: 14 },
        { heading: "Clause", widthPercent: 13 },
        { heading: "Words of the clause", widthPercent: 43 },
        { heading: "Why", widthPercent: 30 },
      ],
      rows,
    },
    ...(untraced.length === 0
      ? []
      : [
          paragraph(
            `No clause stands behind ${untraced.length === 1 ? "prompt" : "prompts"} ${untraced.join(", ")}.`,
          ),
        ]),
  ];
}
