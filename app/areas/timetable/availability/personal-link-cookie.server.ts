import { sealedCookie } from "#app/platform/sealed-cookie.server.ts";

/**
 * A personal link that was made to be handed over is kept as a hash only. Until it has been copied it travels in the browser
 * of whoever made it, for the one page that shows it.
 */
export const personalLinkCookie = sealedCookie<{ accountId: string; personId: string; token: string }>(
  "personal-link",
  { seconds: 120 },
);
