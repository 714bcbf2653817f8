import { sealedCookie } from "#app/platform/sealed-cookie.server.ts";

/**
 * A calendar's secret address is kept as a hash only. Until it has been copied it travels in the browser that made it: ten
 * minutes in which the page can be opened again.
 */
export const feedAddressCookie = sealedCookie<{ challengeId: string; accountId: string; token: string }>(
  "calendar-address",
  { seconds: 600 },
);
