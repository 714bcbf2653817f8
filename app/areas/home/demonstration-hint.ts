import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import type { Day } from "#app/platform/days.ts";

/** What the home page of a demonstration says besides: what can be tried here now. */
export interface DemonstrationHint {
  text: string;
  /** Goes on from it: a page, or a button that is pressed here. */
  next: { label: string; href: string; isButton: boolean } | null;
}

/** The hint for somebody; null in a challenge of real people, and where there is nothing to say. */
export function demonstrationHint(
  challenge: {
    /** The visit in view. */
    at: VisitAddress;
    isDemonstration: boolean;
    stage: Stage;
    lastDayOnSite: Day | null;
    /** Versions of the timetable that were released. */
    releases: number;
  },
  today: Day,
  may: { manage: boolean; arrange: boolean },
): DemonstrationHint | null {
  const { at, isDemonstration, stage, lastDayOnSite, releases } = challenge;
  if (!isDemonstration) return null;
  if (stage === "on-site" && lastDayOnSite !== null && lastDayOnSite < today) {
    const over = "The days of this visit have passed.";
    return may.manage
      ? {
          text: `${over} It can be tried again as if the peers were there now.`,
          next: {
            label: "Move it to today",
            href: to.demonstration.moveToToday(at),
            isButton: true,
          },
        }
      : { text: `${over} The challenge manager can move it to today, on this page.`, next: null };
  }
  if (stage === "preparing" && may.arrange && releases > 0) {
    return {
      text: "The timetable is released: both sides read it, and what is changed from now on is a late change.",
      next: { label: "See the timetable", href: to.timetable.front(at), isButton: false },
    };
  }
  if (stage === "preparing" && may.arrange) {
    return {
      text: "People and sessions are there. A timetable can be made of them and released in one press.",
      next: {
        label: "Make a timetable",
        href: to.demonstration.tryTimetable(at),
        isButton: false,
      },
    };
  }
  return null;
}
