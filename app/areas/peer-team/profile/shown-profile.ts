import { isStaff } from "../peer-words.ts";
import type { Peer, PlaceProfile } from "../store.server.ts";
import { fitSentences, placeFit } from "./place-fit.ts";
import { wantedParts } from "./wanted-words.ts";

/** What of a place's profile stands on its card, for whoever arranges the team. */
export interface ShownProfile {
  wanted: { what: string; words: string }[];
  /** Who looks for somebody while nobody is confirmed; empty where it is not said. */
  soughtBy: string;
  /** How the person fits, in sentences; empty while nobody is named. */
  fit: string[];
  fitNote: string;
}

type Place = Pick<Peer, "name" | "role" | "status" | "politicalGroup" | "tier" | "background">;

/** What the card of a place says of its profile. */
export function shownProfile(place: Place, profile: PlaceProfile): ShownProfile {
  return {
    wanted: wantedParts(profile),
    soughtBy: place.status === "confirmed" || place.status === "withdrawn" ? "" : profile.soughtBy,
    fit: place.name === "" ? [] : fitSentences(profile, place),
    fitNote: profile.fitNote,
  };
}

/** What the gaps of the team are judged by of a place's profile: how much of it does not match, and whether somebody looks. */
export function profileGaps(
  place: Place,
  profile: PlaceProfile,
): { name: string; differs: number; isUnsought: boolean } {
  return {
    name: place.name,
    differs: place.name === "" ? 0 : placeFit(profile, place).filter(({ fits }) => fits === false).length,
    isUnsought: place.status === "wanted" && !isStaff(place.role) && profile.soughtBy === "",
  };
}
