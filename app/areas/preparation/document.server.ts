import { type ChallengeScope, type CouncilScope, councilScope } from "#app/access/scope.ts";
import { readChallenge } from "#app/areas/challenge/store.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeStatement } from "./compose-statement.ts";
import { listPack, listSections } from "./store.server.ts";

/** The position statement as it stands. `version` is the number it will be issued under, or null. */
export async function composePositionStatement(
  scope: CouncilScope,
  version: number | null,
  now: Date,
): Promise<WordDocument> {
  const challenge = await readChallenge(scope);
  const sections = await listSections(scope);
  return composeStatement({
    challengeTitle: challenge.title,
    organisation: challenge.councils.map((council) => council.name).join(" and "),
    onSiteStart: challenge.onSiteStart,
    onSiteEnd: challenge.onSiteEnd,
    today: dayOf(now),
    version,
    sections: sections.map((section) => ({
      title: section.title,
      body: section.body,
      isTheme: section.themeId !== null,
    })),
    pack: await listPack(scope),
  });
}

/** For the command line: the record as it stands today. Throws forbidden for a scope without a council. */
export function composePositionStatementDocument(scope: ChallengeScope): Promise<WordDocument> {
  return composePositionStatement(councilScope(scope), null, new Date());
}
