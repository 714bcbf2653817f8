import { type AccountFacts, accountCan } from "#app/access/permissions.ts";
import type { Actor } from "#app/access/permit.ts";
import { sayOnItsWay } from "#app/mail/deliveries.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { NewChallenge } from "./new-challenge.ts";

/** A challenge manager as somebody names one. */
export interface NamedManager {
  name: string;
  email: string;
}

/** Who makes a challenge. */
export interface Maker {
  actor: Actor;
  /**
   * True for a challenge manager, who becomes that of this one too. False for an administrator, also of the machine (the command
   * line): nobody gains access by being an administrator.
   */
  becomesManager: boolean;
  /** Whom an administrator hands it over to at once, as its challenge manager; left out for the machine. */
  handsTo?: NamedManager | undefined;
  requestId: string | null;
}

/** An administrator of the machine, as the command line acts: not a person with an account. */
export const MACHINE: Actor = { accountId: "machine", name: "Administrator of the machine" };

/** Whether somebody who makes a challenge is no member of it: an administrator who manages none (decision 0776). */
export function handsOver({ managesAChallenge }: Pick<AccountFacts, "managesAChallenge">): boolean {
  return !managesAChallenge;
}

/**
 * A signed-in person as maker of a challenge; `manager` is whom an administrator hands it over to. Throws forbidden unless the account may make one,
 * or invalid at `managerName` or `managerEmail` where an administrator names nobody.
 */
export function makerOf(
  person: { actor: Actor; account: AccountFacts; requestId: string | null },
  manager: Partial<NamedManager> = {},
): Maker {
  const { actor, account, requestId } = person;
  if (!accountCan(account, "challenge.create")) {
    throw new AppError("forbidden", "Only administrators and challenge managers make challenges.");
  }
  if (!handsOver(account)) return { actor, becomesManager: true, requestId };
  const { name, email } = manager;
  if (name === undefined || name === "")
    throw new AppError("invalid", "Enter the name of the challenge manager", { field: "managerName" });
  if (email === undefined)
    throw new AppError("invalid", "Enter the e-mail address of the challenge manager", {
      field: "managerEmail",
    });
  return { actor, becomesManager: false, handsTo: { name, email }, requestId };
}

/** What an administrator reads once a challenge was made and handed over. */
export async function handedOverNotice({ name, email }: NamedManager): Promise<string> {
  return `Challenge made and handed over to ${name}. You are no member of it. ${await sayOnItsWay(`A message to ${email}`)}`;
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
