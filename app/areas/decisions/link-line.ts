import { type LinkFacts, purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";

/** What a list tells of a link that was sent. */
export interface SentLink extends LinkFacts {
  reference: string | null;
  personName: string;
  post: string;
  address: string;
  createdAt: Date;
  createdByName: string;
  keptByName: string;
}

/** One link in a list; `reference` only while it works, for whoever may end it. */
export interface LinkLine {
  text: string;
  reference: string | null;
}

/** Puts a link that was sent into a line of a list. */
export function linkLine(link: SentLink, now: Date): LinkLine {
  const sent = `${link.personName}, ${link.post} (${link.address}), asked by ${link.createdByName} on ${formatDay(dayOf(link.createdAt))}${link.keptByName === "" ? "" : `, now with ${link.keptByName}`}.`;
  const at = purposeLinkState(link, now);
  switch (at.state) {
    case "works":
      return { text: `${sent} The link works until ${formatDay(at.until)}.`, reference: link.reference };
    case "used":
      return { text: `${sent} Decided on ${formatDay(dayOf(at.at))}.`, reference: null };
    case "over":
      return { text: `${sent} The link worked until ${formatDay(at.on)} and was not used.`, reference: null };
    case "ended": {
      const why = {
        withdrawn: "It was withdrawn",
        replaced: "A newer link was sent in its place",
        "newer-version": "It ended when a newer version was sent",
        left: "It ended when they left the challenge",
      }[at.why];
      return { text: `${sent} ${why} on ${formatDay(dayOf(at.at))}.`, reference: null };
    }
  }
}
