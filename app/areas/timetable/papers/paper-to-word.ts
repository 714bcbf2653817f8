import { documentTitle } from "#app/areas/challenge/document-title.ts";
import { TIMETABLE_WORDS } from "#app/areas/visits/visit-words.ts";
import type { WordBlock, WordPaper } from "#app/word/document.ts";
import { visitRange } from "../plan/day-plan.ts";
import type { Paper, PaperKind, PaperSource } from "./paper.ts";

/** What a sheet of each paper needs, and is not there. */
const MISSING = {
  "peer-days": "Of what was chosen, no peer is in a session with a day and a time yet.",
  "wall-grid": "Of what was chosen, no session has a day and a time yet.",
  "door-signs": "Of what was chosen, no session with a day and a time is in a room yet.",
  "reception-list": "Of what was chosen, nobody is expected at a site on a day and at a time yet.",
  "joining-notes": "Of what was chosen, nobody is in a session with a day and a time yet.",
} as const satisfies Record<PaperKind, string>;

/** What a paper says instead of sheets when there are none. */
export function nothingToPrint(kind: PaperKind): WordBlock[] {
  return [
    { kind: "heading", level: 1, text: "Nothing to print" },
    { kind: "paragraph", text: MISSING[kind] },
  ];
}

/** A paper as the document that Word is drawn from: every sheet on a page of its own. */
export function paperDocument(paper: Paper, { record, standing }: PaperSource): WordPaper {
  const range = visitRange(record.visit);
  const words = TIMETABLE_WORDS[record.visit.kind];
  const sheets = paper.sheets.flatMap((sheet, index): WordBlock[] =>
    index === 0 && !paper.hasCover ? sheet : [{ kind: "page-break" }, ...sheet],
  );
  return {
    kind: paper.template,
    title: documentTitle(
      paper.title,
      record.councils.map((council) => council.name),
    ),
    subtitle: record.challengeTitle,
    organisation: record.councils.map((council) => council.name).join(" and ") || record.challengeTitle,
    dateText: range === null ? "" : `${words.days} ${range}`,
    statusText: standing,
    description: `${paper.title}: ${words.title.replace(/^./, (letter) => letter.toLowerCase())} for ${record.challengeTitle}`,
    contentsList: false,
    orientation: paper.orientation,
    sections: {
      introduction: paper.introduction,
      sheets: paper.sheets.length === 0 ? nothingToPrint(paper.kind) : sheets,
    },
  };
}
