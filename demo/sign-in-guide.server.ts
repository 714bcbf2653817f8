import { ROLE_NAMES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { Day } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { type Environment, reachedBy } from "#app/platform/settings/env.server.ts";
import { JOBS, VISIT_IS_OVER } from "./content/jobs.ts";
import type { StoryAccount } from "./content/story.ts";
import { ADMINISTRATOR, DEMONSTRATION_PASSWORD, demoAccounts, STORIES } from "./demonstration-accounts.ts";
import { findDemonstrations } from "./find-demonstrations.server.ts";

/** A job of the demonstration and the sign-in for it. */
export interface GuideJob {
  text: string;
  name: string;
  role: string;
  email: string;
  /** Where the job begins. */
  returnTo: string;
}

/** Which sign-in to take for which job. */
export interface SignInGuide {
  password: string;
  challenges: { title: string; state: string; jobs: GuideJob[] }[];
  /** What belongs to no challenge. */
  rest: GuideJob[];
}

/**
 * What the page to sign in says where the demonstration is there; null where it is not, and wherever others reach the server,
 * which is not served with it at all (keep-demonstration-private.server.ts). All of it is in the sources for anybody to read.
 */
export async function readSignInGuide(
  env: Pick<Environment, "host" | "publicUrl">,
  today: Day,
): Promise<SignInGuide | null> {
  if (reachedBy(env) !== null) return null;
  const there = await findDemonstrations();
  if (there.size === 0) return null;
  const active = new Set(
    (
      await db.account.findMany({
        where: { email: { in: demoAccounts.map(({ email }) => email) }, disabledAt: null },
        take: demoAccounts.length,
        select: { email: true },
      })
    ).map(({ email }) => email),
  );
  const jobOf = (text: string, account: StoryAccount, returnTo: string): GuideJob => {
    const { name, email, role } = account;
    return {
      text,
      name,
      email,
      role: role === "administrator" ? "Administrator" : ROLE_NAMES[role],
      returnTo,
    };
  };
  return {
    password: DEMONSTRATION_PASSWORD,
    challenges: [...there].map(([stage, { id, visitId, title, stage: now, lastDayOnSite }]) => ({
      title,
      state: now === "on-site" && (lastDayOnSite ?? today) < today ? VISIT_IS_OVER : JOBS[stage].state,
      jobs: JOBS[stage].jobs.flatMap(({ text, as, begins }) => {
        const account = STORIES[stage].accounts.find(({ key }) => key === as);
        return account === undefined || !active.has(account.email)
          ? []
          : [jobOf(text, account, begins({ challengeId: id, visitId }))];
      }),
    })),
    rest: active.has(ADMINISTRATOR.email)
      ? [jobOf("Look after the workspace", ADMINISTRATOR, to.people.administration())]
      : [],
  };
}
