import { labelParts } from "../labels.ts";
import { spokenNumber } from "../number-words.ts";
import { type Block, forComparison, plain } from "../source-text.ts";
import { headingText } from "./letter-sections.ts";

/** The five themes of a corporate peer challenge. Letters may word them otherwise: this only helps to find them. */
const KNOWN_TITLES = [
  "local priorities and outcomes",
  "organisational and place leadership",
  "governance and culture",
  "financial planning and management",
  "capacity for improvement",
] as const;

const THEME_WORD =
  /^(?:key )?theme\s+(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b\s*[:.)–—-]?\s*/i;

export interface ThemeHead {
  /** Index of its block. */
  at: number;
  number: number | null;
  /** The words after the number, plain: title, questions and lead-in together. */
  text: string;
  /** Level of its heading; null when it is a paragraph or a numbered item. */
  level: number | null;
  /** The table it stands in, where themes were set as one. */
  table: number | undefined;
}

interface Candidate extends ThemeHead {
  form: "theme-word" | "number" | "title";
  hasQuestion: boolean;
  isKnown: boolean;
  /** What follows it before the next candidate or heading. */
  followedBy: "question" | "list" | "nothing";
}

/**
 * Finds the paragraphs or headings that open a theme: `1. Title: Question? …`, `Theme 1: Title`, or one of the usual
 * titles as a heading. Of several numbered series the one that looks most like themes is taken.
 */
export function findThemeHeads(blocks: readonly Block[]): ThemeHead[] {
  const candidates = candidatesOf(blocks);
  const groups = groupBy(candidates);
  let best: Candidate[] = [];
  let bestScore = 0;
  for (const group of groups.values()) {
    const members = group.filter(hasEvidence);
    const total = members.reduce((sum, member) => sum + evidence(member), 0);
    if (looksLikeThemes(members) && total > bestScore) {
      best = members;
      bestScore = total;
    }
  }
  return withStrays(best, candidates);
}

function groupBy(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.form}/${candidate.level ?? "text"}`;
    const group = groups.get(key) ?? [];
    group.push(candidate);
    groups.set(key, group);
  }
  return groups;
}

function candidatesOf(blocks: readonly Block[]): Candidate[] {
  const heads = blocks.map((block, at) => candidateOf(block, at));
  return heads.flatMap((head, at) => (head ? [{ ...head, followedBy: lookAhead(blocks, heads, at) }] : []));
}

function candidateOf(block: Block, at: number): Omit<Candidate, "followedBy"> | null {
  if (block.kind === "table") return null;
  const text = plain(block.text);
  const level = block.kind === "heading" ? block.level : null;
  const base = {
    at,
    level,
    table: block.table,
    hasQuestion: text.includes("?"),
    isKnown: knownTitle(text) !== null,
  };
  const word = THEME_WORD.exec(text);
  if (word?.[1] && (level !== null || text.length < 120 || base.hasQuestion)) {
    const number = spokenNumber(word[1]);
    const rest = text.slice(word[0].length);
    return { ...base, form: "theme-word", number, text: rest, isKnown: knownTitle(rest) !== null };
  }
  const label = block.kind === "paragraph" ? null : block.label;
  const numbers = label === null ? [] : labelParts(label).numbers;
  if (numbers.length === 1) return { ...base, form: "number", number: numbers[0] ?? null, text };
  const mayBeTitle =
    block.kind === "heading" || base.hasQuestion || headingText(block) !== null || text.length < 60;
  const isBulleted = block.kind === "item" && !base.hasQuestion;
  return base.isKnown && mayBeTitle && !isBulleted ? { ...base, form: "title", number: null, text } : null;
}

function lookAhead(
  blocks: readonly Block[],
  heads: readonly (object | null)[],
  at: number,
): Candidate["followedBy"] {
  for (let ahead = at + 1; ahead < Math.min(at + 12, blocks.length); ahead += 1) {
    const block = blocks[ahead] as Block;
    if (heads[ahead] || (block.kind === "heading" && ahead > at + 1)) return "nothing";
    if (block.kind !== "table" && block.text.includes("?")) return "question";
    if (block.kind === "item") return "list";
  }
  return "nothing";
}

function hasEvidence(candidate: Candidate): boolean {
  return (
    candidate.form !== "number" ||
    candidate.hasQuestion ||
    candidate.isKnown ||
    candidate.followedBy !== "nothing"
  );
}

function evidence(candidate: Candidate): number {
  let points = candidate.followedBy === "question" ? 1 : candidate.followedBy === "list" ? 0.5 : 0;
  if (candidate.hasQuestion) points += 3;
  if (candidate.isKnown) points += 3;
  if (candidate.form === "theme-word") points += 2;
  return points;
}

/** A numbered list of something else has no questions and none of the usual titles. */
function looksLikeThemes(members: readonly Candidate[]): boolean {
  const isStrong = (member: Candidate) =>
    member.hasQuestion || member.isKnown || member.form === "theme-word";
  if (members.some(isStrong)) return true;
  const asked = members.filter((member) => member.followedBy === "question").length;
  return members.length >= 3 && asked * 2 >= members.length;
}

/** A theme that lost its number among others that have theirs. */
function withStrays(heads: readonly Candidate[], candidates: readonly Candidate[]): ThemeHead[] {
  if (heads.length === 0) return [];
  const titles = new Set(heads.map((head) => knownTitle(head.text)));
  const strays = candidates.filter((candidate) => {
    const title = knownTitle(candidate.text);
    return candidate.form === "title" && title !== null && !titles.has(title);
  });
  return [...heads, ...strays].sort((a, b) => a.at - b.at);
}

/** The usual title a text begins with, or null. */
export function knownTitle(text: string): string | null {
  const start = forComparison(text.slice(0, 80)).replace(/&/g, "and");
  return KNOWN_TITLES.find((title) => start.startsWith(title)) ?? null;
}
