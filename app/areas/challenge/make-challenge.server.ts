import { type AccountFacts, accountCan } from "#app/access/permissions.ts";
import type { Actor } from "#app/access/permit.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { NewChallenge } from "./new-challenge.ts";

/** Who makes a challenge. */
export interface Maker {
  actor: Actor;
  /**
   * True for a person, who becomes its challenge manager. False for an administrator of the machine (the command
   * line): nobody gains access by being an administrator.
   */
  becomesManager: boolean;
  requestId: string | null;
}

/** An administrator of the machine, as the command line acts: not a person with an account. */
export const MACHINE: Actor = { accountId: "machine", name: "Administrator of the machine" };

/** A signed-in person as maker of a challenge. Throws forbidden unless the account may make one. */
export function makerOf(person: { actor: Actor; account: AccountFacts; requestId: string | null }): Maker {
  if (!accountCan(person.account, "challenge.create")) {
    throw new AppError("forbidden", "Only administrators and challenge managers make challenges.");
  }
  return { actor: person.actor, becomesManager: true, requestId: person.requestId };
}

/** Writes a challenge with its councils and key dates, the first of what scope/make-challenge.server.ts writes. Returns its id. */
export async function writeChallenge(tx: Tx, plan: NewChallenge, maker: Maker, now: Date): Promise<string> {
  const challengeId = newId();
  await tx.challenge.create({
    data: {
      id: challengeId,
      title: plan.title,
      stage: "scoping",
      isPartnership: plan.councils.length > 1,
      questionSet: plan.questionSet,
      reportFormat: plan.reportFormat,
      createdAt: now,
      createdById: maker.becomesManager ? maker.actor.accountId : null,
    },
    select: { id: true },
  });
  await tx.participatingCouncil.createMany({
    data: plan.councils.map((council, index) => ({
      id: newId(),
      challengeId,
      name: council.name,
      shortName: council.shortName,
      isCommissioning: index === 0,
      position: index + 1,
    })),
  });
  await tx.milestone.createMany({
    data: plan.milestones.map(({ isSet, ...milestone }, index) => ({
      id: newId(),
      challengeId,
      ...milestone,
      ...(isSet === true ? { setByName: maker.actor.name, setAt: now } : {}),
      position: index + 1,
    })),
  });
  return challengeId;
}
