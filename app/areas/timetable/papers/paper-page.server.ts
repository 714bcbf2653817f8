import type { VisitPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { renderBlockGroups } from "#app/word/document-to-html.server.ts";
import type { PaperKind } from "./paper.ts";
import { PAPER_OFFERS } from "./paper-offers.ts";
import { nothingToPrint } from "./paper-to-word.ts";
import { readPaper } from "./read-paper.server.ts";

/** A paper as its page shows and prints it. */
export interface PaperPageData {
  challenge: string;
  kind: PaperKind;
  title: string;
  standing: string;
  hasCover: boolean;
  /** What it is printed on: names the rules of print of this paper. */
  printedOn: "portrait" | "wall-a3" | "wall-a4" | "door";
  introduction: string;
  sheets: string[];
  /** The page on which papers are chosen, and the same paper as a Word file. */
  back: string;
  wordHref: string;
}

/** What the page of a paper needs. Throws forbidden or not-found. */
export async function paperPage(
  permit: VisitPermit,
  kind: PaperKind,
  asked: URLSearchParams,
  now: Date,
): Promise<PaperPageData> {
  const { paper, source } = await readPaper(permit, kind, asked, now);
  const [introduction = "", ...sheets] = renderBlockGroups([
    paper.introduction,
    ...(paper.sheets.length === 0 ? [nothingToPrint(kind)] : paper.sheets),
  ]);
  const back = to.timetable.paper(permit);
  return {
    challenge: permit.challengeTitle,
    kind,
    title: paper.title,
    standing: source.standing,
    hasCover: paper.hasCover && paper.sheets.length > 0,
    printedOn:
      kind === "wall-grid"
        ? source.choice.wallPaper === "A3"
          ? "wall-a3"
          : "wall-a4"
        : kind === "door-signs"
          ? "door"
          : "portrait",
    introduction,
    sheets,
    back,
    wordHref: PAPER_OFFERS[kind].word(permit, asked),
  };
}
