import type { SiteJoining } from "../plan/timetable-record.ts";
import { asTyped } from "./paper-words.ts";

/** A line of what is known of a site, as a list of facts has it. */
interface JoiningFact {
  term: string;
  detail: string;
}

/** How one gets to a site and in, for whoever comes to one session there; nothing of what nobody wrote. */
export function gettingThere(joining: SiteJoining | undefined): JoiningFact[] {
  return written([
    ["Parking", joining?.parking],
    ["Way in", joining?.wayIn],
  ]);
}

/** The same for whoever is there all day, with Wi-Fi, food and drink. */
export function dayAtSite(joining: SiteJoining | undefined): JoiningFact[] {
  return [
    ...gettingThere(joining),
    ...written([
      ["Wi-Fi", joining?.wifi],
      ["Food and drink", joining?.catering],
    ]),
  ];
}

function written(facts: readonly (readonly [term: string, detail: string | undefined])[]): JoiningFact[] {
  return facts.flatMap(([term, detail = ""]) =>
    // Typed in several lines, it stands in one.
    detail.trim() === "" ? [] : [{ term, detail: asTyped(detail.trim().replaceAll(/\s*\n\s*/g, "; ")) }],
  );
}
