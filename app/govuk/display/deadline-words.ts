export type DeadlineTone = "done" | "done-late" | "on-time" | "soon" | "late";

export interface DeadlineState {
  tone: DeadlineTone;
  text: string;
  /** Whole days after the date; nought or less when there is still time. */
  daysLate: number;
}

export interface Deadline {
  /** `YYYY-MM-DD` */
  due: string;
  /** `YYYY-MM-DD`, in London. */
  today: string;
  /** When it was done; null while it is not. */
  doneOn?: string | null;
  /** From how many days before the date it counts as soon. */
  soonDays?: number;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MILLISECONDS);
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

/** How a date stands, in words: "Due in 5 days", "Late by 1 day", "Done 3 days late". Days are days, not 24 hours. */
export function deadlineState({ due, today, doneOn, soonDays = 14 }: Deadline): DeadlineState {
  if (doneOn) {
    const daysLate = daysBetween(due, doneOn);
    return daysLate > 0
      ? { tone: "done-late", text: `Done ${days(daysLate)} late`, daysLate }
      : { tone: "done", text: "Done on time", daysLate };
  }
  const daysLate = daysBetween(due, today);
  if (daysLate > 0) return { tone: "late", text: `Late by ${days(daysLate)}`, daysLate };
  if (daysLate === 0) return { tone: "soon", text: "Due today", daysLate };
  if (daysLate === -1) return { tone: "soon", text: "Due tomorrow", daysLate };
  const left = -daysLate;
  if (left <= soonDays) return { tone: "soon", text: `Due in ${days(left)}`, daysLate };
  return { tone: "on-time", text: "On time", daysLate };
}
