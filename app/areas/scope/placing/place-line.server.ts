import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { listMilestones } from "#app/areas/challenge/read-challenge.server.ts";
import { PEER_ROLE_NAMES } from "#app/areas/peer-team/peer-words.ts";
import { addTeamWanted } from "#app/areas/peer-team/team-wanted.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { refuseIfAnswered, writeAnswer } from "../answer-warning.server.ts";
import { writePrompt } from "../edit-prompts.server.ts";
import { writeQuestion } from "../edit-questions.server.ts";
import { writeFocusArea } from "../focus/edit-focus-areas.server.ts";
import { NOT_UNDERSTOOD_CODE } from "../scope-record.ts";
import { readWarning } from "../store.server.ts";
import type { LinePlace } from "./place-line-form.ts";

/**
 * Puts a line of the letter that was not understood where a person says it belongs, and keeps with the line where that is. A key date is not set by
 * it: somebody reads the line and sets it on its own page. Throws forbidden, not-found, or conflict when somebody answered it meanwhile.
 */
export async function placeLine(
  permit: ChallengePermit,
  warningId: string,
  { version = 0, place }: { version?: number; place: LinePlace },
  now: Date,
): Promise<{ milestoneId: string | null }> {
  demand(permit, "scope.edit");
  return transaction(async (tx) => {
    const warning = await readWarning(permit, warningId, tx);
    if (warning.code !== NOT_UNDERSTOOD_CODE) {
      throw new AppError("not-found", "There is no such line of the letter in this challenge.");
    }
    refuseIfAnswered(warning, version);
    await writeAnswer(tx, permit, warning, await putAt(tx, permit, place, now), now);
    return { milestoneId: place.belongs === "date" ? place.milestoneId : null };
  });
}

/** Writes the line at its place and says in words where that is. */
async function putAt(tx: Tx, permit: ChallengePermit, place: LinePlace, now: Date): Promise<string> {
  switch (place.belongs) {
    case "prompt": {
      const { themeId, text } = place;
      const { ref } = await writePrompt(tx, permit, { themeId, parentId: null, text }, now);
      return `Put among the prompts, as ${ref}.`;
    }
    case "question": {
      const { themeNumber } = await writeQuestion(tx, permit, place, now);
      return `Put among the questions of theme ${themeNumber}.`;
    }
    case "focus-area":
      await writeFocusArea(tx, permit, place.text, now);
      return "Put among the focus areas of the whole challenge.";
    case "team":
      await addTeamWanted(tx, permit, { role: place.role, brief: place.text }, now);
      return `Put into the peer team, as a place for: ${PEER_ROLE_NAMES[place.role].toLowerCase()}.`;
    case "date": {
      const { milestoneId } = place;
      const date = (await listMilestones(permit, tx)).find(({ id }) => id === milestoneId);
      if (date === undefined) throw new AppError("not-found", "There is no such key date in this challenge.");
      return `It is about a key date: ${date.label}.`;
    }
    default:
      return place.reason;
  }
}
