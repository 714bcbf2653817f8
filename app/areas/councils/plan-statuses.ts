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

/**
 * The status whose word cannot be told from that of another, and why, as a sentence; null when all can. A status without a word of its own
 * is called as usual.
 */
export function statusWordsProblem(
  own: readonly { status: PlanStatus; word: string }[],
): { status: PlanStatus; sentence: string } | null {
  const called = PLAN_STATUSES.map(({ status, name }) => {
    const word = own.find((each) => each.status === status)?.word ?? "";
    return { status, name, word: word === "" ? name : word, isOwn: word !== "" };
  });
  for (const one of called.filter(({ isOwn }) => isOwn)) {
    const other = called.find(
      ({ status, word }) => status !== one.status && word.toLowerCase() === one.word.toLowerCase(),
    );
    if (other !== undefined) {
      const sentence = `“${one.word}” stands for “${other.name}” too. Each status needs a word of its own`;
      return { status: one.status, sentence };
    }
  }
  return null;
}

/** Characters of a word of one's own: it stands in a narrow column. */
export const MOST_STATUS_WORD = 40;
