import type { Actor } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { shortNameOf } from "#app/areas/challenge/new-challenge.ts";
import { findAccountInUse } from "#app/areas/people/accounts/read-accounts.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { makeCouncil } from "../find-or-make-council.server.ts";
import { readManagedCouncil } from "./read-managed.server.ts";

/** Whoever runs the installation, in one request. */
export interface ByAdministrator {
  actor: Actor;
  requestId: string;
}

/** Adds the record of a council that is in no challenge yet. Returns its id. Throws invalid when there is one of that name. */
export async function addCouncil(by: ByAdministrator, name: string, now: Date): Promise<string> {
  return transaction(async (tx) => {
    if ((await tx.council.count({ where: { name } })) > 0) {
      throw new AppError("invalid", "There is a council of that name already", { field: "name" });
    }
    return makeCouncil(tx, { name, shortName: shortNameOf(name) }, by, now);
  });
}

/**
 * Names somebody who keeps a council's record, with or without a challenge: the first of a council, who may change all of it, and tells
 * them. Throws not-found, or invalid when nobody signs in with that address or the person was named already.
 */
export async function nameKeeper(
  by: ByAdministrator,
  councilId: string,
  email: string,
  now: Date,
): Promise<{ name: string }> {
  return transaction(async (tx) => {
    const council = await readManagedCouncil(councilId, tx);
    const account = await findAccountInUse(email, tx);
    if (account === null) {
      throw new AppError(
        "invalid",
        "Nobody signs in with that address. Invite the person under Accounts first",
        {
          field: "email",
        },
      );
    }
    if (council.people.some(({ accountId }) => accountId === account.id)) {
      throw new AppError("invalid", `${account.name} keeps this record already`, { field: "email" });
    }
    await tx.councilKeeper.create({
      data: { councilId, accountId: account.id, namedAt: now, namedByName: by.actor.name },
      select: { councilId: true },
    });
    await recordKeeper(tx, by, { councilId, accountId: account.id, what: "named" }, now);
    await tellKeeper(tx, by, { council, account: { ...account, email } }, now);
    return { name: account.name };
  });
}

/** Somebody between two challenges opens the workspace seldom: without a message they would not know. */
async function tellKeeper(
  tx: Tx,
  { actor }: ByAdministrator,
  { council, account }: { council: { id: string; name: string }; account: { name: string; email: string } },
  now: Date,
): Promise<void> {
  await queueMail(
    tx,
    {
      kind: "council-keeper",
      to: { address: account.email, name: account.name },
      subject: `You keep the record of ${council.name}`,
      body: [
        { text: `Dear ${account.name},` },
        {
          text: `${actor.name} has named you to keep what the peer challenge workspace holds of ${council.name} across its challenges: its names, colours, elections, and bodies with the days they meet.`,
        },
        {
          link: {
            url: absoluteUrl(to.councils.council({ councilId: council.id })),
            label: "Open the record",
          },
        },
      ],
      challengeId: null,
      createdByName: actor.name,
    },
    now,
  );
}

/** Ends that somebody keeps a record; what their places in challenges allow stays. Throws not-found. */
export async function endKeeper(
  by: ByAdministrator,
  councilId: string,
  accountId: string,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.councilKeeper.deleteMany({ where: { councilId, accountId } });
    if (count === 0) throw new AppError("not-found", "That person does not keep this record.");
    await recordKeeper(tx, by, { councilId, accountId, what: "ended" }, now);
  });
}

async function recordKeeper(
  tx: Tx,
  { actor, requestId }: ByAdministrator,
  data: { councilId: string; accountId: string; what: "named" | "ended" },
  now: Date,
): Promise<void> {
  const context = { actor, challengeId: null, requestId };
  await recordOutsideChallenge(tx, context, { type: "council-keeper-changed", data }, now);
}

/** Ends all that an account was named to keep, inside the caller's transaction: the account is being emptied. */
export async function endKeepingOf(tx: Tx, accountId: string): Promise<void> {
  await tx.councilKeeper.deleteMany({ where: { accountId } });
}
