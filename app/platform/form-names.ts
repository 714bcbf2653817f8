/** The highest place in a list that a field may name: `rows[500]`. The longest list of a form of ours has 400 rows. */
const HIGHEST_INDEX = 500;

/** The most steps from the form to a value: `rows[3].start.hour` is four. */
const DEEPEST = 6;

/** The longest name of a field, in characters. */
export const LONGEST_NAME = 200;

/** Steps that would reach past the values of the form into the language itself. */
const NEVER = ["constructor", "prototype"];

// A step begins with a letter or digit: names of the form library's own orders (`__intent__`, `__state__`) do not.
const STEP = /\[(\d{0,3})\]|(?:^|\.)([A-Za-z0-9][\w-]*)/y;

/**
 * Whether the names of a form's fields may be built into lists and records: `title`, `rows[3].start`, `ids[]`. Building a
 * list takes as much memory as its highest index says, whatever was sent, so a name is judged before anything is
 * built. A thing is a list or a record, never both: a list has a length of its own, which no field may set.
 */
export class FormNames {
  readonly #kinds = new Map<string, "list" | "record">();
  readonly #known = new Set<string>();

  /** Whether the name may stand beside those already asked about. */
  allows(name: string): boolean {
    if (this.#known.has(name)) return true;
    if (name.length === 0 || name.length > LONGEST_NAME) return false;
    let whole = "";
    let steps = 0;
    STEP.lastIndex = 0;
    while (STEP.lastIndex < name.length) {
      const step = STEP.exec(name);
      if (step === null) return false;
      const [, index, key] = step;
      steps += 1;
      if (steps > DEEPEST) return false;
      const isLast = STEP.lastIndex === name.length;
      if (index === undefined ? NEVER.includes(key ?? "") : !mayBeIndex(index, steps, isLast)) return false;
      if (!this.#isOfKind(whole, index === undefined ? "record" : "list")) return false;
      whole = name.slice(0, STEP.lastIndex);
    }
    this.#known.add(name);
    return true;
  }

  #isOfKind(whole: string, kind: "list" | "record"): boolean {
    const known = this.#kinds.get(whole);
    if (known === undefined) this.#kinds.set(whole, kind);
    return known === undefined || known === kind;
  }
}

/** A form begins with a word; only its last step may be the next place of a list, `[]`. */
function mayBeIndex(index: string, steps: number, isLast: boolean): boolean {
  return steps > 1 && (index === "" ? isLast : Number(index) <= HIGHEST_INDEX);
}
