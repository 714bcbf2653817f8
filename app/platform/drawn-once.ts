/**
 * What a route says of itself whose page is the same for everybody: the server draws it once and keeps the bytes, so it
 * has no scripts and nothing about whoever reads it.
 */
export interface DrawnOnce {
  drawnOnce: true;
}

/** Whether a route's handle says so. */
export function isDrawnOnce(handle: unknown): boolean {
  return (handle as Partial<DrawnOnce> | undefined)?.drawnOnce === true;
}
