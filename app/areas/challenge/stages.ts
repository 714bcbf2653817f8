import { STAGES, type Stage } from "#app/access/permissions.ts";

/** How a stage is called on a page, and what happens in it. */
export const STAGE_NAMES = {
  scoping: { name: "Scoping", happens: "The themes, questions and prompts are agreed with the council." },
  preparing: {
    name: "Preparing",
    happens: "The council writes its position statement, gathers the pack and builds the timetable.",
  },
  "on-site": {
    name: "On site",
    happens: "The peer team meets people, records what it hears and gives its headline feedback.",
  },
  reporting: {
    name: "Reporting",
    happens: "The peer team writes its report and the council checks it for accuracy.",
  },
  "action-planning": {
    name: "Action planning",
    happens: "Each council answers the recommendations and says what it will do.",
  },
  reviewing: { name: "Progress review", happens: "Peers come back, hear what was done and report on it." },
  closed: { name: "Closed", happens: "The challenge has ended. Published documents stay where they are." },
} as const satisfies Record<Stage, { name: string; happens: string }>;

/** The stage after this one, or null after the last. */
export function stageAfter(stage: Stage): Stage | null {
  return STAGES[STAGES.indexOf(stage) + 1] ?? null;
}

/** The stage before this one, or null before the first. */
export function stageBefore(stage: Stage): Stage | null {
  return STAGES[STAGES.indexOf(stage) - 1] ?? null;
}

/**
 * Whether a challenge may go from one stage to another: one step on, or one step back to mend something.
 * A longer leap is a slip of the hand.
 */
export function mayMove(from: Stage, to: Stage): boolean {
  return Math.abs(STAGES.indexOf(from) - STAGES.indexOf(to)) === 1;
}

/** Whether `stage` is `other` or later. */
export function hasReached(stage: Stage, other: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(other);
}
