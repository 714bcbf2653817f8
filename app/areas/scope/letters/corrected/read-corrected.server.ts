import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { listFocusAreas } from "../../focus/list-focus-areas.server.ts";
import { readThemes } from "../../store.server.ts";
import { type CorrectedLetter, findCorrectedLetter } from "./corrected-store.server.ts";
import { type Difference, differencesOf, type RecordedScope } from "./differences.ts";
import { type SaidByHand, saidByHand } from "./said-by-hand.ts";

/** The differences of a corrected letter that nobody has decided yet, and what else it says. */
export interface OpenDifferences {
  open: Difference[];
  changedHere: number;
  byHand: SaidByHand[];
}

/** A corrected letter that waits, with what is still to be decided; null where none waits. Throws forbidden. */
export async function readCorrected(
  permit: ChallengePermit,
  now: Date,
): Promise<(OpenDifferences & { letter: CorrectedLetter }) | null> {
  demand(permit, "scope.edit");
  const letter = await findCorrectedLetter(permit, now);
  return letter === null ? null : { letter, ...(await openDifferences(permit, letter)) };
}

/** What of a letter is still to be decided, against the record as it is now. */
export async function openDifferences(
  permit: ChallengePermit,
  { plan, before, left }: CorrectedLetter,
  client: Db = db,
): Promise<OpenDifferences> {
  const recorded = await readRecorded(permit, client);
  const { differences, changedHere } = differencesOf(recorded, before, plan);
  const isLeft = new Set(left);
  const none = {
    councils: [],
    onSite: { start: null, end: null },
    themes: recorded.themes.map(({ number, title }) => ({ number, title, questions: [], prompts: [] })),
    team: [],
    milestones: [],
  };
  return {
    open: differences.filter(({ id }) => !isLeft.has(id)),
    changedHere,
    byHand: saidByHand(before ?? none, plan),
  };
}

async function readRecorded(permit: ChallengePermit, client: Db): Promise<RecordedScope> {
  const [challenge, themes, focusAreas, milestones] = await Promise.all([
    readChallenge(permit, client),
    readThemes(permit, client),
    listFocusAreas(permit, client),
    listMilestones(permit, client),
  ]);
  return {
    title: challenge.title,
    themes,
    focusAreas,
    keyDates: milestones.map(({ id, key, label, rule, conditions, setByName }) => ({
      id,
      key,
      label,
      rule,
      conditions,
      isSetByHand: setByName !== null,
    })),
  };
}
