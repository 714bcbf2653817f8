import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { PEER_ROLE_NAMES, type PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { AppError } from "#app/platform/errors.ts";
import { NOT_UNDERSTOOD_CODE } from "../../scope-record.ts";
import type { LetterContents } from "./contents-form.ts";
import { listedLines, promptsFromText } from "./outline.ts";

type Plan = NewChallenge;
type Warning = Plan["warnings"][number];

/** A line that was put back among those that were not understood. */
export const OPEN_AGAIN = "open";

/**
 * What is to be made of a letter, with themes, focus areas, team, key dates and lines as somebody corrected them. A theme without title,
 * questions and prompts goes, and so does an empty line of the team; a line that was put somewhere stays among the lines with where that is.
 * Throws invalid where no theme is left, and at a line that is too long for a question.
 */
export function withContents(plan: Plan, contents: LetterContents): Plan {
  const drafts = contents.themes.map((theme, at) => ({
    title: theme.title,
    questions: listedLines(theme.questions),
    prompts: promptsFromText(theme.prompts, plan.themes[at]?.prompts ?? []),
  }));
  const focusAreas = listedLines(contents.focusAreas);
  const team = contents.team.flatMap(({ role, brief, name }) => (role === "" ? [] : [{ role, brief, name }]));
  const numbers = numbersOf(drafts);
  let place = -1;
  const warnings = plan.warnings.map((warning): Warning => {
    if (warning.code !== NOT_UNDERSTOOD_CODE) return warning;
    place += 1;
    const said = contents.lines[place];
    if (said === undefined || said.belongs === "") return warning;
    const { answer: _, ...open } = warning;
    if (said.belongs === OPEN_AGAIN) return open;
    return { ...open, answer: putAt(said, place) };
  });
  function putAt({ belongs, reason }: LetterContents["lines"][number], at: number): string {
    const [kind, which = ""] = belongs.split(":");
    const text = lineAt(plan, at);
    const draft = drafts[Number(which) - 1];
    if (kind === "nothing") return reason;
    if (kind === "focus-area") {
      focusAreas.push(text);
      return "Put among the focus areas of the whole challenge.";
    }
    if (kind === "team" && which in PEER_ROLE_NAMES) {
      const role = which as PeerRole;
      team.push({ role, brief: text, name: "" });
      return `Put into the peer team, as a place for: ${PEER_ROLE_NAMES[role].toLowerCase()}.`;
    }
    if (kind === "date") {
      const date = plan.milestones.find(({ key }) => key === which);
      if (date !== undefined) return `It is about a key date: ${date.label}.`;
    }
    const number = draft === undefined ? undefined : numbers.get(draft);
    if (draft === undefined || number === undefined) throw atLine(at, "Choose where the line belongs");
    if (kind === "prompt") {
      draft.prompts.push({ text, clauses: [], children: [] });
      return `Put among the prompts of theme ${number}.`;
    }
    if (text.length > 600) throw atLine(at, "This line is too long for a question: use it as a prompt");
    draft.questions.push(text);
    return `Put among the questions of theme ${number}.`;
  }
  if (numbers.size === 0) {
    throw new AppError("invalid", "A challenge needs at least one theme", { field: "themes[0].title" });
  }
  return {
    ...plan,
    themes: [...numbers].map(([draft, number]) => ({ ...draft, number })),
    focusAreas,
    team,
    milestones: plan.milestones.map((date) => {
      const typed = contents.dates.find(({ key }) => key === date.key);
      return typed === undefined || typed.dueOn === date.dueOn
        ? date
        : { ...date, dueOn: typed.dueOn, isSet: true };
    }),
    warnings,
  };
}

/** The number of each theme that stays: those with a title, one after the other. */
function numbersOf<Draft extends { title: string }>(drafts: readonly Draft[]): Map<Draft, number> {
  return new Map(drafts.filter(({ title }) => title !== "").map((draft, at) => [draft, at + 1]));
}

function lineAt(plan: Plan, at: number): string {
  const line = plan.warnings.filter(({ code }) => code === NOT_UNDERSTOOD_CODE)[at];
  return (line?.quote ?? "").replace(/\s+/g, " ").trim().slice(0, 1_000);
}

function atLine(at: number, message: string): AppError {
  return new AppError("invalid", message, { field: `lines[${at}].belongs` });
}
