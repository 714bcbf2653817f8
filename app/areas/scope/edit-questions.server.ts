import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { moved } from "./scope-record.ts";

function questionsOf(tx: Tx, permit: ChallengePermit, themeId: string) {
  return tx.question.findMany({
    where: { themeId, challengeId: permit.challengeId },
    orderBy: { position: "asc" },
    take: 100,
    select: { id: true, position: true },
  });
}

/** Adds a question at the end of a theme. Returns its id. Throws forbidden or not-found. */
export async function addQuestion(
  permit: ChallengePermit,
  input: { themeId: string; text: string },
  now: Date,
): Promise<string> {
  demand(permit, "scope.edit");
  return transaction(async (tx) => (await writeQuestion(tx, permit, input, now)).id);
}

/** Writes a question inside the transaction of a use-case that has asked for the permission. Throws not-found. */
export async function writeQuestion(
  tx: Tx,
  permit: ChallengePermit,
  { themeId, text }: { themeId: string; text: string },
  now: Date,
): Promise<{ id: string; themeNumber: number }> {
  const { challengeId } = permit;
  const theme = await tx.theme.findFirst({ where: { id: themeId, challengeId }, select: { number: true } });
  if (theme === null) throw new AppError("not-found", "There is no such theme in this challenge.");
  const others = await questionsOf(tx, permit, themeId);
  const id = newId();
  const position = (others.at(-1)?.position ?? 0) + 1;
  await tx.question.create({ data: { id, challengeId, themeId, text, position }, select: { id: true } });
  await record(tx, permit, { type: "scope-changed", data: { what: "question added", id } }, now);
  return { id, themeNumber: theme.number };
}

async function readQuestion(tx: Tx, permit: ChallengePermit, id: string): Promise<{ themeId: string }> {
  const row = await tx.question.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: { themeId: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such question in this challenge.");
  return row;
}

/** Rewords a question. `was` is the wording the person saw; conflict when it is another by now. */
export async function editQuestion(
  permit: ChallengePermit,
  id: string,
  input: { text: string; was: string },
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  await transaction((tx) => rewordQuestion(tx, permit, id, input, now));
}

/** Rewords a question inside the transaction of a use-case that has asked for the permission. Throws as `editQuestion`. */
export async function rewordQuestion(
  tx: Tx,
  permit: ChallengePermit,
  id: string,
  input: { text: string; was: string },
  now: Date,
): Promise<void> {
  await readQuestion(tx, permit, id);
  const { count } = await tx.question.updateMany({
    where: { id, challengeId: permit.challengeId, text: input.was },
    data: { text: input.text },
  });
  if (count === 0) {
    throw await savedMeanwhile(tx, {
      challengeId: permit.challengeId,
      by: [{ type: "scope-changed", data: { what: "question reworded", id } }],
    });
  }
  await record(tx, permit, { type: "scope-changed", data: { what: "question reworded", id } }, now);
}

/** Takes a question out. */
export async function removeQuestion(permit: ChallengePermit, id: string, now: Date): Promise<void> {
  demand(permit, "scope.edit");
  await transaction((tx) => takeQuestionOut(tx, permit, id, now));
}

/** Takes a question out inside the transaction of a use-case that has asked for the permission. Throws not-found. */
export async function takeQuestionOut(tx: Tx, permit: ChallengePermit, id: string, now: Date): Promise<void> {
  await readQuestion(tx, permit, id);
  await tx.question.deleteMany({ where: { id, challengeId: permit.challengeId } });
  await record(tx, permit, { type: "scope-changed", data: { what: "question removed", id } }, now);
}

/** Moves a question one place up (-1) or down (1) within its theme. */
export async function moveQuestion(
  permit: ChallengePermit,
  id: string,
  by: -1 | 1,
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  await transaction(async (tx) => {
    const { themeId } = await readQuestion(tx, permit, id);
    const order = moved(await questionsOf(tx, permit, themeId), id, by);
    for (const [index, question] of order.entries()) {
      if (question.position === index + 1) continue;
      await tx.question.updateMany({
        where: { id: question.id, challengeId: permit.challengeId },
        data: { position: index + 1 },
      });
    }
    await record(tx, permit, { type: "scope-changed", data: { what: "question moved", id } }, now);
  });
}
