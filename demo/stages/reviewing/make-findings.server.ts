import { chooseNotes, type NoteChoice } from "#app/areas/findings/choose-notes.server.ts";
import { addFinding } from "#app/areas/findings/save-finding.server.ts";
import { saveObservation } from "#app/areas/findings/save-observation.server.ts";
import { addRecommendation } from "#app/areas/findings/save-recommendation.server.ts";
import { findings } from "#demo/content/reviewing/findings.ts";
import { observations, recommendations } from "#demo/content/reviewing/recommendations.ts";
import type { NoteKey } from "#demo/content/shapes.ts";
import { at, type DemonstrationWorld, known } from "#demo/demonstration-world.server.ts";

/** The last afternoon on site, when the team agreed what it had found. */
const AGREED = at("2025-10-09", "16:00");

/** Findings on their notes, recommendations on their findings, and what is softer than either. */
export async function makeFindings(world: DemonstrationWorld): Promise<void> {
  for (const finding of findings) {
    const permit = world.peer(finding.author);
    const id = await addFinding(
      permit,
      {
        themeId: known(world.themeIds, finding.theme),
        kind: finding.kind,
        headline: finding.headline,
        body: finding.text,
        status: "agreed",
      },
      AGREED,
    );
    world.findingIds.set(finding.key, id);
    const as = (relation: NoteChoice["relation"], keys: readonly NoteKey[]): NoteChoice[] =>
      keys.map((key) => ({ noteId: known(world.noteIds, key), relation }));
    const chosen = [
      ...as("supporting", finding.supporting),
      ...as("contradicting", finding.contradicting),
      ...as("context", finding.context),
    ];
    await chooseNotes(permit, id, 1, { shown: [], chosen }, AGREED);
  }
  for (const recommendation of recommendations) {
    const id = await addRecommendation(
      world.manager,
      {
        kind: recommendation.level,
        themeId: known(world.themeIds, recommendation.theme),
        title: recommendation.title,
        text: recommendation.text,
        findingIds: recommendation.findings.map((key) => known(world.findingIds, key)),
      },
      AGREED,
    );
    world.recommendationIds.set(recommendation.number, id);
  }
  for (const observation of observations) {
    const input = { themeId: known(world.themeIds, observation.theme), text: observation.text };
    await saveObservation(world.manager, null, input, AGREED);
  }
}
