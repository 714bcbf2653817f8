import { setRecord } from "#app/areas/challenge/council-records.server.ts";
import { type Maker, type NamedManager, writeChallenge } from "#app/areas/challenge/make-challenge.server.ts";
import {
  type NewChallenge,
  numberPrompts,
  statementTitles,
  TIMETABLE_RULES,
} from "#app/areas/challenge/new-challenge.ts";
import { findOrMakeCouncil } from "#app/areas/councils/find-or-make-council.server.ts";
import { writeTeamWanted } from "#app/areas/peer-team/team-wanted.server.ts";
import { findAccountInUse } from "#app/areas/people/accounts/read-accounts.server.ts";
import { writeFirstManager } from "#app/areas/people/members/first-manager.server.ts";
import { inviteFirstManager } from "#app/areas/people/members/invite.server.ts";
import { writePhase } from "#app/areas/visits/write-visits.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";

/**
 * Writes a whole new challenge and its audit trail with the caller's transaction: all of it or nothing. What is written has been
 * checked by the use-case that calls this. The first rows of two later rooms, the sections of the position statement and the rules
 * of the timetable, are written here too: they are there from the first moment. Returns the id of the challenge.
 */
export async function makeChallenge(tx: Tx, plan: NewChallenge, maker: Maker, now: Date): Promise<string> {
  const challengeId = await writeChallenge(tx, plan, maker, now);
  for (const phase of [plan.onSite, ...(plan.furtherPhases ?? [])]) await writePhase(tx, challengeId, phase);
  for (const council of plan.councils) {
    const recordId = await findOrMakeCouncil(tx, council, maker, now);
    await setRecord(tx, { challengeId, name: council.name }, recordId);
  }
  const clauseIds = await writeSources(tx, challengeId, plan, now);
  const themes = await writeThemes(tx, challengeId, plan, clauseIds, now);
  await tx.scopeWarning.createMany({
    data: plan.warnings.map((warning, index) => ({
      id: newId(),
      challengeId,
      code: warning.code,
      message: warning.message,
      quote: warning.quote,
      place: warning.place,
      ...(warning.answer === undefined
        ? {}
        : { answer: warning.answer, answeredAt: now, answeredByName: maker.actor.name }),
      position: index + 1,
    })),
  });
  await tx.focusArea.createMany({
    data: plan.focusAreas.map((text, index) => ({ id: newId(), challengeId, text, position: index + 1 })),
  });
  await writeTeamWanted(tx, challengeId, plan.team);
  await tx.statementSection.createMany({
    data: statementTitles(themes).map(({ themeNumber, title }, index) => ({
      id: newId(),
      challengeId,
      themeId: themes.find((theme) => theme.number === themeNumber)?.id ?? null,
      title,
      status: "not-started",
      position: index + 1,
      updatedAt: now,
    })),
  });
  await tx.timetableRule.createMany({ data: TIMETABLE_RULES.map((rule) => ({ challengeId, ...rule })) });
  await recordMaking(tx, challengeId, plan, maker, now);
  if (maker.handsTo !== undefined)
    await handOver(tx, challengeId, plan, { ...maker, handsTo: maker.handsTo }, now);
  return challengeId;
}

/** Writes source documents with their clauses; gives, per source, the id of each clause by its reference. */
async function writeSources(
  tx: Tx,
  challengeId: string,
  plan: NewChallenge,
  now: Date,
): Promise<Map<string, string>[]> {
  const byRef: Map<string, string>[] = [];
  for (const { clauses, ...source } of plan.sources) {
    byRef.push(await writeSource(tx, challengeId, source, clauses, now));
  }
  return byRef;
}

