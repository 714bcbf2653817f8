import { councilNamedIn, isAmongCouncils, isOfOneCouncil } from "#app/platform/in-view/council-address.ts";
import { isPeerTeamRole, type Role } from "../permissions.ts";

/** A place somebody has in a challenge, as much as has to be known to choose between several. */
interface ServedPlace {
  role: Role;
  councilId: string | null;
}

/** As what somebody is at an address of a challenge. */
export type PlaceInView<P extends ServedPlace> =
  | { kind: "place"; place: P }
  /** They serve several councils, and the page is of one. */
  | { kind: "choose" }
  /** The address names a council, and they are of the peer team, which serves none. */
  | { kind: "without-council" }
  /** The address names a council that they do not serve, or what is of none. */
  | { kind: "not-there" };

/**
 * Which of somebody's places in a challenge counts at an address: that of the council it names; else the only one; else, on a page that is
 * of no council, the first given. At least one has to be given, in the order in which they count for joint business.
 */
export function placeInView<P extends ServedPlace>(places: readonly P[], pathname: string): PlaceInView<P> {
  const [first] = places;
  if (first === undefined) return { kind: "not-there" };
  if (isAmongCouncils(pathname)) {
    if (!isOfOneCouncil(pathname)) return { kind: "not-there" };
    if (isPeerTeamRole(first.role)) return { kind: "without-council" };
    const named = councilNamedIn(pathname);
    const place = places.find(({ councilId }) => councilId === named);
    return place === undefined ? { kind: "not-there" } : { kind: "place", place };
  }
  if (places.length > 1 && isOfOneCouncil(pathname)) return { kind: "choose" };
  return { kind: "place", place: first };
}
