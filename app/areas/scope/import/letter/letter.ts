import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import type { KeyDatePlan } from "#app/areas/challenge/plan-key-dates.ts";
import { letterKeyDates, type StatedDeadline, statedDeadlines } from "../dates/letter-deadlines.ts";
import { type Block, blockTexts, plain, plainParagraphs, type SourceText } from "../source-text.ts";
import { councilMentions } from "./councils.ts";
import { readDuties } from "./duties.ts";
import { questionSetInWords, reportFormatInWords } from "./edition.ts";
import { type FocusAreas, readFocusAreas } from "./focus-areas.ts";
import { letterCouncils } from "./letter-councils.ts";
import { dateOfLetter, type LetterDay, scopeAgreedDay } from "./letter-days.ts";
import { headingText, type LetterSentence, letterSentences } from "./letter-sections.ts";
import { type OnSiteStatement, onSiteStatements } from "./on-site.ts";
import { type PhasesReading, readPhases } from "./phases.ts";
import { readTeam, type TeamReading } from "./team.ts";
import type { LetterTheme } from "./theme-body.ts";
import { unfoldThemeTables } from "./theme-tables.ts";
import { readLetterThemes } from "./themes.ts";

/** A scope letter, read. */
export interface LetterReading {
  title: string;
  councils: string[];
  /** The first of the councils; null when the letter names none in full. */
  commissioningCouncil: string | null;
  /** Its own date, else the day it says its scope was agreed; null when it has neither. */
  letterDate: LetterDay | null;
  /** The day it says its scope was agreed. */
  scopeAgreed: LetterDay | null;
  /** The first day of the first phase and the last day of the last. */
  onSite: { start: string | null; end: string | null };
  onSiteStatements: OnSiteStatement[];
  phases: PhasesReading;
  themes: LetterTheme[];
  focusAreas: FocusAreas;
  team: TeamReading;
  /** The sentences that lay a duty on somebody. */
  duties: string[];
  milestones: KeyDatePlan[];
  stated: StatedDeadline[];
  /** By which edition of the method it speaks, and how the report is laid out. */
  proposals: NonNullable<NewChallenge["proposals"]>;
  sentences: LetterSentence[];
  paragraphs: string[];
  /** Its blocks, with themes set as a table taken apart. */
  blocks: Block[];
}

/**
 * Reads a scope letter.
 * @throws AppError `invalid` when it has no themes, or far too many to be those of a peer challenge.
 */
export function readLetter(source: SourceText): LetterReading {
  const blocks = unfoldThemeTables(source.blocks);
  const { themes, taken } = readLetterThemes(source.name, blocks);
  const outside = blocks.map((block, at) => (taken.has(at) ? null : block));
  const focusAreas = readFocusAreas(outside);
  const around = outside.map((block, at) => (focusAreas.taken.includes(at) ? null : block));
  const left = around.filter((block) => block !== null);
  const sentences = letterSentences(left);
  const own = dateOfLetter(blocks);
  const agreed = scopeAgreedDay(blocks, null);
  const letterDay = (own ?? agreed)?.day ?? null;
  const visits = onSiteStatements(sentences, letterDay);
  const phases = readPhases(visits, sentences);
  const onSite = { start: phases.phases[0]?.start ?? null, end: phases.phases.at(-1)?.end ?? null };
  const scopeAgreed = agreed ?? scopeAgreedDay(blocks, onSite.start);
  const stated = statedDeadlines(sentences);
  const councils = letterCouncils(source);
  const front = blocks.slice(0, Math.min(...taken));
  return {
    title: challengeTitle(front, councils),
    councils,
    commissioningCouncil: councils[0] ?? null,
    letterDate: own ?? scopeAgreed,
    scopeAgreed,
    onSite,
    onSiteStatements: visits,
    phases,
    themes,
    focusAreas,
    team: readTeam(around),
    duties: readDuties(sentences),
    milestones: letterKeyDates(stated, onSite),
    stated,
    proposals: {
      questionSet: questionSetInWords({ sentences, themes }),
      reportFormat: reportFormatInWords({ sentences, themes }),
    },
    sentences,
    paragraphs: plainParagraphs(source),
    blocks,
  };
}

/** What a letter says at its front and of its visit, also where no themes are found in it. */
export function readLetterFront(source: SourceText): Pick<LetterReading, "title" | "councils" | "onSite"> {
  const { blocks } = source;
  const councils = letterCouncils(source);
  const sentences = letterSentences(blocks);
  const letterDay = (dateOfLetter(blocks) ?? scopeAgreedDay(blocks, null))?.day ?? null;
  const { phases } = readPhases(onSiteStatements(sentences, letterDay), sentences);
  return {
    title: challengeTitle(blocks, councils),
    councils,
    onSite: { start: phases[0]?.start ?? null, end: phases.at(-1)?.end ?? null },
  };
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
  const whole = lines.find(
    (line) => /\bpeer challenge (?:of|for|with|at)\b.*\p{Lu}/u.test(line) && !/[.?!]$/.test(line),
  );
  if (whole !== undefined && councils.length !== 1) return whole;
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
