import { formatDayWithWeekday, formatShortDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { type BodyKind, bodyKindInWords } from "./body-kinds.ts";
import { nextMeeting, papersDueOn } from "./meeting-days.ts";

/** A body as the record shows it. */
export interface ShownBody {
  id: string;
  name: string;
  kind: string;
  /** The other councils it is a body of. */
  with: string[];
  isEnded: boolean;
  /** "Thursday 8 January 2027"; null when no later meeting is known. */
  next: string | null;
  /** When papers for it are due, and how long before that is; null when nobody has said. */
  papers: string | null;
  /** All days on the list, also those behind, in order: "14 Jan 2027". */
  days: string[];
}

/** What a table of bodies says on a day, to the council it is shown to. */
export function shownBody(
  body: {
    id: string;
    name: string;
    kind: BodyKind;
    paperDays: number | null;
    endedAt: Date | null;
    meetings: readonly Day[];
    councils: readonly { id: string; name: string }[];
  },
  { id: councilId, lastDay }: { id: string; lastDay: Day | null },
  today: Day,
): ShownBody {
  // A joint body goes on where one of its councils ends.
  const next = nextMeeting(body.meetings, today, body.councils.length > 1 ? null : lastDay);
  const due = next === null ? null : papersDueOn(next, body.paperDays);
  return {
    id: body.id,
    name: body.name,
    kind: bodyKindInWords(body.kind),
    with: body.councils.filter(({ id }) => id !== councilId).map(({ name }) => name),
    isEnded: body.endedAt !== null,
    next: next === null ? null : formatDayWithWeekday(next),
    papers: papersInWords(due, body.paperDays, today),
    days: body.meetings.map(formatShortDay),
  };
}

/** "Due 4 Jan 2027, 10 days before"; where no meeting is to come, how long before alone. */
function papersInWords(due: Day | null, paperDays: number | null, today: Day): string | null {
  if (paperDays === null) return null;
  const before = paperDays === 0 ? "on the day" : `${paperDays} ${paperDays === 1 ? "day" : "days"} before`;
  if (due === null) return paperDays === 0 ? "On the day of a meeting" : `${before} a meeting`;
  return `${due < today ? "Were due" : "Due"} ${formatShortDay(due)}, ${before}`;
}
