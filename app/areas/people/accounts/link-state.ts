const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a link from a message works (house rules): the more it opens, and the quicker people use it, the shorter. */
export const LINK_LIFETIMES_MS = {
  invitation: 14 * DAY_MS,
  "password-reset": HOUR_MS,
  "sign-in": 15 * MINUTE_MS,
  "first-administrator": DAY_MS,
} as const;

export type LinkKind = keyof typeof LINK_LIFETIMES_MS;

export type LinkState = "good" | "used" | "revoked" | "expired" | "unknown";

/** Whether a link still works. */
export function linkState(
  link: { expiresAt: Date; usedAt: Date | null; revokedAt: Date | null },
  now: Date,
): LinkState {
  if (link.usedAt !== null) return "used";
  if (link.revokedAt !== null) return "revoked";
  return link.expiresAt <= now ? "expired" : "good";
}
