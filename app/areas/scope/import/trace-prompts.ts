import { stemsOf, wordsOf } from "./matching-words.ts";
import { sharedPhrase } from "./shared-phrase.ts";

/** What tracing needs to know of a clause. */
export interface TraceableClause {
  ref: string;
  parentRef: string | null;
  text: string;
  kind: string;
}

export interface TraceablePrompt {
  text: string;
  children: readonly TraceablePrompt[];
}

export interface TracedClause {
  ref: string;
  /** 0 to 1: how much of the prompt, weighted by how telling its words are, the clause accounts for. */
  score: number;
  reason: string;
}

export interface TracedPrompt {
  text: string;
  /** Best first; empty when no clause says the same. */
  clauses: TracedClause[];
  /** Why, or why not, in words. */
  reason: string;
  children: TracedPrompt[];
}

/** A clause must account for about half of what a prompt says. */
const MIN_SCORE = 0.46;
/** A second clause must account for most of what the first leaves over, and that must be a good part of the prompt. */
const MIN_REST_SHARE = 0.3;
const MIN_REST_COVERED = 0.65;
const MIN_REST_WORDS = 3;
/** Two clauses may share a prompt between them when together they account for nearly all of it. */
const MIN_HALF_SCORE = 0.25;
const MIN_TOGETHER = 0.7;
/** Fewer words of meaning than this are no quotation. */
const MIN_QUOTED_WORDS = 3;
/** A nested prompt is likely to come from below the clause its parent comes from. */
const FAMILY_BONUS = 0.08;

/**
 * Traces each prompt to the clause it is drawn from, by the words they share. Words count by how rare they are in the
 * memorandum; word pairs in the same order count extra. No clause is forced: a prompt may have none, and may have a
 * second one where it joins two.
 */
export function tracePrompts(
  prompts: readonly TraceablePrompt[],
  clauses: readonly TraceableClause[],
): TracedPrompt[] {
  const index = new ClauseIndex(clauses);
  return prompts.map((prompt) => trace(prompt, index, []));
}

function trace(prompt: TraceablePrompt, index: ClauseIndex, family: readonly string[]): TracedPrompt {
  const clauses = index.match(prompt.text, family);
  const refs = clauses.map((clause) => clause.ref);
  return {
    text: prompt.text,
    clauses,
    reason: clauses.length > 0 ? joinReasons(clauses) : index.whyNone(prompt.text),
    children: prompt.children.map((child) => trace(child, index, refs)),
  };
}

function joinReasons(clauses: readonly TracedClause[]): string {
  return clauses.map((clause) => clause.reason).join("; ");
}

interface IndexedClause extends TraceableClause {
  /** Its words of meaning in order, with a space round each. */
  run: string;
  /** It introduces others. */
  isLead: boolean;
  total: number;
  pairs: Set<string>;
  stems: Set<string>;
}

interface PromptWords {
  weights: Map<string, number>;
  total: number;
  pairs: string[];
  /** As that of a clause; "" where it is too short to be a quotation. */
  run: string;
}

class ClauseIndex {
  private readonly clauses: IndexedClause[];
  private readonly having = new Map<string, number[]>();

  constructor(clauses: readonly TraceableClause[]) {
    const leads = new Set(clauses.map((clause) => clause.parentRef));
    this.clauses = clauses
      .filter((clause) => clause.kind !== "section")
      .map((clause, at) => {
        const stems = stemsOf(wordsOf(clause.text));
        for (const stem of new Set(stems)) {
          const list = this.having.get(stem) ?? [];
          list.push(at);
          this.having.set(stem, list);
        }
        const run = runOf(stems);
        return {
          ...clause,
          run,
          isLead: leads.has(clause.ref),
          total: 0,
          pairs: new Set(pairsOf(stems)),
          stems: new Set(stems),
        };
      });
    for (const clause of this.clauses) clause.total = sum([...clause.stems].map((stem) => this.weight(stem)));
  }

  /** Rare words weigh more; a word the memorandum never uses weighs as one used once. */
  private weight(stem: string): number {
    return Math.log(1 + (this.clauses.length + 1) / (this.having.get(stem)?.length ?? 1));
  }

  match(text: string, family: readonly string[]): TracedClause[] {
    const prompt = this.promptWords(text);
    const ranked = this.ranked(prompt, family);
    // A lead-in that says the same is not what a prompt is drawn from where one of its clauses says it word for word.
    const quotes = ranked.filter(
      ({ clause }) => !clause.isLead && prompt.run !== "" && clause.run.includes(prompt.run),
    );
    const first = quotes[0] ?? ranked[0];
    if (!first || (quotes.length === 0 && first.score < MIN_HALF_SCORE)) return [];
    const second = this.complement(prompt, first.clause);
    if (quotes.length === 0 && first.score < MIN_SCORE && (second === null || second.together < MIN_TOGETHER))
      return [];
    return [first, ...(second ? [second] : [])].map((found) => this.traced(text, found.clause, found.score));
  }

