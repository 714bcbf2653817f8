import { type LabelParts, labelParts, romanValue } from "../labels.ts";
import type { Block } from "../source-text.ts";
import { numberAsWord } from "../word/number-formats.ts";

/** The label of a clause, as it is compared and as a person would cite it. */
export interface ClauseLabel extends LabelParts {
  /** Without the marks around it: `1.2`, `a`, `Section 1.01`, `One`. */
  shown: string;
  /** Its steps where one label says several: `1.2(c)(ii)` is 1.2, (c), (ii). */
  steps: string[];
  isCapital: boolean;
}

const NONE: ClauseLabel = {
  numbers: [],
  letter: null,
  roman: null,
  isBullet: false,
  bare: "",
  shown: "",
  steps: [],
  isCapital: false,
};

const KIND = "article|section|clause|part|paragraph|principle|chapter|schedule|annex|appendix";
const KIND_BEFORE = new RegExp(`^(?:${KIND})\\s+(.+)$`, "i");
const KIND_AFTER = new RegExp(`^(\\S+)\\s+(?:${KIND})$`, "i");
const STEPS = /^(\d{1,3}(?:\.\d{1,3}){0,4})\.?((?:\([a-z]{1,5}\)|\.[a-z]{1,4}\b)+)$/i;

/** Numbers as Word spells them out, by their words. */
const SPELLED = new Map(
  Array.from({ length: 99 }, (_, index) => index + 1).flatMap((value) =>
    ["cardinalText", "ordinalText"].map((format): [string, number] => [
      numberAsWord(value, format).toLowerCase(),
      value,
    ]),
  ),
);

/** The label of a block; none where it has none. */
export function labelOfBlock(block: Block): ClauseLabel {
  const label = block.kind === "item" || block.kind === "heading" ? block.label : null;
  return label === null ? NONE : clauseLabel(label);
}

/** Reads a label with the words that may stand with it: `Article IV`, `Section 1.01`, `First principle`. */
function clauseLabel(label: string): ClauseLabel {
  const parts = labelParts(label);
  if (parts.isBullet) return { ...NONE, ...parts };
  const shown = label
    .trim()
    .replace(/^\(([^()]*)\)[.:]?$/, "$1")
    .replace(/[.):]+$/, (end) => (end.startsWith(")") && label.includes("(") ? ")" : ""));
  const number = (KIND_BEFORE.exec(shown) ?? KIND_AFTER.exec(shown))?.[1];
  const isCapital = /[A-Z]/.test(shown) && shown === shown.toUpperCase();
  const own = { ...parts, shown, steps: stepsOf(shown), isCapital };
  if (own.steps.length > 0) return { ...own, numbers: [], letter: null, roman: null };
  const value = spelledValue(number ?? shown, number !== undefined);
  if (value !== null) return { ...own, numbers: value, letter: null, roman: null };
  return own;
}

function spelledValue(text: string, hasKind: boolean): number[] | null {
  const bare = text.replace(/[.):]+$/, "").toLowerCase();
  if (hasKind && /^\d+(?:\.\d+)*$/.test(bare)) return bare.split(".").map(Number);
  const ordinal = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(bare)?.[1];
  if (ordinal !== undefined) return [Number(ordinal)];
  const spelled = SPELLED.get(bare);
  if (spelled !== undefined) return [spelled];
  const roman = hasKind ? romanValue(bare) : null;
  return roman === null ? null : [roman];
}

function stepsOf(shown: string): string[] {
  const match = STEPS.exec(shown);
  if (!match?.[1]) return [];
  return [match[1], ...(match[2]?.match(/\([a-z]+\)|\.[a-z]+/gi) ?? [])];
}
