import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { listUndertakings } from "#app/areas/decisions/read-stands.server.ts";
import { listTeamWanted } from "#app/areas/peer-team/read-peers.server.ts";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { ScopeRecord } from "./compose-scope-document.ts";
import { listFocusAreas } from "./focus/list-focus-areas.server.ts";
import { SOURCE_KIND_NAMES } from "./scope-record.ts";
import { listSources, listWarnings, readThemes } from "./store.server.ts";

/**
 * Gathers all the scope letter is made of; `today` says which undertakings are in effect. Inside a transaction pass its client. Throws
 * forbidden.
 */
export async function readScopeRecord(
  permit: ChallengePermit,
  today: Day,
  client: Db = db,
): Promise<ScopeRecord> {
  demand(permit, "scope.read");
  const [challenge, milestones, themes, team, sources, warnings, undertaken, focusAreas] = await Promise.all([
    readChallenge(permit, client),
    listMilestones(permit, client),
    readThemes(permit, client),
    listTeamWanted(permit, client),
    listSources(permit, client),
    listWarnings(permit, client),
    listUndertakings(permit, today, client),
    listFocusAreas(permit, client),
  ]);
  const dueOn = (key: string) => milestones.find((one) => one.key === key)?.dueOn ?? null;
  return {
    title: challenge.title,
    councils: challenge.councils,
    onSite: onSiteWords(await readOnSiteDays(permit.challengeId, client)),
    themes,
    focusAreas: focusAreas.map(({ text, decided }) => ({ text, decided: decided === "" ? null : decided })),
    milestones,
    team,
    sources: sources.map(({ kind, ...source }) => ({ ...source, kindName: SOURCE_KIND_NAMES[kind] })),
    publishing: {
      reportDueOn: dueOn("report-published"),
      planDueOn: dueOn("action-plan-published"),
      undertaken,
    },
    openWarnings: warnings.filter((warning) => warning.answeredAt === null).length,
  };
}
