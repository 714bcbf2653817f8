import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { agreesAsPut, type Stand } from "./decision-stand.ts";
import type { ChangesState, DecisionSubject } from "./decision-words.ts";

/** How things stand with one council, as a page says it. */
export interface StandWords {
  /** One or two words, for a tag. */
  tag: string;
  colour: "grey" | "blue" | "green" | "orange";
  /** The whole of it in a sentence. */
  text: string;
}

const WANTED = {
  scope: { tag: "Wanted", text: "Has not decided yet." },
  publishing: { tag: "Wanted", text: "Has not undertaken to publish them yet." },
  "proposed-peer": { tag: "Wanted", text: "Has not answered yet." },
} as const;

const DONE = {
  scope: ["Agreed", "agreed"],
  publishing: ["Undertaken", "undertook"],
  "proposed-peer": ["Agreed", "agreed"],
} as const;

/** What became of the changes, said after the agreement. */
const FOLLOWED = {
  none: "",
  stated: "",
  open: " Nobody has said yet whether the changes were taken over into the scope.",
  "taken-over": " A later version has the changes.",
  "not-needed": " The scope did not have to change for them.",
} as const satisfies Record<ChangesState, string>;

/** Says how things stand with one council; `today` tells what is still to come. */
export function standInWords(about: DecisionSubject, stand: Stand, today: Day): StandWords {
  if (stand.state === "wanted") return { ...WANTED[about], colour: "grey" };
  if (stand.state === "against") {
    return {
      tag: about === "publishing" ? "Not undertaken" : "Not agreed",
      colour: "orange",
      text: `Decided against it on ${formatDay(stand.decidedOn)}.`,
    };
  }
  const [name, verb] = DONE[about];
  if (stand.how === "before-decisions") {
    return {
      tag: "Recorded as agreed",
      colour: "green",
      text: `By the challenge manager’s record of ${formatDay(stand.decidedOn)}, before councils recorded their own decisions.`,
    };
  }
  const isChanged = stand.changes !== "none";
  const tag = isChanged ? `${name} with changes` : name;
  const decided = `${verb[0]?.toUpperCase()}${verb.slice(1)}${isChanged ? " with changes" : ""} on ${formatDay(stand.decidedOn)}`;
  const followed = FOLLOWED[stand.changes];
  if (stand.since > today) {
    return { tag, colour: "blue", text: `${decided}; takes effect on ${formatDay(stand.since)}.${followed}` };
  }
  return {
    tag,
    colour: agreesAsPut(stand) ? "green" : "orange",
    text:
      stand.since === stand.decidedOn
        ? `${decided}.${followed}`
        : `${decided}, in effect since ${formatDay(stand.since)}.${followed}`,
  };
}
