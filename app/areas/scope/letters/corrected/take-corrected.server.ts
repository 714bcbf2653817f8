import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { retitle } from "#app/areas/challenge/edit-details.server.ts";
import { countByLetter } from "#app/areas/challenge/edit-milestone.server.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import { newId } from "#app/platform/ids.ts";
import { rewordPrompt, takePromptOut, writePrompt } from "../../edit-prompts.server.ts";
import { rewordQuestion, takeQuestionOut, writeQuestion } from "../../edit-questions.server.ts";
import { rewordFocusArea, takeFocusAreaOut, writeFocusArea } from "../../focus/edit-focus-areas.server.ts";
import { writeSource } from "../../make-challenge.server.ts";
import type { CorrectedInput } from "./corrected-form.ts";
import {
  type CorrectedLetter,
  dropCorrectedLetter,
  readCorrectedBytes,
  readCorrectedLetter,
  writeStanding,
} from "./corrected-store.server.ts";
import type { Difference } from "./differences.ts";
import { asWarning, type LetterWarning, leftAsItIs } from "./kept-warnings.ts";
import { openDifferences } from "./read-corrected.server.ts";

/** What became of the differences of a corrected letter. */
export interface Looked {
  taken: number;
  left: number;
  /** Those that nobody has decided yet; the letter waits while there are some. */
  open: number;
}

/**
 * Takes over from a corrected letter what was chosen, and leaves what was chosen to be left, in one transaction. The letter becomes a source document with the
 * first of them. What is left, and what the letter says that is done by hand, is kept with the warnings of the scope. Throws forbidden, conflict where letter or
 * record changed meanwhile, or what refuses one of the changes, at its field.
 */
export async function takeCorrected(
  permit: ChallengePermit,
  { version, choices }: CorrectedInput,
  now: Date,
): Promise<Looked> {
  demand(permit, "scope.edit");
  const chosen = choices.flatMap(({ line, was, says }, at) =>
    says === "" ? [] : [{ line, was, says, field: `choices[${at}].says` }],
  );
  if (chosen.length === 0)
    throw new AppError("invalid", "Choose for at least one difference what becomes of it.", {
      field: "choices[0].says",
    });
  return settle(permit, version, now, ({ open }) => {
    const known = new Map(open.map((difference) => [difference.id, difference]));
    return chosen.map(({ line, was, says, field }) => {
      const difference = known.get(line);
      if (difference === undefined || (difference.was ?? "") !== was)
        throw new AppError(
          "conflict",
          "The record was changed meanwhile, so this is not the difference any more. Open the page again and choose anew.",
          { field },
        );
      return { difference, says, field };
    });
  });
}

/** Leaves all that was not decided as it is on record, and finishes with the letter. Throws as `takeCorrected`. */
export async function finishCorrected(permit: ChallengePermit, version: number, now: Date): Promise<Looked> {
  demand(permit, "scope.edit");
  return settle(permit, version, now, ({ open }) =>
    open.map((difference) => ({ difference, says: "record" as const, field: undefined })),
  );
}

/** Deletes a corrected letter of which nothing was decided. Throws forbidden or conflict. */
export async function deleteCorrected(permit: ChallengePermit, version: number, now: Date): Promise<void> {
  demand(permit, "scope.edit");
  await transaction(async (tx) => {
    const { sourceDocumentId } = await readCorrectedLetter(tx, permit, version, now);
    if (sourceDocumentId !== null)
      throw new AppError("conflict", "Part of this letter was taken over already. Finish with it instead.");
    await dropCorrectedLetter(tx, permit);
  });
}

interface Decided {
  difference: Difference;
  says: "letter" | "record";
  field: string | undefined;
}

async function settle(
  permit: ChallengePermit,
  version: number,
  now: Date,
  decide: (found: Awaited<ReturnType<typeof openDifferences>>) => Decided[],
): Promise<Looked> {
  // The bytes are kept before the transaction that names them.
  await keepFile(await readCorrectedBytes(permit));
  return transaction(async (tx) => {
    const letter = await readCorrectedLetter(tx, permit, version, now);
    const found = await openDifferences(permit, letter, tx);
    const decided = decide(found);
    const taken = decided.filter(({ says }) => says === "letter");
    const left = decided.filter(({ says }) => says === "record").map(({ difference }) => difference);
    const sourceDocumentId = letter.sourceDocumentId ?? (await writeLetter(tx, permit, letter, now));
    if (letter.sourceDocumentId === null)
      await writeWarnings(
        tx,
        permit,
        [...letter.plan.warnings, ...found.byHand.map((said) => asWarning(said, letter.before !== null))],
        now,
      );
    const added = new Map<string, string>();
    for (const { difference, field } of taken) {
      try {
        await take(tx, permit, difference, added, now);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        throw new AppError(error.code, error.message, {
          ...(field === undefined ? {} : { field }),
          cause: error,
        });
      }
    }
    await writeWarnings(tx, permit, left.map(leftAsItIs), now);
    const open = found.open.length - decided.length;
    if (open === 0) await dropCorrectedLetter(tx, permit);
    else {
      const ids = [...letter.left, ...left.map(({ id }) => id)];
      await writeStanding(tx, permit, { before: letter.before, sourceDocumentId, left: ids });
    }
    const counts = { taken: taken.length, left: left.length };
    await record(tx, permit, { type: "corrected-letter-read", data: { sourceDocumentId, ...counts } }, now);
    return { ...counts, open };
  });
}

