import { parseArgs } from "node:util";
import { hasAccountBesides } from "#app/areas/people/accounts/read-accounts.server.ts";
import { runningServer } from "#app/platform/data-folder/server-lock.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { env, reachedBy } from "#app/platform/settings/env.server.ts";
import { DEMO_STAGES, type DemoStage } from "#demo/content/story.ts";
import {
  ADMINISTRATOR,
  DEMONSTRATION_PASSWORD,
  demoAccounts,
  STORIES,
} from "#demo/demonstration-accounts.ts";
import { findDemonstrations } from "#demo/find-demonstrations.server.ts";
import { WHY_REACHED } from "#demo/keep-demonstration-private.server.ts";
import { makeDemonstration } from "#demo/make-demonstration.server.ts";

/** A sign-in as `cpc demo` prints it. */
interface SignIn {
  role: string;
  name: string;
  email: string;
  password: string;
}

/**
 * What `cpc demo` prints: where to go and as whom. `challenge` and `signIns` are those of the one asked for, and of *reviewing*
 * when none was; `challenge` is null when it is not there.
 */
export interface Demonstration {
  challenge: { id: string; title: string; visitId: string } | null;
  signIns: SignIn[];
  challenges: { stage: DemoStage; id: string; title: string; visitId: string; signIns: SignIn[] }[];
}

/**
 * `cpc demo [--stage STAGE]`: makes the challenges of the demonstration that are not there, or the one, and prints them either
 * way. They are made only where nobody else has an account and nobody else reaches the server, since anybody can read their
 * passwords. With `--if-empty`, as `npm start` calls it, a database with accounts of its own is left as it is and nothing is
 * said; so is one that others reach, unless DEMO asks for a demonstration. Throws invalid or conflict.
 */
export async function run(args: string[], settings = env): Promise<Demonstration> {
  const { values } = parseArgs({
    args,
    options: { "if-empty": { type: "boolean", default: false }, stage: { type: "string" } },
  });
  const asked = values.stage === undefined ? null : stageOf(values.stage);
  const there = await findDemonstrations();
  const missing = (asked === null ? REVIEWING_FIRST : [asked]).filter((stage) => !there.has(stage));
  if (missing.length > 0 && (await mayMake(values["if-empty"], there.size > 0, settings))) {
    for (const stage of missing) await makeDemonstration(stage, new Date());
  }
  return print(asked);
}

/** As scripts of before that know one challenge only expect it: the first that is made. */
const REVIEWING_FIRST: readonly DemoStage[] = ["reviewing", "preparing", "on-site"];

function stageOf(text: string): DemoStage {
  const stage = DEMO_STAGES.find((each) => each === text);
  if (stage !== undefined) return stage;
  throw new AppError(
    "invalid",
    `There is no demonstration of “${text}”: the stages are ${DEMO_STAGES.join(", ")}.`,
  );
}

/** Whether what is missing may be made; false where nobody asked for it in so many words. Throws conflict. */
async function mayMake(ifEmpty: boolean, someAreThere: boolean, settings: typeof env): Promise<boolean> {
  const isWished = !ifEmpty || settings.demo === "on";
  const hasOthers = await hasAccountBesides(demoAccounts.map(({ email }) => email));
  // Accounts of the demonstration without its challenge: somebody stopped it half-way.
  const hasAccounts = hasOthers || (!someAreThere && (await hasAccountBesides([])));
  const setting = reachedBy(settings);
  if (!isWished && (hasAccounts || setting !== null)) return false;
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
  if (!hasAccounts) return true;
  if (ifEmpty) return false;
  throw new AppError(
    "conflict",
    "There are accounts in this database already, and the demonstration is made only in an empty one: set DATA_DIR to another folder.",
  );
}

async function print(asked: DemoStage | null): Promise<Demonstration> {
  const there = await findDemonstrations();
  const challenges = DEMO_STAGES.flatMap((stage) => {
    const found = there.get(stage);
    return found === undefined
      ? []
      : [{ stage, id: found.id, title: found.title, visitId: found.visitId, signIns: signInsOf(stage) }];
  });
  const meant = challenges.find(({ stage }) => stage === (asked ?? "reviewing"));
  return {
    challenge: meant === undefined ? null : { id: meant.id, title: meant.title, visitId: meant.visitId },
    signIns: meant?.signIns ?? [],
    challenges,
  };
}

function signInsOf(stage: DemoStage): SignIn[] {
  const { accounts } = STORIES[stage];
  const all = accounts.includes(ADMINISTRATOR) ? accounts : [...accounts, ADMINISTRATOR];
  return all
    .filter((account) => !account.key.startsWith("account-"))
    .map(({ role, name, email }) => ({ role, name, email, password: DEMONSTRATION_PASSWORD }));
}
