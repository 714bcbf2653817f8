import { parseArgs } from "node:util";
import { db } from "#app/platform/db.server.ts";
import { challenge } from "#prisma/demo/content/challenge.ts";
import { demoAccounts } from "#prisma/demo/demonstration-world.server.ts";
import { makeDemonstration } from "#prisma/demo/make-demonstration.server.ts";
import { DEMONSTRATION_PASSWORD } from "#prisma/demo/make-scoping.server.ts";

/** What `cpc demo` prints: where to go and as whom. `challenge` is null when there is no demonstration. */
export interface Demonstration {
  challenge: { id: string; title: string } | null;
  signIns: { role: string; name: string; email: string; password: string }[];
}

/**
 * `cpc demo`: makes the demonstration if it is not there, and prints it either way. With `--if-empty`, as
 * `npm start` calls it, it is made only where nobody has an account yet.
 */
export async function run(args: string[]): Promise<Demonstration> {
  const { values } = parseArgs({ args, options: { "if-empty": { type: "boolean", default: false } } });
  const there = await findDemonstration();
  if (there !== null) return there;
  if (values["if-empty"] && (await db.account.count()) > 0) return { challenge: null, signIns: [] };
  await makeDemonstration();
  return (await findDemonstration()) ?? { challenge: null, signIns: [] };
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
