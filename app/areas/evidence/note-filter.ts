import { LEANINGS, type Leaning, type NoteSourceKind, SOURCE_KINDS } from "./note-words.ts";

/** Notes on one page of the list. */
export const NOTES_PER_PAGE = 20;

/** What the list of notes is narrowed to. Ids are as typed in the address: an unknown one finds nothing. */
export interface NoteFilter {
  visitId: string | null;
  themeId: string | null;
  promptId: string | null;
  sourceKind: NoteSourceKind | null;
  leaning: Leaning | null;
  peerId: string | null;
  sessionId: string | null;
  /** Words to be found in the text or the title of the source. */
  words: string;
}

export const NO_FILTER: NoteFilter = {
  visitId: null,
  themeId: null,
  promptId: null,
  sourceKind: null,
  leaning: null,
  peerId: null,
  sessionId: null,
  words: "",
};

/** Reads the filter from an address. What is not a known word counts as not chosen. */
export function readNoteFilter(query: URLSearchParams): NoteFilter {
  const id = (name: string) => query.get(name)?.trim() || null;
  return {
    visitId: id("visit"),
    themeId: id("theme"),
    promptId: id("prompt"),
    sourceKind: oneOf(SOURCE_KINDS, query.get("source")),
    leaning: oneOf(LEANINGS, query.get("leaning")),
    peerId: id("peer"),
    sessionId: id("session"),
    words: (query.get("words") ?? "").trim().slice(0, 100),
  };
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((each) => each === value) ?? null;
}

/** Whether anything was chosen. */
export function isNoteFiltered(filter: NoteFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== "");
}

/** The query of a page of the same list: the filter, then the page when it is not the first. */
export function noteQuery(filter: NoteFilter, page = 1) {
  return {
    visit: filter.visitId,
    theme: filter.themeId,
    prompt: filter.promptId,
    source: filter.sourceKind,
    leaning: filter.leaning,
    peer: filter.peerId,
    session: filter.sessionId,
    words: filter.words,
    page: page > 1 ? page : null,
  };
}

/** The page asked for, within what there is: 1 for anything that is not a page. */
export function pageAsked(query: URLSearchParams, count: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / NOTES_PER_PAGE));
  const asked = Number(query.get("page") ?? 1);
  const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pages) : 1;
  return { page, pages };
}
