import { type ChallengePermit, type CouncilPermit, councilPermit } from "#app/access/permit.ts";
import { readChallenge } from "#app/areas/challenge/store.server.ts";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeStatement } from "./compose-statement.ts";
import { listPack, listStatementSections } from "./store.server.ts";

/** The position statement as it stands. `version` is the number it will be issued under, or null. */
export async function composePositionStatement(
  permit: CouncilPermit,
  version: number | null,
  now: Date,
): Promise<WordDocument> {
  const challenge = await readChallenge(permit);
  const sections = await listStatementSections(permit);
  return composeStatement({
    challengeTitle: challenge.title,
    councils: challenge.councils.map((council) => council.name),
    onSite: onSiteWords(await readOnSiteDays(permit.challengeId)),
    today: dayOf(now),
    version,
    sections: sections.map((section) => ({
      title: section.title,
      body: section.body,
      isTheme: section.themeId !== null,
    })),
    pack: await listPack(permit),
  });
}

/** For the command line: the record as it stands today. Throws forbidden for a permit without a council. */
export function composePositionStatementDocument(permit: ChallengePermit): Promise<WordDocument> {
  return composePositionStatement(councilPermit(permit), null, new Date());
}
