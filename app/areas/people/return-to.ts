/**
 * The page to go to after sign-in: only a path of this site. Anything else (another host, `//host`, a
 * backslash, a scheme) goes to the list of challenges, so that a link cannot use sign-in to lead away.
 */
export function safeReturnTo(wanted: string | undefined): string {
  const fallback = "/challenges";
  if (wanted === undefined || !/^\/(?![/\\])[^\\\r\n]*$/.test(wanted)) return fallback;
  return wanted.startsWith("/sign-") ? fallback : wanted;
}
