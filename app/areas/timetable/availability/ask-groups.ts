/** Whom to ask when they can come: the groups that a co-ordinator chooses from. */
import type { Availability } from "../plan/availability.ts";
import type { AskGroup } from "./availability-forms.ts";

/** What the groups are made from. */
interface Askable {
  personId: string;
  availability: Availability;
  hasAddress: boolean;
  sessions: number;
}

/**
 * The people of each group that is made by a rule; "chosen" is made by hand. Only those with an address: the others are
 * asked by a link that somebody hands over.
 */
export function askGroups(people: readonly Askable[]): Partial<Record<AskGroup, string[]>> & {
  "in-sessions": string[];
  "not-asked": string[];
  waiting: string[];
} {
  const ids = (fits: (person: Askable) => boolean) =>
    people.filter((person) => person.hasAddress && fits(person)).map(({ personId }) => personId);
  return {
    "in-sessions": ids(({ availability, sessions }) => availability === "not-asked" && sessions > 0),
    "not-asked": ids(({ availability }) => availability === "not-asked"),
    waiting: ids(({ availability }) => availability === "asked"),
  };
}

/** The group to offer first: those a session waits for, or everybody when nobody is in one yet. */
export function firstGroup(groups: ReturnType<typeof askGroups>): AskGroup {
  if (groups["in-sessions"].length > 0) return "in-sessions";
  if (groups["not-asked"].length > 0) return "not-asked";
  return groups.waiting.length > 0 ? "waiting" : "chosen";
}