async function writeLetter(
  tx: Tx,
  permit: ChallengePermit,
  { plan: { sources } }: CorrectedLetter,
  now: Date,
): Promise<string> {
  const [source] = sources;
  if (source === undefined) throw new Error("a letter was read without a source");
  const { clauses, ...facts } = source;
  const id = newId();
  await writeSource(tx, permit.challengeId, { ...facts, id }, clauses, now);
  await record(
    tx,
    permit,
    { type: "source-added", data: { sourceDocumentId: id, clauses: clauses.length } },
    now,
  );
  return id;
}

/** Writes warnings behind the others. One that stands there in the same words stands there already. */
async function writeWarnings(
  tx: Tx,
  { challengeId, actor }: ChallengePermit,
  warnings: readonly LetterWarning[],
  now: Date,
): Promise<void> {
  const known = await tx.scopeWarning.findMany({
    where: { challengeId },
    take: 1_000,
    select: { code: true, message: true, quote: true },
  });
  const keyOf = ({ code, message, quote }: Pick<LetterWarning, "code" | "message" | "quote">) =>
    [code, message, quote].join("\n");
  const stands = new Set(known.map(keyOf));
  const more = warnings.filter((warning) => !stands.has(keyOf(warning)));
  await tx.scopeWarning.createMany({
    data: more.map(({ code, message, quote, place, answer }, at) => ({
      id: newId(),
      challengeId,
      code,
      message,
      quote,
      place,
      position: known.length + at + 1,
      ...(answer === undefined ? {} : { answer, answeredAt: now, answeredByName: actor.name }),
    })),
  });
}

/** Changes the record by one difference. `added` holds what was added before, by the id of its difference. */
async function take(
  tx: Tx,
  permit: ChallengePermit,
  difference: Difference,
  added: Map<string, string>,
  now: Date,
): Promise<void> {
  const { kind, was, becomes, recordId, keyDate } = difference;
  if (kind === "key-date") {
    demand(permit, "milestones.edit");
    if (keyDate !== null) await countByLetter(tx, permit, keyDate, now);
    return;
  }
  if (kind === "title") {
    demand(permit, "challenge.manage");
    await retitle(tx, permit, { title: becomes ?? "", was: was ?? "" }, now);
    return;
  }
  if (kind === "theme") {
    await renameTheme(tx, permit, difference, now);
    return;
  }
  if (recordId === null) {
    added.set(difference.id, await add(tx, permit, difference, added, now));
  } else if (becomes === null) {
    await TAKE_OUT[kind](tx, permit, recordId, now);
  } else {
    const wording = { text: becomes, was: was ?? "" };
    if (kind === "prompt") await rewordPrompt(tx, permit, recordId, wording, now);
    else if (kind === "question") await rewordQuestion(tx, permit, recordId, wording, now);
    else await rewordFocusArea(tx, permit, recordId, becomes, now);
  }
}

const TAKE_OUT = { prompt: takePromptOut, question: takeQuestionOut, "focus-area": takeFocusAreaOut };

async function add(
  tx: Tx,
  permit: ChallengePermit,
  { kind, becomes, themeId, parent }: Difference,
  added: ReadonlyMap<string, string>,
  now: Date,
): Promise<string> {
  const text = becomes ?? "";
  if (kind === "focus-area" || themeId === null) return writeFocusArea(tx, permit, text, now);
  if (kind === "question") return (await writeQuestion(tx, permit, { themeId, text }, now)).id;
  const parentId =
    parent === null ? null : "recordId" in parent ? parent.recordId : added.get(parent.differenceId);
  if (parentId === undefined)
    throw new AppError(
      "conflict",
      "In the letter this prompt stands under another that is new. Take that one over too, or leave this one.",
    );
  return (await writePrompt(tx, permit, { themeId, parentId, text }, now)).id;
}

async function renameTheme(
  tx: Tx,
  permit: ChallengePermit,
  { recordId, was, becomes }: Difference,
  now: Date,
): Promise<void> {
  const id = recordId ?? "";
  const { count } = await tx.theme.updateMany({
    where: { id, challengeId: permit.challengeId, title: was ?? "" },
    data: { title: becomes ?? "" },
  });
  if (count === 0) {
    throw await savedMeanwhile(tx, {
      challengeId: permit.challengeId,
      by: [{ type: "scope-changed", data: { what: "theme renamed", id } }],
    });
  }
  await record(tx, permit, { type: "scope-changed", data: { what: "theme renamed", id } }, now);
}