  /** In words, for a prompt without a clause: the nearest, so that a person can judge. */
  whyNone(text: string): string {
    const nearest = this.ranked(this.promptWords(text), [])[0];
    const phrase = nearest ? sharedPhrase(text, nearest.clause.text) : null;
    if (!nearest || !phrase) return "shares no telling words with any clause";
    return `no clause says the same; the nearest, ${nearest.clause.ref}, shares only the words “${phrase}”`;
  }

  private promptWords(text: string): PromptWords {
    const stems = stemsOf(wordsOf(text));
    const weights = new Map(stems.map((stem) => [stem, this.weight(stem)]));
    const total = sum([...weights.values()]);
    return {
      weights,
      total,
      pairs: pairsOf(stems),
      run: stems.length < MIN_QUOTED_WORDS ? "" : runOf(stems),
    };
  }

  private ranked(prompt: PromptWords, family: readonly string[]): { clause: IndexedClause; score: number }[] {
    const shared = new Map<number, number>();
    for (const [stem, weight] of prompt.weights) {
      for (const at of this.having.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
    return [...shared]
      .map(([at, weight]) => {
        const clause = this.clauses[at] as IndexedClause;
        const bonus = clause.parentRef !== null && family.includes(clause.parentRef) ? FAMILY_BONUS : 0;
        return { clause, score: Math.min(1, this.score(prompt, clause, weight) + bonus) };
      })
      .sort((a, b) => b.score - a.score);
  }

  private score(prompt: PromptWords, clause: IndexedClause, shared: number): number {
    if (prompt.total === 0 || clause.total === 0) return 0;
    const ofPrompt = shared / prompt.total;
    const ofClause = shared / clause.total;
    const inOrder =
      prompt.pairs.filter((pair) => clause.pairs.has(pair)).length / Math.max(1, prompt.pairs.length);
    return 0.65 * ofPrompt + 0.15 * ofClause + 0.2 * inOrder;
  }

  /** A second clause that accounts for what the first leaves over; `together` is what both account for, 0 to 1. */
  private complement(
    prompt: PromptWords,
    taken: IndexedClause,
  ): { clause: IndexedClause; score: number; together: number } | null {
    const rest = new Map([...prompt.weights].filter(([stem]) => !taken.stems.has(stem)));
    const restTotal = sum([...rest.values()]);
    if (rest.size < MIN_REST_WORDS || restTotal < MIN_REST_SHARE * prompt.total) return null;
    const pairs = prompt.pairs.filter((pair) => !taken.pairs.has(pair));
    const best = this.ranked({ weights: rest, total: restTotal, pairs, run: "" }, [])[0];
    if (!best) return null;
    const covered = [...rest].filter(([stem]) => best.clause.stems.has(stem));
    const share = sum(covered.map(([, weight]) => weight)) / restTotal;
    const isOrdered = pairs.some((pair) => best.clause.pairs.has(pair));
    if (covered.length < MIN_REST_WORDS || share < MIN_REST_COVERED || !isOrdered) return null;
    const score = (share * restTotal) / prompt.total;
    return { clause: best.clause, score, together: 1 - restTotal / prompt.total + score };
  }

  private traced(text: string, clause: IndexedClause, score: number): TracedClause {
    return {
      ref: clause.ref,
      score: Math.round(score * 100) / 100,
      reason: `shares the words ${this.sharedWords(text, clause)} with ${clause.ref}`,
    };
  }

  /** The longest phrase in common; when that is short, the telling words one by one, the rarest first. */
  private sharedWords(text: string, clause: IndexedClause): string {
    const phrase = sharedPhrase(text, clause.text);
    if (phrase !== null && stemsOf(wordsOf(phrase)).length >= 3) return `“${phrase}”`;
    const shared = new Map(
      wordsOf(text)
        .filter((word) => word.stem !== "" && clause.stems.has(word.stem))
        .map((word) => [word.stem, word.shown]),
    );
    return [...shared]
      .sort(([a], [b]) => this.weight(b) - this.weight(a))
      .slice(0, 6)
      .map(([, shown]) => `“${shown}”`)
      .join(", ");
  }
}

function runOf(stems: readonly string[]): string {
  return ` ${stems.join(" ")} `;
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
