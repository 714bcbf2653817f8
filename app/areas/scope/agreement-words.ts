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

const agreed = (councils: SentFacts["councils"]) => councils.filter(({ stand }) => stand.state === "agreed");

/** When and by whom a version was sent; of one from before councils recorded their decisions, what the manager recorded. */
export function sentInWords({ number, issuedAt, issuedByName, councils }: SentFacts): string {
  const day = formatDay(dayOf(issuedAt));
  const isOld = councils.some(({ stand }) => stand.state === "agreed" && stand.how === "before-decisions");
  return isOld
    ? `Version ${number} was recorded as agreed on ${day} by ${issuedByName}.`
    : `Version ${number} was sent for agreement on ${day} by ${issuedByName}.`;
}

/** Which councils agreed a version, in a sentence. */
export function agreedByInWords(councils: SentFacts["councils"]): string {
  const names = agreed(councils).map(({ councilName }) => councilName);
  return names.length === 0 ? "No council agreed it." : `Agreed by ${listNames(names)}.`;
}

/** Says that the scope is no longer the one that was sent, and what rests on that one. */
export function changedInWords(changed: readonly string[], sent: SentFacts | undefined): string {
  if (sent === undefined || changed.length === 0) return "";
  const names = agreed(sent.councils).map(({ councilName }) => councilName);
  const rests =
    names.length === 0
      ? ""
      : ` The agreement of ${listNames(names)} rests on version ${sent.number}, not on the scope as it stands now.`;
  return `Since version ${sent.number} was sent, ${listNames(changed)} were changed.${rests} A new version has to be sent before a council can agree the scope as it stands.`;
}
