import { sealedCookie } from "#app/platform/sealed-cookie.server.ts";

/**
 * Recovery codes are kept as hashes only. Until they have been written down they travel in the browser that made
 * them: ten minutes in which the page can be read, printed and opened again.
 */
export const recoveryCodesCookie = sealedCookie<{ accountId: string; codes: string[] }>("recovery-codes", {
  seconds: 600,
});
