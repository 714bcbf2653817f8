import { type CouncilRecordPermit, demandOfCouncil } from "#app/access/permit.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { recordOfCouncil } from "./change-record.server.ts";
import { PLAN_STATUSES, statusWordsProblem } from "./plan-statuses.ts";
import { listStatusWords, type OwnStatusWord } from "./store.server.ts";

/** What was changed of the record, as the trail says it. */
const STATUS_WORDS = "words for a plan's statuses";

/** What tells whether the words are still those of an open form. */
export function markOfStatusWords(words: readonly OwnStatusWord[]): string {
  return markOf(
    Object.fromEntries(words.map(({ status, word, colour }) => [status, `${word} ${colour ?? ""}`])),
  );
}

/**
 * Saves the council's own words and colours for the statuses of its plan; a status without a word is called as usual. `opened` is the mark
 * of those on the form. Throws forbidden, conflict, or invalid at the word that two statuses would have.
 */
export async function saveStatusWords(
  permit: CouncilRecordPermit,
  { words, opened }: { words: readonly OwnStatusWord[]; opened: string },
  now: Date,
): Promise<void> {
  demandOfCouncil(permit, "council.edit");
  const problem = statusWordsProblem(words);
  if (problem !== null) {
    const index = PLAN_STATUSES.findIndex(({ status }) => status === problem.status);
    throw new AppError("invalid", problem.sentence, { field: `words[${index}].word` });
  }
  const { councilId } = permit;
  await transaction(async (tx) => {
    await refuseIfSaved(
      tx,
      { opened, stored: markOfStatusWords(await listStatusWords(permit, tx)) },
      {
        challengeId: null,
        by: [{ type: "council-changed", data: { councilId, what: STATUS_WORDS } }],
        or: [{ type: "councils-merged", data: { intoId: councilId } }],
      },
    );
    await tx.planStatusWord.deleteMany({ where: { councilId } });
    await tx.planStatusWord.createMany({ data: words.map((word) => ({ councilId, ...word })) });
    await recordOfCouncil(
      tx,
      permit,
      { type: "council-changed", data: { councilId, what: STATUS_WORDS } },
      now,
    );
  });
}
