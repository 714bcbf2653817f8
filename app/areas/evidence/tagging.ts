import { AppError } from "#app/platform/errors.ts";
import { type NoteSourceKind, SPOKEN_KINDS } from "./note-words.ts";

/** A prompt as far as tagging needs it. */
export interface PromptTag {
  id: string;
  themeId: string;
}

export interface ChosenTags {
  themeId: string | null;
  promptIds: readonly string[];
}

/**
 * The tags of a note: every prompt and the theme must be of the challenge; the theme follows the first prompt when
 * none was chosen, and is the first theme of the session when there is no prompt either; null where that has none: what was heard is kept, and
 * sorted later. A prompt of another theme
 * than the one chosen is allowed: a remark may answer two themes. `prompts` and `themeIds` are those of the
 * challenge, `sessionThemeIds` those of the note's session. Throws AppError("invalid") at the field.
 */
export function resolveTags(
  chosen: ChosenTags,
  prompts: readonly PromptTag[],
  themeIds: readonly string[],
  sessionThemeIds: readonly string[] = [],
): { themeId: string | null; promptIds: string[] } {
  const promptIds = [...new Set(chosen.promptIds)];
  const known = promptIds.map((id) => prompts.find((prompt) => prompt.id === id));
  if (known.includes(undefined)) {
    throw new AppError("invalid", "One of the prompts is not in the scope of this challenge. Choose again.", {
      field: "promptIds",
    });
  }
  if (chosen.themeId !== null && !themeIds.includes(chosen.themeId)) {
    throw new AppError("invalid", "That theme is not in the scope of this challenge. Choose again.", {
      field: "themeId",
    });
  }
  const themeId = chosen.themeId ?? known[0]?.themeId ?? sessionThemeIds[0] ?? null;
  return { themeId, promptIds };
}

/** A session as far as a new note needs it. */
export interface SessionTags {
  kind: string;
  themeIds: readonly string[];
  promptIds: readonly string[];
  /** The kinds of the people who attend, in any order, repeated as often as they come. */
  attendingKinds: readonly string[];
}

export interface NoteDefaults {
  themeId: string | null;
  promptIds: string[];
  sourceKind: NoteSourceKind | null;
}

/**
 * What a note from a session starts with: the theme when the session has just one, its prompt when it has just one
 * (otherwise the peer taps which), and the kind most of the people attending are of. An observed meeting starts as an observation.
 */
export function defaultsFromSession(session: SessionTags): NoteDefaults {
  const onlyTheme = session.themeIds.length === 1 ? (session.themeIds[0] ?? null) : null;
  const onlyPrompt = session.promptIds.length === 1 ? [...session.promptIds] : [];
  return {
    themeId: onlyTheme,
    promptIds: onlyPrompt,
    sourceKind: session.kind === "observation" ? "observation" : mostCommonKind(session.attendingKinds),
  };
}

function mostCommonKind(kinds: readonly string[]): NoteSourceKind | null {
  let best: { kind: NoteSourceKind; count: number } | null = null;
  for (const kind of SPOKEN_KINDS) {
    const count = kinds.filter((each) => each === kind).length;
    if (count > (best?.count ?? 0)) best = { kind, count };
  }
  return best?.kind ?? null;
}
