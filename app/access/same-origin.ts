/**
 * Whether a write comes from one of our own pages. Browsers say where a request comes from by fetch metadata
 * and by Origin; a request that carries neither is refused, since no browser we serve sends such a form.
 */
export function isSameOrigin(
  request: { method: string; headers: Headers },
  ownOrigins: readonly string[],
): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("Origin");
  if (origin !== null && origin !== "null") return ownOrigins.includes(origin);
  return site === "same-origin";
}