/** Writes one source document with its tree of clauses. Returns the id of each clause by its reference. */
export async function writeSource(
  tx: Tx,
  challengeId: string,
  source: Omit<NewChallenge["sources"][number], "clauses"> & { id?: string },
  clauses: NewChallenge["sources"][number]["clauses"],
  now: Date,
): Promise<Map<string, string>> {
  const sourceDocumentId = source.id ?? newId();
  await tx.sourceDocument.create({
    data: { ...source, id: sourceDocumentId, challengeId, addedAt: now },
    select: { id: true },
  });
  const ids = new Map(clauses.map((clause) => [clause.ref, newId()]));
  await tx.clause.createMany({
    data: clauses.map(({ parentRef, ...clause }, index) => ({
      ...clause,
      id: ids.get(clause.ref) as string,
      challengeId,
      sourceDocumentId,
      parentId: parentRef === null ? null : (ids.get(parentRef) ?? null),
      position: index + 1,
    })),
  });
  return ids;
}

async function writeThemes(
  tx: Tx,
  challengeId: string,
  plan: NewChallenge,
  clauseIds: readonly Map<string, string>[],
  now: Date,
): Promise<{ id: string; number: number; title: string }[]> {
  const themes = plan.themes.map((theme) => ({ id: newId(), ...theme }));
  await tx.theme.createMany({
    data: themes.map(({ id, number, title }) => ({ id, challengeId, number, title })),
  });
  await tx.question.createMany({
    data: themes.flatMap((theme) =>
      theme.questions.map((text, index) => ({
        id: newId(),
        challengeId,
        themeId: theme.id,
        text,
        position: index + 1,
      })),
    ),
  });
  const prompts = themes.flatMap((theme) =>
    numberPrompts(theme.number, theme.prompts).map((prompt) => ({
      id: newId(),
      themeId: theme.id,
      ...prompt,
    })),
  );
  const idOfRef = new Map(prompts.map((prompt) => [prompt.ref, prompt.id]));
  await tx.prompt.createMany({
    data: prompts.map(({ id, themeId, ref, parentRef, text, position }) => ({
      id,
      challengeId,
      themeId,
      parentId: parentRef === null ? null : (idOfRef.get(parentRef) ?? null),
      ref,
      text,
      position,
    })),
  });
  await tx.promptClause.createMany({
    data: prompts.flatMap((prompt) =>
      prompt.clauses.map((link) => {
        const clauseId = clauseIds[link.source]?.get(link.ref);
        // A trace to a clause that is not there would be a fault of the import: stop, nothing is kept.
        if (clauseId === undefined)
          throw new Error(`prompt ${prompt.ref} is traced to no clause ${link.ref}`);
        return {
          promptId: prompt.id,
          clauseId,
          challengeId,
          reason: link.reason,
          madeBy: "import",
          createdAt: now,
        };
      }),
    ),
  });
  return themes;
}

async function recordMaking(
  tx: Tx,
  challengeId: string,
  plan: NewChallenge,
  maker: Maker,
  now: Date,
): Promise<void> {
  const context = { actor: maker.actor, challengeId, requestId: maker.requestId };
  await recordOutsideChallenge(tx, context, { type: "challenge-made", data: { from: plan.from } }, now);
  const sources = await tx.sourceDocument.findMany({
    where: { challengeId },
    orderBy: { id: "asc" },
    select: { id: true, _count: { select: { clauses: true } } },
  });
  for (const source of sources) {
    await recordOutsideChallenge(
      tx,
      context,
      { type: "source-added", data: { sourceDocumentId: source.id, clauses: source._count.clauses } },
      now,
    );
  }
  if (!maker.becomesManager) return;
  const { accountId } = maker.actor;
  await writeFirstManager(tx, { accountId, challengeId }, now);
  await recordOutsideChallenge(
    tx,
    context,
    { type: "member-added", data: { accountId, role: "challenge-manager" } },
    now,
  );
}

/** An administrator lets the challenge manager in, and gets no place. */
async function handOver(
  tx: Tx,
  challengeId: string,
  { title }: NewChallenge,
  { actor, requestId, handsTo }: Maker & { handsTo: NamedManager },
  now: Date,
): Promise<void> {
  const account = await findAccountInUse(handsTo.email, tx);
  if (account?.id === actor.accountId)
    throw new AppError(
      "invalid",
      "Enter somebody else’s address. An administrator is no member of a challenge that they make.",
      { field: "managerEmail" },
    );
  const made = { challengeId, challengeTitle: title, stage: "scoping", actor, requestId } as const;
  await inviteFirstManager(tx, made, handsTo, now);
}
