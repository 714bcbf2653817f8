import { countNotesToDestroy, destroyNotes } from "#app/areas/evidence/destroy-notes.server.ts";
import { letGoOfNotes } from "#app/areas/findings/let-go-of-notes.server.ts";
import { countConflicts, destroyConflicts } from "#app/areas/peer-team/destroy-details.server.ts";
import { countAttendance, emptyAttendance } from "#app/areas/timetable/keeping/attendance.server.ts";
import { countInterviewees, emptyInterviewees } from "#app/areas/timetable/keeping/interviewees.server.ts";
import {
  countTimetableWork,
  destroyTimetableWork,
} from "#app/areas/timetable/keeping/timetable-work.server.ts";
import { countMessages, destroyMessages } from "#app/mail/kept-messages.server.ts";
import { countToldWords, emptyToldWords } from "#app/notices/kept-notices.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Category } from "./categories.ts";

/** What a room does with what it keeps of a category. */
interface Keeping {
  /** How many records a challenge holds. */
  count(tx: Tx, challengeId: string): Promise<number>;
  /** Deletes them, or empties what is personal in them. */
  destroy(tx: Tx, challengeId: string): Promise<void>;
}

const KEEPING: Record<Category, Keeping> = {
  notes: {
    count: countNotesToDestroy,
    async destroy(tx, challengeId) {
      await letGoOfNotes(tx, challengeId);
      await destroyNotes(tx, challengeId);
    },
  },
  conflicts: { count: countConflicts, destroy: destroyConflicts },
  interviewees: { count: countInterviewees, destroy: emptyInterviewees },
  attendance: { count: countAttendance, destroy: emptyAttendance },
  messages: {
    count: async (tx, challengeId) =>
      (await countMessages(tx, challengeId)) + (await countToldWords(tx, challengeId)),
    async destroy(tx, challengeId) {
      await destroyMessages(tx, challengeId);
      await emptyToldWords(tx, challengeId);
    },
  },
  "timetable-work": { count: countTimetableWork, destroy: destroyTimetableWork },
};

/** How many records of a category there are to destroy. */
export function countToDestroy(tx: Tx, category: Category, challengeId: string): Promise<number> {
  return KEEPING[category].count(tx, challengeId);
}

/** Destroys a category of a challenge inside the caller's transaction and says how many records it was. */
export async function destroy(tx: Tx, category: Category, challengeId: string): Promise<number> {
  const count = await countToDestroy(tx, category, challengeId);
  if (count > 0) await KEEPING[category].destroy(tx, challengeId);
  return count;
}
