/** A clause of a memorandum, as the import hands it on; the caller gives it an id. */
export interface AgreementClause {
  /** Stable within its document: `5`, `2.2`, `2.2(d)`, `5.5(1.2)`. A letter is the document's own, a number in brackets is our count. */
  ref: string;
  parentRef: string | null;
  /** The title of a section, or the label cell of a table row. */
  heading: string | null;
  /** Plain words, no Markdown. */
  text: string;
  kind: "section" | "clause" | "item" | "red-line";
  isRedLine: boolean;
  /** True for the clauses a peer team could test: not headings, lead-ins or background. */
  isTestable: boolean;
  /** Reading order over the whole document, from 1. */
  order: number;
  /** How the reference was worked out when the document does not show it. */
  note: string | null;
  children: AgreementClause[];
}

/** Every clause in reading order, parents before their children. */
export function flattenClauses(clauses: readonly AgreementClause[]): AgreementClause[] {
  return clauses.flatMap((clause) => [clause, ...flattenClauses(clause.children)]);
}

export interface NewClause {
  ref: string;
  parent: AgreementClause | null;
  text: string;
  heading?: string | null;
  kind: AgreementClause["kind"];
  note?: string | null;
}

/** Grows the tree and keeps every reference unique. */
export class ClauseTree {
  readonly roots: AgreementClause[] = [];
  readonly repeated: AgreementClause[] = [];
  /** Clauses of a table that calls them red lines in its heading row. */
  readonly redRows = new Set<AgreementClause>();
  private readonly byRef = new Map<string, AgreementClause>();
  private readonly counts = new Map<string, number>();
  private size = 0;

  add(input: NewClause): AgreementClause {
    this.size += 1;
    const clause: AgreementClause = {
      ref: this.freeRef(input.ref),
      parentRef: input.parent?.ref ?? null,
      heading: input.heading ?? null,
      text: input.text,
      kind: input.kind,
      isRedLine: false,
      isTestable: false,
      order: this.size,
      note: input.note ?? null,
      children: [],
    };
    if (clause.ref !== input.ref) this.repeated.push(clause);
    this.byRef.set(clause.ref, clause);
    (input.parent?.children ?? this.roots).push(clause);
    return clause;
  }

  get(ref: string): AgreementClause | null {
    return this.byRef.get(ref) ?? null;
  }

  get count(): number {
    return this.size;
  }

  /** A reference for something the document does not number: `5.5(1)`, below that `5.5(1.2)`; `(1)` at the top. */
  countedRef(parent: AgreementClause | null): string {
    const key = parent?.ref ?? "";
    const next = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, next);
    const inner = /^(.*\()(\d+(?:\.\d+)*)\)$/.exec(key);
    return inner ? `${inner[1]}${inner[2]}.${next})` : `${key}(${next})`;
  }

  /** A number used twice gets `[2]` behind it the second time. */
  private freeRef(ref: string): string {
    if (!this.byRef.has(ref)) return ref;
    let turn = (this.counts.get(`repeat ${ref}`) ?? 1) + 1;
    while (this.byRef.has(`${ref}[${turn}]`)) turn += 1;
    this.counts.set(`repeat ${ref}`, turn);
    return `${ref}[${turn}]`;
  }
}
