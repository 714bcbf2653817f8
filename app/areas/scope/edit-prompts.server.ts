import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { moved, nextRef } from "./scope-record.ts";

interface PromptRow {
  id: string;
  ref: string;
  themeId: string;
  parentId: string | null;
  position: number;
}

const ROW = { id: true, ref: true, themeId: true, parentId: true, position: true } as const;

async function readPrompt(tx: Tx, permit: ChallengePermit, id: string): Promise<PromptRow> {
  const row = await tx.prompt.findFirst({ where: { id, challengeId: permit.challengeId }, select: ROW });
  if (row === null) throw new AppError("not-found", "There is no such prompt in this challenge.");
  return row;
}

function siblings(
  tx: Tx,
  permit: ChallengePermit,
  place: { themeId: string; parentId: string | null },
): Promise<PromptRow[]> {
  return tx.prompt.findMany({
    where: { challengeId: permit.challengeId, themeId: place.themeId, parentId: place.parentId },
    orderBy: [{ position: "asc" }, { ref: "asc" }],
    take: 500,
    select: ROW,
  });
}

/** A prompt to be added at the end of a theme, or nested at the end of another prompt. */
interface NewPrompt {
  themeId: string;
  parentId: string | null;
  text: string;
}

/** Adds a prompt. Returns its id. Throws forbidden, not-found, or invalid at `parentId`. */
export async function addPrompt(permit: ChallengePermit, input: NewPrompt, now: Date): Promise<string> {
  demand(permit, "scope.edit");
  return transaction(async (tx) => (await writePrompt(tx, permit, input, now)).id);
}

/** Writes a prompt inside the transaction of a use-case that has asked for the permission. Throws as `addPrompt`. */
export async function writePrompt(
  tx: Tx,
  permit: ChallengePermit,
  { themeId, parentId, text }: NewPrompt,
  now: Date,
): Promise<{ id: string; ref: string }> {
  const theme = await tx.theme.findFirst({
    where: { id: themeId, challengeId: permit.challengeId },
    select: { number: true },
  });
  if (theme === null) throw new AppError("not-found", "There is no such theme in this challenge.");
  const parent = parentId === null ? null : await readPrompt(tx, permit, parentId);
  if (parent !== null && parent.themeId !== themeId) {
    throw new AppError("invalid", "Choose a prompt of the same theme to put this one under.", {
      field: "parentId",
    });
  }
  const others = await siblings(tx, permit, { themeId, parentId });
  const id = newId();
  const ref = nextRef(
    parent?.ref ?? String(theme.number),
    others.map((other) => other.ref),
  );
  const position = (others.at(-1)?.position ?? 0) + 1;
  await tx.prompt.create({
    data: { id, challengeId: permit.challengeId, themeId, parentId, ref, text, position },
    select: { id: true },
  });
  await record(tx, permit, { type: "scope-changed", data: { what: "prompt added", id } }, now);
  return { id, ref };
}

/** Rewords a prompt; its reference and what it is drawn from stay. Conflict when `was` is no longer its wording. */
export async function editPrompt(
  permit: ChallengePermit,
  id: string,
  input: { text: string; was: string },
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  await transaction((tx) => rewordPrompt(tx, permit, id, input, now));
}

/** Rewords a prompt inside the transaction of a use-case that has asked for the permission. Throws as `editPrompt`. */
export async function rewordPrompt(
  tx: Tx,
  permit: ChallengePermit,
  id: string,
  input: { text: string; was: string },
  now: Date,
): Promise<void> {
  await readPrompt(tx, permit, id);
  const { count } = await tx.prompt.updateMany({
    where: { id, challengeId: permit.challengeId, text: input.was },
    data: { text: input.text },
  });
  if (count === 0) {
    throw await savedMeanwhile(tx, {
      challengeId: permit.challengeId,
      by: [{ type: "scope-changed", data: { what: "prompt reworded", id } }],
    });
  }
  await record(tx, permit, { type: "scope-changed", data: { what: "prompt reworded", id } }, now);
}

/**
 * Takes a prompt out. Refused while prompts are nested in it, or sessions or notes use it: they would lose what they
 * are about. The sentence does not say how many notes there are: people without access to notes read it too.
 */
export async function removePrompt(permit: ChallengePermit, id: string, now: Date): Promise<void> {
  demand(permit, "scope.edit");
  await transaction((tx) => takePromptOut(tx, permit, id, now));
}

/** Takes a prompt out inside the transaction of a use-case that has asked for the permission. Throws as `removePrompt`. */
export async function takePromptOut(tx: Tx, permit: ChallengePermit, id: string, now: Date): Promise<void> {
  const { ref } = await readPrompt(tx, permit, id);
  const uses = await tx.prompt.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { children: true, sessions: true, notes: true } } },
  });
  if (uses._count.children > 0) {
    throw new AppError("conflict", `Prompt ${ref} has prompts nested in it. Remove those first.`);
  }
  if (uses._count.sessions > 0 || uses._count.notes > 0) {
    throw new AppError(
      "conflict",
      `Prompt ${ref} is in use by the team's work on site, so it stays. Reword it instead, or remove it from what uses it first.`,
    );
  }
  await tx.prompt.deleteMany({ where: { id, challengeId: permit.challengeId } });
  await record(tx, permit, { type: "scope-changed", data: { what: `prompt ${ref} removed`, id } }, now);
}

/** Moves a prompt one place up (-1) or down (1) among its neighbours. Its reference stays. */
export async function movePrompt(permit: ChallengePermit, id: string, by: -1 | 1, now: Date): Promise<void> {
  demand(permit, "scope.edit");
  await transaction(async (tx) => {
    const prompt = await readPrompt(tx, permit, id);
    const order = moved(await siblings(tx, permit, prompt), id, by);
    for (const [index, other] of order.entries()) {
      if (other.position === index + 1) continue;
      await tx.prompt.updateMany({
        where: { id: other.id, challengeId: permit.challengeId },
        data: { position: index + 1 },
      });
    }
    await record(tx, permit, { type: "scope-changed", data: { what: "prompt moved", id } }, now);
  });
}
