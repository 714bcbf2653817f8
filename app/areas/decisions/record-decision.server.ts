import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { readLastIssued } from "#app/issue/issued-versions.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { ChangedMeanwhile } from "#app/writing/merge/changed-meanwhile.ts";
import { keepAgreedOn, readAgreedOn } from "./agreement-day.server.ts";
import { withNameOfBody } from "./deciding-bodies.server.ts";
import { dayProblems, effectOf } from "./decision-days.ts";
import { countingDecisions } from "./decision-stand.ts";
import type { Decision, DecisionSubject, WayRecorded } from "./decision-words.ts";
import type { DecisionInput } from "./forms.ts";
import { listDecidedFacts } from "./store.server.ts";
import { tellOfDecision } from "./tell-of-decision.server.ts";

/** What is decided about: for a document the version that was before the council. */
export interface Decided {
  about: DecisionSubject;
  /** How it is called: "Scope, version 2". */
  subject: string;
  issuedVersionId: string | null;
  /** Of a proposed peer: what was put. */
  proposalId?: string | null;
  sha256: string | null;
}

/** What a record says of a decision, beside whose it is and what about. */
export type DecisionWords = Omit<DecisionInput, "outcome" | "takenByKind"> &
  Pick<Decision, "outcome" | "takenByKind">;

/** One decision to write down: whose, what about, what it says, and who says so. */
export interface NewDecision extends Decided {
  challengeId: string;
  councilId: string;
  input: DecisionWords;
  how: WayRecorded;
  recordedById: string | null;
  recordedByName: string;
  /** Who sent the link, where it was decided by one. */
  askedByName?: string;
  supersedes?: { id: string; reason: string };
}

/**
 * Writes a decision in the caller's transaction, and what follows where it is in effect already. The caller has asked for the
 * permission and records the event. Throws invalid at the field of a day that cannot be. Returns the id.
 */
export async function writeDecision(tx: Tx, decision: NewDecision, now: Date): Promise<string> {
  const { input, supersedes, ...facts } = decision;
  const today = dayOf(now);
  const [problem] = input.outcome === "no-decision" ? [] : dayProblems(input, today);
  if (problem !== undefined) throw new AppError("invalid", problem.message, { field: problem.field });
  const before = await readAgreedOn(tx, facts.challengeId, facts.about);
  const id = newId();
  const takesEffectOn = effectOf(input);
  await tx.decision.create({
    data: {
      ...facts,
      ...input,
      id,
      takesEffectOn,
      recordedAt: now,
      supersedesId: supersedes?.id ?? null,
      correctionReason: supersedes?.reason ?? "",
      effectNotedAt: takesEffectOn <= today || input.outcome !== "agreed" ? now : null,
    },
    select: { id: true },
  });
  await keepAgreedOn(tx, { challengeId: facts.challengeId, about: facts.about, before }, today);
  await tellOfDecision(
    tx,
    { ...facts, id, outcome: input.outcome, changedInMeeting: input.changedInMeeting },
    now,
  );
  return id;
}

/** What a council is asked to decide about at present; null while there is nothing to decide about. */
export async function readDecided(
  tx: Tx,
  permit: { challengeId: string },
  about: DecisionSubject,
): Promise<Decided | null> {
  if (about === "publishing") {
    return { about, subject: "The report and the action plan", issuedVersionId: null, sha256: null };
  }
  const version = await readLastIssued(permit, "scope", tx);
  if (version === null) return null;
  const { id, number, sha256 } = version;
  return { about, subject: `Scope, version ${number}`, issuedVersionId: id, sha256 };
}

/**
 * Records what a body or a person of one's own council decided about the newest version. Throws forbidden, conflict where nothing
 * was sent to decide about, where a newer version was sent, or where another decision was recorded since the page was opened
 * (`seen`), and invalid at the field of a day that cannot be. Returns the id.
 */
export async function recordDecision(
  permit: CouncilPermit,
  about: DecisionSubject,
  { seen, versionId, ...input }: DecisionInput & { seen: string; versionId: string },
  now: Date,
): Promise<string> {
  demand(permit, "decisions.record");
  return transaction(async (tx) => {
    const decided = await readDecided(tx, permit, about);
    if (decided === null) {
      throw new AppError("conflict", "Nothing has been sent to decide about yet.");
    }
    if ((decided.issuedVersionId ?? "") !== versionId) {
      throw new AppError(
        "conflict",
        `A newer version has been sent since you opened this page: ${decided.subject}. Read it, and record what was decided about it.`,
      );
    }
    return recordAbout(tx, permit, decided, { seen, ...input }, now);
  });
}

/**
 * Records by hand what one's own council decided about something that another room put to it, in the transaction of a use-case that
 * looked whether it may still be decided. Refusals as of recordDecision.
 */
export async function recordAbout(
  tx: Tx,
  permit: CouncilPermit,
  decided: Decided,
  { seen, ...input }: DecisionInput & { seen: string },
  now: Date,
): Promise<string> {
  demand(permit, "decisions.record");
  const { challengeId, councilId } = permit;
  const { about, issuedVersionId, proposalId = null } = decided;
  const facts = (await listDecidedFacts(permit, about, tx)).filter(
    (one) => one.councilId === councilId && one.matterId === (issuedVersionId ?? proposalId),
  );
  if ((countingDecisions(facts).at(-1)?.id ?? "") !== seen) {
    throw new ChangedMeanwhile(
      {},
      "Another decision about this was recorded since you opened this page, so yours is not recorded yet. Look at what is recorded, then record yours if it is another one.",
    );
  }
  const id = await writeDecision(
    tx,
    {
      ...decided,
      challengeId,
      councilId,
      input: await withNameOfBody(permit, input, tx),
      how: "by-hand",
      recordedById: permit.actor.accountId,
      recordedByName: permit.actor.name,
    },
    now,
  );
  const { outcome } = input;
  const data = { decisionId: id, councilId, about, outcome, how: "by-hand" };
  await record(tx, permit, { type: "decision-recorded", data }, now);
  return id;
}
