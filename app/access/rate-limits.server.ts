import { createHash } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../platform/errors.ts";

/**
 * How often something may be tried. Kept in memory: one process serves an installation, and a restart forgives at most
 * once what it counted (decision 0202).
 */
interface Limit {
  points: number;
  seconds: number;
}

const MINUTE = 60;

/** Failed tries (sign-in, codes), or requests (links), before the next has to wait. */
const LIMITS = {
  // One browser guessing one account's password: little, so that guessing leads nowhere.
  "sign-in by account and address": { points: 5, seconds: 15 * MINUTE },
  // Many addresses guessing one account: more, so that nobody can lock somebody out with a few tries.
  "sign-in by account": { points: 50, seconds: 60 * MINUTE },
  // One address trying many accounts; a whole council can sit behind one.
  "sign-in by address": { points: 100, seconds: 15 * MINUTE },
  // A browser that its owner signed in with before: guessing with it is guessing with a stolen machine.
  "sign-in by known browser": { points: 10, seconds: 15 * MINUTE },
  "code by account": { points: 10, seconds: 15 * MINUTE },
  "link by account": { points: 5, seconds: 60 * MINUTE },
  "link by address": { points: 30, seconds: 60 * MINUTE },
  // A form keeps a draft every few seconds while somebody writes; three windows at once are many.
  "draft by account": { points: 90, seconds: MINUTE },
  "token by address": { points: 60, seconds: 15 * MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

const limiters = new Map<LimitName, RateLimiterMemory>(
  (Object.entries(LIMITS) as [LimitName, Limit][]).map(([name, { points, seconds }]) => [
    name,
    new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
  ]),
);

/** One limit and what it counts by: an address of a network, an account's e-mail address. */
export type LimitKey = readonly [LimitName, string];

// Addresses are not kept as they are, not even in memory: a dump of it would say who tried to sign in.
function keyOf(subject: string): string {
  return createHash("sha256").update(subject).digest("base64url");
}

function limiterOf(name: LimitName): RateLimiterMemory {
  return limiters.get(name) as RateLimiterMemory;
}

/**
 * Takes one try of each limit before the trying, so that many tries sent at once are counted like any others. Refuses
 * (too-many) at the first limit that is used up; those after it are left alone, so that whoever is refused by the
 * narrow one does not use up the wide one for somebody else.
 */
export async function takeTry(keys: readonly LimitKey[]): Promise<void> {
  for (const [name, subject] of keys) {
    const state = await limiterOf(name).penalty(keyOf(subject), 1);
    if (state.consumedPoints > LIMITS[name].points) throw tooMany(state.msBeforeNext);
  }
}

/** Gives back what `takeTry` took: the try was no guess. */
export async function giveBackTry(keys: readonly LimitKey[]): Promise<void> {
  for (const [name, subject] of keys) await limiterOf(name).reward(keyOf(subject), 1);
}

/** Refuses (too-many) while any of the limits is used up. Counts nothing. For what cannot be guessed, such as links. */
export async function refuseWhenLimited(keys: readonly LimitKey[]): Promise<void> {
  for (const [name, subject] of keys) {
    const state = await limiterOf(name).get(keyOf(subject));
    if (state !== null && state.consumedPoints >= LIMITS[name].points) throw tooMany(state.msBeforeNext);
  }
}

/** Counts one try against each of the limits. */
export async function countTry(keys: readonly LimitKey[]): Promise<void> {
  for (const [name, subject] of keys) await limiterOf(name).penalty(keyOf(subject), 1);
}

/** Forgets what was counted: somebody has shown who they are. */
export async function forgetTries(keys: readonly LimitKey[]): Promise<void> {
  for (const [name, subject] of keys) await limiterOf(name).delete(keyOf(subject));
}

function tooMany(milliseconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return new AppError(
    "too-many",
    `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`,
  );
}
