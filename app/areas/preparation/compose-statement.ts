import { documentTitle } from "#app/areas/challenge/document-title.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { WordBlock, WordDocument } from "#app/word/document.ts";
import { PACK_STATUS_NAMES, type PackStatus } from "./pack.ts";

/** What the position statement is composed from. */
export interface StatementRecord {
  challengeTitle: string;
  /** Full names, the commissioning council first. */
  councils: readonly string[];
  /** When the peers are on site, in words; null while that is not known. */
  onSite: string | null;
  /** The day it is composed, "YYYY-MM-DD". */
  today: string;
  /** The version it will be, or null for a working copy. */
  version: number | null;
  sections: { title: string; body: string; isTheme: boolean }[];
  pack: { title: string; description: string; ownerName: string; status: PackStatus }[];
}

/** The position statement as a document: the introduction, a section per theme, the list of the pack. */
export function composeStatement(record: StatementRecord): WordDocument {
  const blocks = (section: StatementRecord["sections"][number]): WordBlock[] => [
    { kind: "heading", level: 1, text: section.title },
    section.body.trim() === ""
      ? { kind: "paragraph", text: "This section has not been written yet." }
      : { kind: "markdown", markdown: section.body, headingBase: 2 },
  ];
  const pack: WordBlock[] =
    record.pack.length === 0
      ? []
      : [
          { kind: "heading", level: 1, text: "Information and data pack" },
          {
            kind: "table",
            caption: "Documents and data in the pack",
            columns: [
              { heading: "Document", widthPercent: 30 },
              { heading: "What it is", widthPercent: 34 },
              { heading: "From", widthPercent: 21 },
              { heading: "Status", widthPercent: 15 },
            ],
            rows: record.pack.map((item) => [
              item.title,
              item.description,
              item.ownerName,
              PACK_STATUS_NAMES[item.status],
            ]),
          },
        ];
  const status = record.version === null ? "Working copy" : `Submitted, version ${record.version}`;
  return {
    kind: "position-statement",
    title: documentTitle("Position statement", record.councils),
    subtitle: record.challengeTitle,
    organisation: listNames(record.councils),
    dateText: record.onSite === null ? "" : `Peer team on site ${record.onSite}`,
    statusText: `${status}, ${formatDay(record.today)}`,
    description: `Position statement for ${record.challengeTitle}`,
    contentsList: true,
    orientation: "portrait",
    sections: {
      introduction: record.sections.filter((section) => !section.isTheme).flatMap(blocks),
      themes: record.sections.filter((section) => section.isTheme).flatMap(blocks),
      dataPack: pack,
    },
  };
}
