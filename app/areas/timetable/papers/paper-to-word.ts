import { TIMETABLE_WORDS } from "#app/areas/visits/visit-words.ts";
import type { WordBlock, WordPaper } from "#app/word/document.ts";
import { visitRange } from "../plan/day-plan.ts";
import type { Paper, PaperSource } from "./paper.ts";

/** What a paper says instead of sheets when there are none. */
export const NOTHING_TO_PRINT: WordBlock[] = [
  { kind: "heading", level: 1, text: "Nothing to print" },
  { kind: "paragraph", text: "There is no session with a day and a time for what was chosen." },
];

/** A paper as the document that Word is drawn from: every sheet on a page of its own. */
export function paperDocument(paper: Paper, { record, standing }: PaperSource): WordPaper {
  const range = visitRange(record.visit);
  const words = TIMETABLE_WORDS[record.visit.kind];
  const sheets = paper.sheets.flatMap((sheet, index): WordBlock[] =>
    index === 0 && !paper.hasCover ? sheet : [{ kind: "page-break" }, ...sheet],
  );
  return {
    kind: paper.template,
    title: paper.title,
    subtitle: record.challengeTitle,
    organisation: record.councils.map((council) => council.name).join(" and ") || record.challengeTitle,
    dateText: range === null ? "" : `${words.days} ${range}`,
    statusText: standing,
    description: `${paper.title} of the ${words.title.replace(/^./, (letter) => letter.toLowerCase())} for ${record.challengeTitle}`,
    contentsList: false,
    orientation: paper.orientation,
    sections: {
      introduction: paper.introduction,
      sheets: paper.sheets.length === 0 ? NOTHING_TO_PRINT : sheets,
    },
  };
}
