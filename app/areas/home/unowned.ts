import type { Role, Stage } from "#app/access/permissions.ts";
import { ROLE_NAMES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { hasReached } from "#app/areas/challenge/stages.ts";

/** What nobody has, as far as whoever manages may know it; null for what is not theirs to know. */
export interface UnownedFacts {
  challengeId: string;
  stage: Stage;
  /** Open actions of the own council that nobody who can report on them has. */
  actions: number | null;
  /** Documents of the pack that have not come and for which nobody is named. */
  documents: number | null;
  /** Themes that nobody of the team leads on. */
  themes: number | null;
  /** Key dates that are open and belong to a role that nobody has. */
  dates: readonly { label: string; roles: readonly Role[] }[];
}

/** Something that nobody has, and where somebody is given it. */
export interface UnownedThing {
  title: string;
  hint: string;
  href: string;
}

/** Key dates said one by one; of more only how many. */
const MOST_DATES = 3;

/**
 * What nobody has, for whoever manages, each with the page on which somebody is given it. Documents and themes count until the report is
 * being written: from then on nobody waits for them.
 */
export function unownedThings({
  challengeId,
  stage,
  actions,
  documents,
  themes,
  dates,
}: UnownedFacts): UnownedThing[] {
  const here = { challengeId };
  const isBeforeReport = !hasReached(stage, "reporting");
  const things: UnownedThing[] = [];
  const add = (title: string, hint: string, href: string) => things.push({ title, hint, href });
  if (actions !== null && actions > 0) {
    add(
      actions === 1 ? "1 action of the action plan" : `${actions} actions of the action plan`,
      `Nobody who signs in reports on ${actions === 1 ? "it. Hand it" : "them. Hand them"} to somebody of your council.`,
      to.actionPlan.owners(here),
    );
  }
  for (const { label, roles } of dates.slice(0, MOST_DATES)) {
    add(
      label,
      `This key date is the ${roles.map((role) => ROLE_NAMES[role].toLowerCase()).join("’s or the ")}’s, and nobody has the role. Invite somebody.`,
      to.people.invite(here),
    );
  }
  if (dates.length > MOST_DATES) {
    const more = dates.length - MOST_DATES;
    add(
      more === 1 ? "1 more key date" : `${more} more key dates`,
      more === 1 ? "Of a role that nobody has." : "Of roles that nobody has.",
      to.people.members(here),
    );
  }
  if (isBeforeReport && documents !== null && documents > 0) {
    add(
      documents === 1 ? "1 document for the data pack" : `${documents} documents for the data pack`,
      documents === 1
        ? "Nobody is named for it. Say whose it is."
        : "Nobody is named for them. Say whose each is.",
      to.preparation.pack(here),
    );
  }
  if (isBeforeReport && themes !== null && themes > 0) {
    add(
      themes === 1 ? "1 theme without a lead" : `${themes} themes without a lead`,
      `No peer leads on ${themes === 1 ? "it" : "them"}. Choose one on the peer’s page.`,
      to.peerTeam.front(here),
    );
  }
  return things;
}
