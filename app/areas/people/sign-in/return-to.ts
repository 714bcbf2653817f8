import { to } from "#app/addresses.ts";

/** Stands for this site while an address is read: nobody can own it (RFC 2606). */
const HERE = "https://workspace.invalid";

/** Characters of a path, a query and a fragment. No control characters: a browser drops tabs, and "/\t/host" leads away. */
const PATH = /^\/(?!\/)[^\\\p{Cc}\p{Zl}\p{Zp}]*$/u;

/**
 * The page to go to after sign-in: only a path of this site. Anything else (another host, `//host`, a
 * backslash, a scheme, a control character) goes to the list of challenges, so that a link cannot use sign-in to
 * lead away. Read as a browser reads it, so that what is checked is what is followed.
 */
export function safeReturnTo(wanted: string | undefined): string {
  const fallback = to.home.challenges();
  if (wanted === undefined || !PATH.test(wanted) || !URL.canParse(wanted, HERE)) return fallback;
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  // "/.//host" is a path here, and a host once it is written without what stood before it.
  if (origin !== HERE || pathname.startsWith("//")) return fallback;
  return pathname.startsWith("/sign-") ? fallback : `${pathname}${search}${hash}`;
}
