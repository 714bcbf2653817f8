import { listNames } from "#app/areas/challenge/new-challenge.ts";
import type { Stand } from "#app/areas/decisions/decision-stand.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";

/** What is told of a version that was sent. */
export interface SentFacts {
  number: number;
  issuedAt: Date;
  issuedByName: string;
  councils: readonly { councilName: string; stand: Stand }[];
}

const agreed = (councils: SentFacts["councils"]) =>
  councils.flatMap(({ councilName: name, stand }) =>
    stand.state === "agreed" ? [{ name, changes: stand.changes }] : [],
  );

/** When and by whom a version was sent; of one from before councils recorded their decisions, what the manager recorded. */
export function sentInWords({ number, issuedAt, issuedByName, councils }: SentFacts): string {
  const day = formatDay(dayOf(issuedAt));
  const isOld = councils.some(({ stand }) => stand.state === "agreed" && stand.how === "before-decisions");
  return isOld
    ? `Version ${number} was recorded as agreed on ${day} by ${issuedByName}.`
    : `Version ${number} was sent for agreement on ${day} by ${issuedByName}.`;
}

/** Which councils agreed a version as it was put, and which with changes, in a sentence. */
export function agreedByInWords(councils: SentFacts["councils"]): string {
  const all = agreed(councils);
  if (all.length === 0) return "No council agreed it.";
  const changed = all.filter(({ changes }) => changes !== "none").map(({ name }) => name);
  const asPut = all.filter(({ changes }) => changes === "none").map(({ name }) => name);
  const parts = [
    ...(asPut.length === 0 ? [] : [`agreed by ${listNames(asPut)}`]),
    ...(changed.length === 0 ? [] : [`agreed with changes by ${listNames(changed)}`]),
  ].join("; ");
  return `${parts[0]?.toUpperCase()}${parts.slice(1)}.`;
}

/** Says that the scope is no longer the one that was sent, and what rests on that one. */
export function changedInWords(changed: readonly string[], sent: SentFacts | undefined): string {
  if (sent === undefined || changed.length === 0) return "";
  const names = agreed(sent.councils).map(({ name }) => name);
  const rests =
    names.length === 0
      ? ""
      : ` The agreement of ${listNames(names)} rests on version ${sent.number}, not on the scope as it stands now.`;
  return `Since version ${sent.number} was sent, ${listNames(changed)} were changed.${rests} A new version has to be sent before a council can agree the scope as it stands.`;
}
