import type { NewChallenge, PlannedPrompt } from "#app/areas/challenge/new-challenge.ts";
import type { KeyDatePlan } from "#app/areas/challenge/plan-key-dates.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { isLettersOwn } from "../../import/dates/letter-deadlines.ts";
import type { Prompt, Theme } from "../../scope-record.ts";
import { pairTexts, plainWords } from "./pair-texts.ts";

/** What a corrected letter may say otherwise, and can be taken over by itself. */
export type DifferenceKind = "title" | "theme" | "question" | "prompt" | "focus-area" | "key-date";

/** One thing that a corrected letter says otherwise than the record does. */
export interface Difference {
  /** The same as long as letter and record are. */
  id: string;
  kind: DifferenceKind;
  /** Where it stands: "Theme 2: Leadership", "Prompt 2.3"; empty for the title. */
  place: string;
  /** What is on record; null where the letter has more. */
  was: string | null;
  /** What the letter says; null where it has less. */
  becomes: string | null;
  /** Somebody changed it on record since the letter before was read. */
  isChangedHere: boolean;
  /** The record that changes; null for one that is added. */
  recordId: string | null;
  /** Of what is added: the theme it comes under. */
  themeId: string | null;
  /** Of a prompt that is nested: the prompt on record above it, or the difference that adds it. */
  parent: { recordId: string } | { differenceId: string } | null;
  /** Of a key date: what the letter gives. */
  keyDate: KeyDatePlan | null;
}

/** What is on record, as far as a letter says it. */
export interface RecordedScope {
  title: string;
  themes: readonly Theme[];
  focusAreas: readonly { id: string; text: string }[];
  keyDates: readonly {
    id: string;
    key: string;
    label: string;
    rule: string;
    conditions: string | null;
    isSetByHand: boolean;
  }[];
}

/** What a letter says of the scope. */
export type LettersScope = Pick<NewChallenge, "title" | "themes" | "focusAreas" | "milestones">;

export interface Differences {
  differences: Difference[];
  /** How many things both letters say alike and the record says otherwise, since somebody changed it: they stay as they are. */
  changedHere: number;
}

/**
 * What a corrected letter says otherwise than the record. What the letter before said in the same words was not corrected: where the record says
 * otherwise, people did that, and it stays. `before` is null where the earlier letter cannot be read; then every difference is shown.
 */
export function differencesOf(
  recorded: RecordedScope,
  before: LettersScope | null,
  letter: LettersScope,
): Differences {
  const found = [
    titleOf(recorded, before, letter),
    ...recorded.themes.map((theme) => themeDifferences(theme, before, letter)),
    listDifferences({
      kind: "focus-area",
      ids: "focus-area",
      themeId: null,
      recorded: recorded.focusAreas.map(({ id, text }) => ({ id, text, place: "Focus area" })),
      before: before?.focusAreas ?? null,
      letter: letter.focusAreas.map((text) => ({ text, place: "Focus area", parentAt: null })),
    }),
    keyDateDifferences(recorded, before, letter),
  ];
  return {
    differences: found.flatMap(({ differences }) => differences),
    changedHere: found.reduce((sum, { changedHere }) => sum + changedHere, 0),
  };
}

const SAME: Differences = { differences: [], changedHere: 0 };

const PLAIN = { recordId: null, themeId: null, parent: null, keyDate: null };

/** One text that there is once: a title. */
function wording(
  facts: Pick<Difference, "id" | "kind" | "place"> & { recordId: string | null },
  was: string,
  before: string | undefined,
  becomes: string | undefined,
): Differences {
  if (becomes === undefined || plainWords(was) === plainWords(becomes)) return SAME;
  if (before !== undefined && plainWords(before) === plainWords(becomes))
    return { differences: [], changedHere: 1 };
  const isChangedHere = before !== undefined && plainWords(before) !== plainWords(was);
  return { differences: [{ ...PLAIN, ...facts, was, becomes, isChangedHere }], changedHere: 0 };
}

function titleOf(recorded: RecordedScope, before: LettersScope | null, letter: LettersScope): Differences {
  const facts = { id: "title", kind: "title" as const, place: "", recordId: null };
  return wording(facts, recorded.title, before?.title, letter.title);
}

function themeDifferences(theme: Theme, before: LettersScope | null, letter: LettersScope): Differences {
  const { id, number, title } = theme;
  const earlier = before?.themes.find((one) => one.number === number);
  const now = letter.themes.find((one) => one.number === number);
  if (now === undefined) return SAME; // A theme that is gone is said by itself: see `byHandOf`.
  const place = `Theme ${number}: ${title}`;
  const parts = [
    wording(
      { id: `theme-${id}`, kind: "theme", place: `Theme ${number}`, recordId: id },
      title,
      earlier?.title,
      now.title,
    ),
    listDifferences({
      kind: "question",
      ids: `question-${number}`,
      themeId: id,
      recorded: theme.questions.map((question) => ({ ...question, place: `Question, ${place}` })),
      before: before === null ? null : (earlier?.questions ?? []),
      letter: now.questions.map((text) => ({ text, place: `Question, ${place}`, parentAt: null })),
    }),
    listDifferences({
      kind: "prompt",
      ids: `prompt-${number}`,
      themeId: id,
      recorded: inOrder(theme.prompts),
      before: before === null ? null : flatPlanned(earlier?.prompts ?? []).map(({ text }) => text),
      letter: flatPlanned(now.prompts).map((prompt) => ({ ...prompt, place: `Prompt, ${place}` })),
    }),
  ];
  return {
    differences: parts.flatMap(({ differences }) => differences),
    changedHere: parts.reduce((sum, { changedHere }) => sum + changedHere, 0),
  };
}

