/** One line per note: the rows from which the note files are built. */
import type {
  DemoNote,
  Leaning,
  NoteKey,
  NoteSourceKind,
  PeerKey,
  PersonKind,
  SessionKey,
  ThemeNumber,
} from "../shapes.ts";

function themeOf(prompt: string): ThemeNumber {
  return Number(prompt[0]) as ThemeNumber;
}

/** What a peer wrote down in a session. */
export function heard(
  key: NoteKey,
  session: SessionKey,
  peer: PeerKey,
  prompt: string,
  sourceKind: PersonKind | "observation",
  leaning: Leaning,
  text: string,
): DemoNote {
  return { key, text, session, source: null, peer, theme: themeOf(prompt), prompt, sourceKind, leaning };
}

/** What a peer took from a document or from data in the pack. */
export function read(
  key: NoteKey,
  source: string,
  peer: PeerKey,
  prompt: string,
  sourceKind: Extract<NoteSourceKind, "document" | "data">,
  leaning: Leaning,
  text: string,
): DemoNote {
  return { key, text, session: null, source, peer, theme: themeOf(prompt), prompt, sourceKind, leaning };
}
