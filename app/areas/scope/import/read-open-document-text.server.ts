import { AppError } from "#app/platform/errors.ts";
import type { DocumentRun } from "#app/platform/reading/open-document/open-document-runs.ts";
import { OpenDocumentRefused } from "#app/platform/reading/open-document/open-document-xml.server.ts";
import {
  type DocumentPart,
  readOpenDocument,
} from "#app/platform/reading/open-document/read-open-document.server.ts";
import {
  damagedOpenDocumentSentence,
  otherOpenDocumentSentence,
  tooBigSentence,
} from "./document-refusals.ts";
import { splitTypedLabel } from "./labels.ts";
import { type Block, BULLET, escapeInline, plain, type SourceText, tidyCharacters } from "./source-text.ts";

/** Reads an OpenDocument text into blocks, as `readWord` reads a Word file. Throws AppError `invalid`. */
export async function readOpenDocumentText(name: string, bytes: Uint8Array): Promise<SourceText> {
  try {
    const { parts, notes, openChanges } = await readOpenDocument(bytes);
    const footnotes = notes.map((runs) => inline(runs)).filter((text) => plain(text) !== "");
    return { name, blocks: parts.flatMap(blocksOf), footnotes, outside: [], openChanges };
  } catch (cause) {
    if (!(cause instanceof OpenDocumentRefused)) throw cause;
    const sentence = {
      damaged: damagedOpenDocumentSentence,
      "too-deep": damagedOpenDocumentSentence,
      "other-kind": otherOpenDocumentSentence,
      "too-much": tooBigSentence,
    }[cause.fault];
    throw new AppError("invalid", sentence(name), { cause, logMessage: cause.message });
  }
}

function blocksOf(part: DocumentPart): Block[] {
  if (part.kind === "table") {
    const rows = part.rows.map((row) => row.map((cell) => cell.map((runs) => inline(runs))));
    const [only = [], ...further] = rows;
    // A table of a single cell only draws a box round ordinary text.
    if (further.length === 0 && only.length <= 1)
      return (only[0] ?? []).map((text) => labelled(text, null, 0));
    return [{ kind: "table", rows }];
  }
  if (part.kind === "item") return [labelled(inline(part.runs), part.label, part.depth)];
  if (part.kind === "paragraph") return [labelled(inline(part.runs), null, 0)];
  const typed = splitTypedLabel(inline(part.runs, true).replace(/\n/g, " "));
  const label = part.label ?? (typed.label === BULLET ? null : typed.label);
  return [{ kind: "heading", level: part.level, label, text: typed.text }];
}

/** A number or a dot that somebody typed is a label too; one that the program counts wins unless it is only a dot. */
function labelled(text: string, counted: string | null, depth: number): Block {
  const typed = splitTypedLabel(text);
  if (counted !== null && counted !== BULLET) return { kind: "item", label: counted, depth, text };
  const label = typed.label ?? counted;
  return label === null
    ? { kind: "paragraph", text: typed.text }
    : { kind: "item", label, depth, text: typed.text };
}

/** Runs as inline Markdown. A heading that is bold as a whole is no emphasis. */
function inline(runs: readonly DocumentRun[], isHeading = false): string {
  const isAllBold = runs.every(({ text, isBold }) => isBold || text.trim() === "");
  return runs
    .map(({ text, isBold }) => {
      const words = escapeInline(tidyCharacters(text));
      return isBold && !(isAllBold && isHeading) ? emphasised(words) : words;
    })
    .join("")
    .trim();
}

function emphasised(text: string): string {
  const inner = text.trim();
  if (inner === "") return text;
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}**${inner.replace(/\n/g, "**\n**")}**${text.slice(start + inner.length)}`;
}
