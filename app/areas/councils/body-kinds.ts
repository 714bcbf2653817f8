/** What a body of a council can be. Source: DOMAIN, words: body. */
export const BODY_KINDS = [
  "council",
  "executive",
  "committee",
  "scrutiny",
  "joint",
  "board",
  "working-group",
  "task-and-finish-group",
] as const;

export type BodyKind = (typeof BODY_KINDS)[number];

/** How each is called, and whether it is an informal one, which decides nothing in law. */
export const BODY_KIND_RULES = {
  council: { name: "Full council", isInformal: false },
  executive: { name: "Cabinet or executive", isInformal: false },
  committee: { name: "Committee", isInformal: false },
  scrutiny: { name: "Scrutiny", isInformal: false },
  joint: { name: "Joint committee", isInformal: false },
  board: { name: "Board", isInformal: true },
  "working-group": { name: "Working group", isInformal: true },
  "task-and-finish-group": { name: "Task and finish group", isInformal: true },
} as const satisfies Record<BodyKind, { name: string; isInformal: boolean }>;

/** "Committee", "Board (informal)". */
export function bodyKindInWords(kind: BodyKind): string {
  const { name, isInformal } = BODY_KIND_RULES[kind];
  return isInformal ? `${name} (informal)` : name;
}

/** Why a body of this kind cannot be of several councils, as a sentence; null when it can. `partners` counts the others. */
export function sharedBodyProblem(kind: BodyKind, partners: number): string | null {
  const { name, isInformal } = BODY_KIND_RULES[kind];
  if (partners === 0 || isInformal || kind === "joint") return null;
  return `A body of several councils is a joint committee or an informal one. “${name}” is one council’s`;
}
