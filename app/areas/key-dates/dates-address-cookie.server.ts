import { sealedCookie } from "#app/platform/sealed-cookie.server.ts";

/** The secret address of somebody's key dates is kept as a hash only: until it has been copied it travels in the browser that made it. */
export const datesAddressCookie = sealedCookie<{ accountId: string; token: string }>("dates-address", {
  seconds: 600,
});
