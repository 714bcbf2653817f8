import { countNotesToDestroy, destroyNotes } from "#app/areas/evidence/destroy-notes.server.ts";
import { letGoOfNotes } from "#app/areas/findings/let-go-of-notes.server.ts";
import { countConflicts, destroyConflicts } from "#app/areas/peer-team/destroy-details.server.ts";
import type { Category } from "#app/areas/periods/categories.ts";
import { countAttendance, emptyAttendance } from "#app/areas/timetable/keeping/attendance.server.ts";
import { countInterviewees, emptyInterviewees } from "#app/areas/timetable/keeping/interviewees.server.ts";
import {
  countTimetableWork,
  destroyTimetableWork,
} from "#app/areas/timetable/keeping/timetable-work.server.ts";
import { countMessages, destroyMessages } from "#app/mail/kept-messages.server.ts";
import { countToldWords, emptyToldWords } from "#app/notices/kept-notices.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Records of a challenge; with `visitIds` those of these visits alone, for the categories that are told apart by visits. */
export interface KeptOf {
  challengeId: string;
  visitIds: readonly string[] | null;
}

/** What a room does with what it keeps of a category. */
interface Keeping {
  /** How many records there are. */
  count(tx: Tx, of: KeptOf): Promise<number>;
  /** Deletes them, or empties what is personal in them. */
  destroy(tx: Tx, of: KeptOf): Promise<void>;
}

const KEEPING: Record<Category, Keeping> = {
  notes: {
    count: countNotesToDestroy,
    async destroy(tx, of) {
      await letGoOfNotes(tx, of);
      await destroyNotes(tx, of);
    },
  },
  conflicts: { count: countConflicts, destroy: destroyConflicts },
  interviewees: {
    count: (tx, { challengeId }) => countInterviewees(tx, challengeId),
    destroy: (tx, { challengeId }) => emptyInterviewees(tx, challengeId),
  },
  attendance: { count: countAttendance, destroy: emptyAttendance },
  messages: {
    count: async (tx, { challengeId }) =>
      (await countMessages(tx, challengeId)) + (await countToldWords(tx, challengeId)),
    async destroy(tx, { challengeId }) {
      await destroyMessages(tx, challengeId);
      await emptyToldWords(tx, challengeId);
    },
  },
  "timetable-work": { count: countTimetableWork, destroy: destroyTimetableWork },
};

/** How many records of a category there are to destroy. */
export function countToDestroy(tx: Tx, category: Category, of: KeptOf): Promise<number> {
  return KEEPING[category].count(tx, of);
}

/** Destroys records of a category inside the caller's transaction and says how many they were. */
export async function destroy(tx: Tx, category: Category, of: KeptOf): Promise<number> {
  const count = await countToDestroy(tx, category, of);
  if (count > 0) await KEEPING[category].destroy(tx, of);
  return count;
}
