import type { KeyDatePlan } from "#app/areas/challenge/plan-key-dates.ts";
import { firstFullDay } from "../dates/letter-dates.ts";
import { letterKeyDates, type StatedDeadline, statedDeadlines } from "../dates/letter-deadlines.ts";
import { type Block, blockTexts, plain, plainParagraphs, type SourceText } from "../source-text.ts";
import { councilMentions } from "./councils.ts";
import { letterCouncils } from "./letter-councils.ts";
import { headingText, type LetterSentence, letterSentences } from "./letter-sections.ts";
import { type OnSiteStatement, onSiteStatements } from "./on-site.ts";
import { readTeam, type TeamEntry } from "./team.ts";
import { type LetterTheme, readLetterThemes } from "./themes.ts";

/** A scope letter, read. */
export interface LetterReading {
  title: string;
  councils: string[];
  /** The first of the councils; null when the letter names none in full. */
  commissioningCouncil: string | null;
  /** YYYY-MM-DD; null when the letter is not dated. */
  letterDate: string | null;
  onSite: { start: string | null; end: string | null };
  onSiteStatements: OnSiteStatement[];
  themes: LetterTheme[];
  team: TeamEntry[];
  milestones: KeyDatePlan[];
  stated: StatedDeadline[];
  sentences: LetterSentence[];
  paragraphs: string[];
}

/**
 * Reads a scope letter.
 * @throws AppError `invalid` when it has no themes, or a number of themes that no peer challenge has.
 */
export function readLetter(source: SourceText): LetterReading {
  const { themes, from, to } = readLetterThemes(source.name, source.blocks);
  const around = [...source.blocks.slice(0, from), ...source.blocks.slice(to)];
  const sentences = letterSentences(around);
  const letterDate = dateOfLetter(source.blocks);
  const visits = onSiteStatements(sentences, letterDate);
  const onSite = { start: visits[0]?.start ?? null, end: visits[0]?.end ?? null };
  const stated = statedDeadlines(sentences);
  const councils = letterCouncils(source);
  return {
    title: challengeTitle(source.blocks.slice(0, from), councils),
    councils,
    commissioningCouncil: councils[0] ?? null,
    letterDate,
    onSite,
    onSiteStatements: visits,
    themes,
    team: readTeam(around),
    milestones: letterKeyDates(stated, onSite),
    stated,
    sentences,
    paragraphs: plainParagraphs(source),
  };
}

/** The date at the head of the letter: in one of its first short paragraphs. */
function dateOfLetter(blocks: readonly Block[]): string | null {
  for (const text of blocks.slice(0, 12).flatMap(blockTexts)) {
    const words = plain(text);
    const day = words.length <= 80 ? firstFullDay(words) : null;
    if (day) return day;
  }
  return null;
}

const KIND = "Corporate Peer Challenge";

/** "Corporate Peer Challenge: Wexcombe Borough Council’s Strategic Partnership", from the title lines of the letter. */
function challengeTitle(front: readonly Block[], councils: readonly string[]): string {
  const lines = front
    .slice(0, 8)
    .filter((block) => block.kind === "heading" || block.kind === "paragraph")
    .map((block) => plain(blockTexts(block).join(" ")))
    .filter((line) => line.length > 0 && line.length <= 140 && !/^dear\b/i.test(line));
  const naming = lines.find((line) => councilMentions(line).length > 0 && !/[.?!]$/.test(line));
  if (naming && /peer challenge/i.test(naming)) return naming;
  if (naming && isTitleLine(front, naming)) return `${KIND}: ${naming}`;
  return councils.length > 0 ? `${KIND}: ${joinNames(councils)}` : KIND;
}

/** A line that names a council and nothing of an address or a greeting. */
function isTitleLine(front: readonly Block[], line: string): boolean {
  if (/^(?:to|from|cc|for the attention|chief executive|leader)\b/i.test(line)) return false;
  return front
    .slice(0, 6)
    .some((block) => headingText(block) !== null || plain(blockTexts(block).join(" ")) === line);
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
