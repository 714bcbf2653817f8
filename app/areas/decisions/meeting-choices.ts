import { formatDay } from "#app/platform/day-words.ts";
import { type Day, isDay, plusDays } from "#app/platform/days.ts";

/** A body of a council with the days on which it meets, as a decision can be of it. */
export interface DecidingBody {
  id: string;
  name: string;
  meetings: readonly Day[];
}

/** How far back meetings are offered, and how many of each body. Others are typed. */
const OFFERED_DAYS = 366;
const MOST_OFFERED = 6;

/**
 * What can be chosen as who decided: each body, at each of its last meetings up to `today` (newest first), and on another day. Empty where
 * no body is known. The value is the id of the body, with the day after a space.
 */
export function meetingChoices(
  bodies: readonly DecidingBody[],
  today: Day,
): { value: string; text: string }[] {
  if (bodies.length === 0) return [];
  const since = plusDays(today, -OFFERED_DAYS);
  return [
    { value: "", text: "Not in this list" },
    ...bodies.flatMap(({ id, name, meetings }) => {
      const held = meetings
        .filter((day) => day <= today && day >= since)
        .slice(-MOST_OFFERED)
        .reverse();
      return [
        ...held.map((day) => ({ value: `${id} ${day}`, text: `${name}, ${formatDay(day)}` })),
        { value: id, text: held.length === 0 ? name : `${name}, on another day` },
      ];
    }),
  ];
}

/** What a choice of meetingChoices means. */
export function chosenMeeting(value: string): { bodyId: string | null; day: Day | null } {
  const [bodyId = "", day = ""] = value.split(" ");
  return { bodyId: bodyId === "" ? null : bodyId, day: isDay(day) ? day : null };
}
