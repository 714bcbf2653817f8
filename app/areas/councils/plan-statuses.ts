/**
 * The statuses of an action plan for which a council can have words and colours of its own. What each means, and the rule for choosing
 * it, says the room of the action plan, which comes later in the order; a test holds the two lists equal.
 */
export const PLAN_STATUSES = [
  { status: "not-started", name: "Not started" },
  { status: "on-track", name: "On track" },
  { status: "at-risk", name: "At risk" },
  { status: "off-track", name: "Off track" },
  { status: "complete", name: "Complete" },
  { status: "business-as-usual", name: "Moved to business as usual" },
] as const;

export type PlanStatus = (typeof PLAN_STATUSES)[number]["status"];

/** Characters of a word of one's own: it stands in a narrow column. */
export const MOST_STATUS_WORD = 40;
