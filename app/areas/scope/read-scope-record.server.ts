import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import type { ScopeRecord } from "./compose-scope-document.ts";
import { SOURCE_KIND_NAMES } from "./scope-record.ts";
import { listSources, listTeamWanted, listWarnings, readThemes } from "./store.server.ts";

/** Gathers all the scope letter is made of. Throws forbidden. */
export async function readScopeRecord(scope: ChallengeScope): Promise<ScopeRecord> {
  demand(scope, "scope.read");
  const [challenge, milestones, themes, team, sources, warnings] = await Promise.all([
    readChallenge(scope),
    listMilestones(scope),
    readThemes(scope),
    listTeamWanted(scope),
    listSources(scope),
    listWarnings(scope),
  ]);
  return {
    title: challenge.title,
    councils: challenge.councils,
    onSiteStart: challenge.onSiteStart,
    onSiteEnd: challenge.onSiteEnd,
    themes,
    milestones,
    team,
    sources: sources.map(({ kind, ...source }) => ({ ...source, kindName: SOURCE_KIND_NAMES[kind] })),
    openWarnings: warnings.filter((warning) => warning.answeredAt === null).length,
  };
}
