import { Tag } from "#app/govuk/display/tag.tsx";
import { LEANING_NAMES, type Leaning } from "../note-words.ts";

const COLOURS = { strength: "green", improvement: "orange", neutral: "grey" } as const;

/** Which way a note leans, as a word. */
export function LeaningTag({ leaning }: { leaning: Leaning }) {
  return <Tag colour={COLOURS[leaning]}>{LEANING_NAMES[leaning]}</Tag>;
}
