import type { Permission } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { PaperKind } from "./paper.ts";

interface PaperOffer {
  name: string;
  hint: string;
  permission: Permission;
  /** The page to print, and the Word file. */
  page: typeof to.timetable.paperPeerDays;
  word: typeof to.timetable.paperPeerDays;
}

/** What each paper is called and for, and who may have it: the routes of each ask for the same permission. */
export const PAPER_OFFERS = {
  "peer-days": {
    name: "Peers' days",
    hint: "A page for each peer and day: times, whom they meet, where, journeys, what to raise.",
    permission: "timetable.read",
    page: to.timetable.paperPeerDays,
    word: to.timetable.paperPeerDaysWord,
  },
  "wall-grid": {
    name: "Grid for the wall",
    hint: "A large sheet for each day, pairs of peers across and hours down. No names of people.",
    permission: "timetable.read",
    page: to.timetable.paperWallGrid,
    word: to.timetable.paperWallGridWord,
  },
  "door-signs": {
    name: "Door signs",
    hint: "A sign for each room and day, in large type. Nobody is named.",
    permission: "timetable.read",
    page: to.timetable.paperDoorSigns,
    word: to.timetable.paperDoorSignsWord,
  },
  "reception-list": {
    name: "Reception list",
    hint: "A list for each site and day, people in the order in which they arrive.",
    permission: "timetable.edit",
    page: to.timetable.paperReceptionList,
    word: to.timetable.paperReceptionListWord,
  },
  "joining-notes": {
    name: "Joining notes",
    hint: "A note for each person: what it is about, when, where, whom they meet.",
    permission: "timetable.edit",
    page: to.timetable.paperJoiningNotes,
    word: to.timetable.paperJoiningNotesWord,
  },
} as const satisfies Record<PaperKind, PaperOffer>;
