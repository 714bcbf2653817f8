import type { VisitKind } from "#app/access/visit-kinds.ts";

/** Characters of an address to join: links of conference systems have some 250. */
export const MOST_OF_A_JOIN_ADDRESS = 500;

/** Characters of a telephone number with what is typed after it, such as a PIN. */
const MOST_OF_A_NUMBER = 120;

/** What is wrong with an address to join, in a sentence; null for a link with https, a telephone number, or none. */
export function joinAddressProblem(text: string): string | null {
  if (text === "") return null;
  if (text.length > MOST_OF_A_JOIN_ADDRESS) {
    return `An address to join has at most ${MOST_OF_A_JOIN_ADDRESS} characters`;
  }
  if (/^https:/i.test(text)) {
    return isJoinLink(text) ? null : "Copy the whole link once more: it is not an address that can be opened";
  }
  if (/[/@]|^[a-z][a-z0-9+.-]*:|\bwww\.|\.(?:com|org|net|uk|us)\b/i.test(text)) {
    return "Enter a link that begins with https://, or a telephone number";
  }
  const digits = text.replace(/\D/g, "").length;
  return digits >= 5 && text.length <= MOST_OF_A_NUMBER && !/[\r\n]/.test(text)
    ? null
    : "Enter a link that begins with https://, or a telephone number such as 020 7946 0000, PIN 1234";
}

/** Whether an address to join is a link, which can be opened, and not a telephone number. */
export function isJoinLink(address: string): boolean {
  if (!/^https:\/\/[^\s<>"]+$/i.test(address) || !URL.canParse(address)) return false;
  const { username, password, hostname } = new URL(address);
  return username === "" && password === "" && hostname !== "";
}

interface JoinedSession {
  siteId: string | null;
  roomId: string | null;
  joinAddress: string;
}

/** Whether people meet in no room: a session with an address to join and no place. */
export function isJoinedOnly({ siteId, roomId, joinAddress }: JoinedSession): boolean {
  return siteId === null && roomId === null && joinAddress !== "";
}

/**
 * Whether a session asks for no room, although nobody ticked that it is online: it has an address to join and no place, or is a conversation
 * before the visit without one, which are calls (DOMAIN: conversations before).
 */
export function isCall(session: JoinedSession, visitKind: VisitKind): boolean {
  const { siteId, roomId } = session;
  return isJoinedOnly(session) || (visitKind === "conversations" && siteId === null && roomId === null);
}

/** "Online" or "By telephone", of a session that is joined and has no place. */
export function joinedWhere({ joinAddress }: Pick<JoinedSession, "joinAddress">): string {
  return isJoinLink(joinAddress) ? "Online" : "By telephone";
}

/** Where something is, within a sentence: "in Committee Room 1, Town Hall", "online". */
export function inSentence(where: string): string {
  return where === "Online" || where === "By telephone" ? where.toLowerCase() : `in ${where}`;
}
