/** All 240 notes, in the order of their keys. */

import type { DemoNote } from "../shapes.ts";
import { notesTheme1 } from "./notes-theme-1.ts";
import { notesTheme2 } from "./notes-theme-2.ts";
import { notesTheme3 } from "./notes-theme-3.ts";
import { notesTheme4 } from "./notes-theme-4.ts";
import { notesTheme5 } from "./notes-theme-5.ts";

export const notes: readonly DemoNote[] = [
  ...notesTheme1,
  ...notesTheme2,
  ...notesTheme3,
  ...notesTheme4,
  ...notesTheme5,
];
