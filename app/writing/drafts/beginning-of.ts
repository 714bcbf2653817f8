import { wordDifferences } from "../merge/word-differences.ts";
import type { Texts } from "./long-fields.ts";

/** Characters by which somebody knows what they typed again. */
const MOST = 120;

/** Words before the first that is new. */
const BEFORE = 3;

/** The first words of a draft that are not stored, with a few before them: by its beginning alone a long text is like any other. */
export function beginningOf(texts: Texts, stored: Texts): string {
  for (const [name, text] of Object.entries(texts)) {
    const runs = wordDifferences(stored[name] ?? "", text);
    const first = runs.findIndex((run) => run.where === "typed" && run.text.trim() !== "");
    if (first === -1) continue;
    const upTo = (end?: number, from = 0) =>
      runs
        .slice(from, end)
        .flatMap((run) => (run.where === "stored" ? [] : [run.text]))
        .join("");
    const words = upTo(first).split(/\s+/).filter(Boolean);
    const before = words.slice(-BEFORE).join(" ");
    const cut = words.length > BEFORE ? "…" : "";
    return shortened(`${cut}${before} ${upTo(undefined, first)}`);
  }
  return shortened(Object.values(texts).find((text) => text.trim() !== "") ?? "");
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > MOST ? `${line.slice(0, MOST).trimEnd()}…` : line;
}
