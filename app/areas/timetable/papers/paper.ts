import type { Day } from "#app/platform/days.ts";
import type { PaperTemplate, WordBlock, WordOrientation } from "#app/word/document.ts";
import type { SiteJoining, TimetableRecord } from "../plan/timetable-record.ts";

/** The papers of a timetable, in the order in which they are offered. */
export const PAPER_KINDS = [
  "peer-days",
  "wall-grid",
  "door-signs",
  "reception-list",
  "joining-notes",
] as const;

export type PaperKind = (typeof PAPER_KINDS)[number];

/** Whose page of a paper is asked for. Null is everybody's; each paper reads only what is its own. */
export interface PaperChoice {
  /** Days asked for; none is all of them. */
  days: readonly Day[];
  peerId: string | null;
  roomId: string | null;
  siteId: string | null;
  personId: string | null;
  /** What the wall grid is printed on. */
  wallPaper: "A3" | "A4";
  /** Whom interviewees turn to, as typed; empty is the co-ordinator of their council by name. */
  contact: string;
}

/** What papers are composed from: the timetable, and what the paper may say to whoever reads it. */
export interface PaperSource {
  record: TimetableRecord;
  /** Sessions that hang on no wall and that only the peers and those who arrange the visit know. */
  confidentialIds: ReadonlySet<string>;
  /** Whether the reader is one of those. */
  knowsConfidential: boolean;
  /** How the timetable stands, a sentence: see `paperStanding`. */
  standing: string;
  choice: PaperChoice;
  /** What whoever comes to each site has to know, by the site's id; empty for papers that do not say it. */
  joining: ReadonlyMap<string, SiteJoining>;
  /** How each of the team is reached; empty for papers that do not say it, and for whoever may not know. */
  contacts: readonly { name: string; part: string; telephone: string }[];
  /** Where the privacy notice stands, as a full address to print. */
  privacyUrl: string;
}

/** A person's access needs as a reception desk is told them. */
export type DeskNeeds = ReadonlyMap<string, string>;

/** Somebody who co-ordinates the visit for a council; null for both. */
export interface PaperContact {
  name: string;
  councilId: string | null;
}

/** A paper ready to be drawn: the page to print and the Word file say the same because both come from this. */
export interface Paper {
  kind: PaperKind;
  title: string;
  template: PaperTemplate;
  orientation: WordOrientation;
  /** Whether the title and what there is to know stand on a page of their own, so that a sheet is only a sheet. */
  hasCover: boolean;
  /** What there is to know about the paper as a whole. */
  introduction: WordBlock[];
  /** One for each peer and day, day, room and day, site and day, or person; each begins with a heading of level 1. */
  sheets: WordBlock[][];
}
