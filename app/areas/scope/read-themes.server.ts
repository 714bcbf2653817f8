import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { inNaturalOrder } from "#app/platform/text/natural-order.ts";

/** A theme by its number and title. */
export interface NamedTheme {
  id: string;
  number: number;
  title: string;
}

/** The themes of the challenge in order; at most 50. */
export function listThemes({ challengeId }: ChallengePermit, client: Db = db): Promise<NamedTheme[]> {
  return client.theme.findMany({
    where: { challengeId },
    orderBy: { number: "asc" },
    take: 50,
    select: { id: true, number: true, title: true },
  });
}

/** A prompt as it is chosen from a list. */
export interface ListedPrompt {
  id: string;
  themeId: string;
  parentId: string | null;
  ref: string;
  text: string;
}

/** The prompts of the challenge in the order of their references; at most 500. */
export async function listPrompts({ challengeId }: ChallengePermit, client: Db): Promise<ListedPrompt[]> {
  const prompts = await client.prompt.findMany({
    where: { challengeId },
    take: 500,
    select: { id: true, themeId: true, parentId: true, ref: true, text: true },
  });
  return prompts.sort((a, b) => inNaturalOrder(a.ref, b.ref));
}

/** Whether every id is of a theme of the challenge. */
export async function areAllThemes(
  challengeId: string,
  ids: readonly string[],
  client: Db,
): Promise<boolean> {
  const different = [...new Set(ids)];
  return (await client.theme.count({ where: { challengeId, id: { in: different } } })) === different.length;
}

/** Whether every id is of a prompt of the challenge. */
export async function areAllPrompts(
  challengeId: string,
  ids: readonly string[],
  client: Db,
): Promise<boolean> {
  const different = [...new Set(ids)];
  return (await client.prompt.count({ where: { challengeId, id: { in: different } } })) === different.length;
}

/** A prompt as it is printed: how deep it is nested, 0 for none, and its words. */
export interface PrintedPrompt {
  depth: number;
  text: string;
}

/** The questions of each theme and all its prompts, each followed by those nested under it, by the theme's number. */
export async function readThemeTexts({
  challengeId,
}: ChallengePermit): Promise<Map<number, { questions: string[]; prompts: PrintedPrompt[] }>> {
  const themes = await db.theme.findMany({
    where: { challengeId },
    orderBy: { number: "asc" },
    take: 50,
    select: {
      number: true,
      questions: { orderBy: { position: "asc" }, take: 100, select: { text: true } },
      prompts: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        take: 500,
        select: { id: true, parentId: true, text: true },
      },
    },
  });
  return new Map(
    themes.map(({ number, questions, prompts }) => [
      number,
      { questions: questions.map(({ text }) => text), prompts: inDepth(prompts, null, 0) },
    ]),
  );
}

function inDepth(
  prompts: readonly { id: string; parentId: string | null; text: string }[],
  parentId: string | null,
  depth: number,
): PrintedPrompt[] {
  return prompts
    .filter((prompt) => prompt.parentId === parentId)
    .flatMap(({ id, text }) => [{ depth, text }, ...inDepth(prompts, id, depth + 1)]);
}

/** A clause that a prompt is drawn from, with the title of its source document. */
export interface PromptClause {
  id: string;
  ref: string;
  text: string;
  source: string;
}

/** The clauses that some prompts are drawn from, by the prompt's id, in the order of the source; at most 500 in all. */
export async function readClausesOf(
  { challengeId }: ChallengePermit,
  promptIds: readonly string[],
): Promise<Map<string, PromptClause[]>> {
  const traces = await db.promptClause.findMany({
    where: { challengeId, promptId: { in: [...promptIds] } },
    orderBy: { clause: { position: "asc" } },
    take: 500,
    select: {
      promptId: true,
      clause: {
        select: { id: true, ref: true, text: true, sourceDocument: { select: { title: true } } },
      },
    },
  });
  const clauses = new Map<string, PromptClause[]>();
  for (const { promptId, clause } of traces) {
    const { sourceDocument, ...rest } = clause;
    clauses.set(promptId, [...(clauses.get(promptId) ?? []), { ...rest, source: sourceDocument.title }]);
  }
  return clauses;
}

/** A theme with what the peers will ask, to have in view while writing. */
export interface ThemeInView {
  number: number;
  title: string;
  questions: { id: string; text: string }[];
  prompts: { id: string; ref: string; text: string }[];
}

/** The questions and prompts of one theme. Throws not-found. */
export async function readTheme(permit: ChallengePermit, themeId: string): Promise<ThemeInView> {
  const theme = await db.theme.findFirst({
    where: { id: themeId, challengeId: permit.challengeId },
    select: {
      number: true,
      title: true,
      questions: { orderBy: { position: "asc" }, select: { id: true, text: true } },
      prompts: { orderBy: { position: "asc" }, select: { id: true, ref: true, text: true } },
    },
  });
  if (theme === null) throw new AppError("not-found", "There is no such theme.");
  return theme;
}

/** A theme with its prompts. */
export interface ThemeWithPrompts extends NamedTheme {
  prompts: { id: string; ref: string; text: string }[];
}

/** The themes with their prompts, to say what a session is about. */
export async function listThemesWithPrompts(
  permit: ChallengePermit,
  client: Db = db,
): Promise<ThemeWithPrompts[]> {
  return client.theme.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { number: "asc" },
    take: 20,
    select: {
      id: true,
      number: true,
      title: true,
      prompts: {
        orderBy: [{ position: "asc" }, { ref: "asc" }],
        take: 100,
        select: { id: true, ref: true, text: true },
      },
    },
  });
}
