import type { Looked } from "./take-corrected.server.ts";

/** What the page says once differences were decided: "2 taken over, 1 left as it is. 3 are still to be decided." */
export function lookedNotice({ taken, left, open }: Looked): string {
  if (taken + left === 0) return "The letter says nothing otherwise. It is a source document now.";
  const done = `${taken} taken over, ${left} left as the scope has ${left === 1 ? "it" : "them"}.`;
  return open === 0
    ? `${done} The corrected letter is a source document now.`
    : `${done} ${open} ${open === 1 ? "is" : "are"} still to be decided.`;
}
