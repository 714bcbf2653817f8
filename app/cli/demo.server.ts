import { parseArgs } from "node:util";
import { BY_ITSELF, readHead, recordAlone } from "#app/audit/record.server.ts";
import { runningServer } from "#app/platform/data-folder/server-lock.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { env, reachedBy } from "#app/platform/settings/env.server.ts";
import { challenge } from "#demo/content/reviewing/challenge.ts";
import { demoAccounts } from "#demo/demonstration-accounts.ts";
import { WHY_REACHED } from "#demo/keep-demonstration-private.server.ts";
import { makeDemonstration } from "#demo/stages/make-reviewing.server.ts";
import { DEMONSTRATION_PASSWORD } from "#demo/steps/make-scoping.server.ts";

/** What `cpc demo` prints: where to go and as whom. `challenge` is null when there is no demonstration. */
export interface Demonstration {
  challenge: { id: string; title: string } | null;
  signIns: { role: string; name: string; email: string; password: string }[];
}

const NONE: Demonstration = { challenge: null, signIns: [] };

/**
 * `cpc demo`: makes the demonstration if it is not there, and prints it either way. It is made only where nobody has an
 * account yet and nobody else reaches the server, since anybody can read its passwords. With `--if-empty`, as `npm start`
 * calls it, a database with accounts of its own is left as it is and nothing is said; so is one that others reach, unless DEMO
 * asks for a demonstration. Throws conflict.
 */
export async function run(args: string[], settings = env): Promise<Demonstration> {
  const { values } = parseArgs({ args, options: { "if-empty": { type: "boolean", default: false } } });
  const there = await findDemonstration();
  if (there !== null) return there;
  const isWished = !values["if-empty"] || settings.demo === "on";
  const hasAccounts = (await db.account.count()) > 0;
  const setting = reachedBy(settings);
  if (!isWished && (hasAccounts || setting !== null)) return NONE;
  if (setting !== null) {
    throw new AppError(
      "conflict",
      `${WHY_REACHED[setting]}, and anybody can read the passwords of the demonstration: unset ${setting} to try it on this machine, or set DEMO=off for a workspace of your own.`,
    );
  }
  const running = runningServer(settings.dataDir);
  if (running !== null && running.reachedBy !== null) {
    throw new AppError(
      "conflict",
      `A server that others reach (process ${running.pid}) runs on ${settings.dataDir}, and anybody can read the passwords of the demonstration: set DATA_DIR to another folder.`,
    );
  }
  if (hasAccounts) {
    if (values["if-empty"]) return NONE;
    throw new AppError(
      "conflict",
      "There are accounts in this database already, and the demonstration is made only in an empty one: set DATA_DIR to another folder.",
    );
  }
  const { sequence } = await readHead(db);
  await makeDemonstration();
  const event = { type: "demonstration-made", data: { firstEvent: sequence + 1 } } as const;
  await recordAlone(BY_ITSELF, event, new Date());
  return (await findDemonstration()) ?? NONE;
}

/** The demonstration is known by its challenge manager's address, which belongs to no real person. */
async function findDemonstration(): Promise<Demonstration | null> {
  const manager = demoAccounts.find((account) => account.role === "challenge-manager");
  const found = await db.membership.findFirst({
    where: { account: { email: manager?.email ?? "" }, challenge: { onSiteStart: challenge.onSiteStart } },
    select: { challenge: { select: { id: true, title: true } } },
  });
  if (found === null) return null;
  const signIns = demoAccounts
    .filter((account) => !account.key.startsWith("account-"))
    .map(({ role, name, email }) => ({ role, name, email, password: DEMONSTRATION_PASSWORD }));
  return { challenge: found.challenge, signIns };
}