/** Prompts on record, each after those nested in it: what is taken out goes from the inside. */
function inOrder(prompts: readonly Prompt[]): { id: string; text: string; place: string }[] {
  return prompts.flatMap(({ id, ref, text, children }) => [
    ...inOrder(children),
    { id, text, place: `Prompt ${ref}` },
  ]);
}

function flatPlanned(
  prompts: readonly PlannedPrompt[],
  parentAt: number | null = null,
  from = 0,
): { text: string; parentAt: number | null }[] {
  const flat: { text: string; parentAt: number | null }[] = [];
  for (const { text, children } of prompts) {
    const at = from + flat.length;
    flat.push({ text, parentAt });
    flat.push(...flatPlanned(children, at, at + 1));
  }
  return flat;
}

interface ComparedLists {
  kind: DifferenceKind;
  /** What the ids of its differences begin with. */
  ids: string;
  themeId: string | null;
  recorded: readonly { id: string; text: string; place: string }[];
  before: readonly string[] | null;
  /** `parentAt` is the place in this list of the one it is nested in. */
  letter: readonly { text: string; place: string; parentAt: number | null }[];
}

function listDifferences({ kind, ids, themeId, recorded, before, letter }: ComparedLists): Differences {
  const saidBefore = before === null ? null : new Set(before.map(plainWords));
  const isAsBefore = (text: string) => saidBefore?.has(plainWords(text)) === true;
  const differences: Difference[] = [];
  let changedHere = 0;
  const pairs = pairTexts(
    recorded.map(({ text }) => text),
    letter.map(({ text }) => text),
  );
  const recordOf = new Map(
    pairs.flatMap((at, place) => (at === null ? [] : [[at, recorded[place]?.id ?? ""] as const])),
  );
  for (const [place, { id, text: was, place: where }] of recorded.entries()) {
    const at = pairs[place] ?? null;
    const becomes = at === null ? null : (letter[at]?.text ?? null);
    if (becomes !== null && plainWords(was) === plainWords(becomes)) continue;
    const isOwn = saidBefore !== null && !isAsBefore(was);
    // Reworded here, or added here, while the letter says what it said.
    if (becomes === null ? isOwn : isAsBefore(becomes)) {
      changedHere += 1;
      continue;
    }
    const facts = { id: `${ids}-${id}-${at ?? "out"}`, kind, place: where, was, becomes };
    differences.push({ ...PLAIN, ...facts, recordId: id, themeId, isChangedHere: isOwn });
  }
  for (const [at, { text, place: where, parentAt }] of letter.entries()) {
    if (recordOf.has(at)) continue;
    if (isAsBefore(text)) {
      changedHere += 1; // Taken out here.
      continue;
    }
    const facts = { id: `${ids}-new-${at}`, kind, place: where, was: null, becomes: text };
    const above = parentAt === null ? undefined : recordOf.get(parentAt);
    const parent: Difference["parent"] =
      parentAt === null
        ? null
        : above === undefined
          ? { differenceId: `${ids}-new-${parentAt}` }
          : { recordId: above };
    differences.push({ ...PLAIN, ...facts, themeId, parent, isChangedHere: false });
  }
  return { differences, changedHere };
}

/** How a key date is said: by its rule, "3 weeks after the visit". */
function said({ label, rule }: { label: string; rule: string }): string {
  return `${label}: ${ruleInWords(rule)}`;
}

function keyDateDifferences(
  { keyDates }: RecordedScope,
  before: LettersScope | null,
  letter: LettersScope,
): Differences {
  const differences: Difference[] = [];
  let changedHere = 0;
  for (const keyDate of letter.milestones.filter(isLettersOwn)) {
    const { key, rule, label } = keyDate;
    const recorded = keyDates.find((one) => one.key === key);
    const earlier = before?.milestones.filter(isLettersOwn).find((one) => one.key === key);
    const isSame = recorded?.conditions === keyDate.conditions && !recorded.isSetByHand;
    if (isSame) continue;
    if (earlier?.conditions === keyDate.conditions) {
      changedHere += 1;
      continue;
    }
    differences.push({
      ...PLAIN,
      id: `key-date-${key}`,
      kind: "key-date",
      place: "Key date",
      was: recorded === undefined ? null : said(recorded),
      becomes: said({ label, rule }),
      isChangedHere: recorded?.isSetByHand ?? false,
      recordId: recorded?.id ?? null,
      keyDate,
    });
  }
  return { differences, changedHere };
}
