/**
 * The council in view in the addresses of a challenge: `/challenges/C/councils/P/action-plan` is the action plan of the council P, which
 * `/challenges/C/action-plan` is for whoever serves one council. Pure, and used in the browser too (decision 0704).
 */

/** The parts of a challenge whose pages are of one council, for those who serve one: each has drafts, people or decisions of its own. */
export const COUNCIL_PARTS: ReadonlySet<string> = new Set([
  "action-plan",
  "copy",
  "decisions",
  "deputies",
  "mail",
  "members",
  "my-actions",
  "peer-team",
  "preparation",
  "publication",
  "report",
  "told",
  "what-happens-now",
]);

const AREA = "councils";

/** An address within a challenge, taken apart. */
interface ChallengePlace {
  challengeId: string;
  /** Whether it names a council, or begins to. */
  isInView: boolean;
  /** The council that it names. */
  councilId: string | null;
  /** Path segments behind the challenge and its council. */
  parts: string[];
  /** Query and fragment. */
  rest: string;
}

function placeOf(address: string): ChallengePlace | null {
  const cut = /[?#]/.exec(address)?.index ?? address.length;
  const [before, root, challengeId = "", ...parts] = address.slice(0, cut).split("/");
  if (before !== "" || root !== "challenges" || challengeId === "") return null;
  const rest = address.slice(cut);
  if (parts[0] !== AREA) return { challengeId, isInView: false, councilId: null, parts, rest };
  return { challengeId, isInView: true, councilId: parts[1] ?? null, parts: parts.slice(2), rest };
}

function addressOf({ challengeId, councilId, parts, rest }: Omit<ChallengePlace, "isInView">): string {
  const inView = councilId === null ? [] : [AREA, councilId];
  return ["", "challenges", challengeId, ...inView, ...parts].join("/") + rest;
}

/** Whether an address is of a page that is of one council; the first page of a challenge is too. */
export function isOfOneCouncil(address: string): boolean {
  const place = placeOf(address);
  if (place === null || (place.isInView && place.councilId === null)) return false;
  const [part = ""] = place.parts;
  return part === "" || COUNCIL_PARTS.has(part);
}

/** The council that an address names; null for none. */
export function councilNamedIn(address: string): string | null {
  return placeOf(address)?.councilId ?? null;
}

/** Whether an address stands among the councils of a challenge, where only pages of one council do. */
export function isAmongCouncils(address: string): boolean {
  return placeOf(address)?.isInView ?? false;
}

/** The same page for a council; an address that is of no council stays as it is. */
export function inViewOf(address: string, councilId: string): string {
  const place = placeOf(address);
  if (place === null || !isOfOneCouncil(address)) return address;
  return addressOf({ ...place, councilId });
}

/** The first page of the part of a challenge that an address is in; of a part that is of no council, that of the challenge. */
export function frontOfPart(address: string): string {
  const place = placeOf(address);
  if (place === null) return address;
  const [part = ""] = place.parts;
  const parts = COUNCIL_PARTS.has(part) ? [part] : [];
  return addressOf({ ...place, councilId: null, parts, rest: "" });
}

/** The same page, as whoever serves one council has it. */
export function outOfView(address: string): string {
  const place = placeOf(address);
  return place?.councilId == null ? address : addressOf({ ...place, councilId: null });
}

/** What an address of joint business says of the page it was reached from: the council in view there, for the way back. */
export const FROM_COUNCIL = "from-council";

/** The council whose page an address of joint business was reached from; null for none. */
export function councilCameFrom(address: string): string | null {
  const rest = placeOf(address)?.rest ?? "";
  const asked = new URLSearchParams(rest.replace(/#.*$/s, "")).get(FROM_COUNCIL);
  return asked !== null && /^\w+$/.test(asked) ? asked : null;
}

function withCameFrom(place: ChallengePlace, councilId: string): string {
  const [, query = "", fragment = ""] = /^(\?[^#]*)?(#.*)?$/s.exec(place.rest) ?? [];
  const asked = new URLSearchParams(query);
  asked.set(FROM_COUNCIL, councilId);
  return addressOf({ ...place, rest: ["?", asked, fragment].join("") });
}

/**
 * The address to go to from a page: from a page of one council the same council's, as long as it is of the same challenge. Joint business
 * has no council in its address; it is told from which council's page it was reached, and leads back there. Addresses that name a council,
 * or lead elsewhere, stay as they are. `from` is the path with its query.
 */
export function keptInView(address: string, from: string): string {
  const [here, there] = [placeOf(from), placeOf(address)];
  if (here === null || there === null || there.isInView || here.challengeId !== there.challengeId) {
    return address;
  }
  const councilId = here.councilId ?? councilCameFrom(from);
  if (councilId === null) return address;
  return isOfOneCouncil(address) ? inViewOf(address, councilId) : withCameFrom(there, councilId);
}
