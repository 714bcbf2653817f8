/** Where a request for support stands, in words. `now` decides whether leave has run out. */
export function supportState(
  request: { decision: string | null; expiresAt: Date | null; endedAt: Date | null },
  now: Date,
): "Waiting for the challenge manager" | "Refused" | "Ended" | "Run out" | "Open" {
  if (request.decision === null) return "Waiting for the challenge manager";
  if (request.decision === "refused") return "Refused";
  if (request.endedAt !== null) return "Ended";
  return request.expiresAt !== null && request.expiresAt > now ? "Open" : "Run out";
}
