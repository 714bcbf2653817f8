import { AppError } from "#app/platform/errors.ts";
import { flatPrompts, type Prompt, type Question, type Theme } from "./scope-record.ts";

/** A theme of the challenge. Throws not-found. */
export function findTheme(themes: readonly Theme[], id: string): Theme {
  const theme = themes.find((candidate) => candidate.id === id);
  if (theme === undefined) throw new AppError("not-found", "There is no such theme in this challenge.");
  return theme;
}

/** A question with its theme and its place in it. Throws not-found. */
export function findQuestion(
  themes: readonly Theme[],
  id: string,
): { question: Question; theme: Theme; isFirst: boolean; isLast: boolean } {
  for (const theme of themes) {
    const index = theme.questions.findIndex((question) => question.id === id);
    const question = theme.questions[index];
    if (question !== undefined) {
      return { question, theme, isFirst: index === 0, isLast: index === theme.questions.length - 1 };
    }
  }
  throw new AppError("not-found", "There is no such question in this challenge.");
}

/** A prompt with its theme and its place among its neighbours. Throws not-found. */
export function findPrompt(
  themes: readonly Theme[],
  id: string,
): { prompt: Prompt; theme: Theme; isFirst: boolean; isLast: boolean } {
  for (const theme of themes) {
    const all = flatPrompts(theme.prompts);
    const prompt = all.find((candidate) => candidate.id === id);
    if (prompt === undefined) continue;
    const parent = all.find((candidate) => candidate.children.includes(prompt));
    const neighbours = parent?.children ?? theme.prompts;
    const index = neighbours.indexOf(prompt);
    return { prompt, theme, isFirst: index === 0, isLast: index === neighbours.length - 1 };
  }
  throw new AppError("not-found", "There is no such prompt in this challenge.");
}
