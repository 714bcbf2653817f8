import type { Role } from "./permissions.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a session lives, in milliseconds. */
export interface SignInSessionLimits {
  /** It ends this long after it was last used. */
  idleMs: number;
  /** It ends this long after sign-in, whatever happens. */
  absoluteMs: number;
}

/**
 * The limits of each kind of person (house rules). A peer's tablet stays signed in for the days on site, since signing
 * in needs a network a basement has not got; who runs the installation or the challenge is asked again sooner.
 */
export const SIGN_IN_SESSION_LIMITS = {
  administrator: { idleMs: HOUR_MS, absoluteMs: 12 * HOUR_MS },
  "challenge-manager": { idleMs: 12 * HOUR_MS, absoluteMs: DAY_MS },
  "support-officer": { idleMs: 12 * HOUR_MS, absoluteMs: DAY_MS },
  coordinator: { idleMs: 12 * HOUR_MS, absoluteMs: 2 * DAY_MS },
  "council-reader": { idleMs: 12 * HOUR_MS, absoluteMs: 7 * DAY_MS },
  "action-owner": { idleMs: 12 * HOUR_MS, absoluteMs: 7 * DAY_MS },
  peer: { idleMs: 12 * HOUR_MS, absoluteMs: 7 * DAY_MS },
} as const satisfies Record<Role | "administrator", SignInSessionLimits>;

/** The longest any session can live: how long the cookie is kept. */
export const LONGEST_SIGN_IN_SESSION_MS = 7 * DAY_MS;

/** The limits of an account: the strictest of its roles; those of a peer when it has none. */
export function limitsFor(roles: readonly (Role | "administrator")[]): SignInSessionLimits {
  const each =
    roles.length === 0 ? [SIGN_IN_SESSION_LIMITS.peer] : roles.map((role) => SIGN_IN_SESSION_LIMITS[role]);
  return {
    idleMs: Math.min(...each.map(({ idleMs }) => idleMs)),
    absoluteMs: Math.min(...each.map(({ absoluteMs }) => absoluteMs)),
  };
}

/** Roles that must give a code of an authenticator app as well as a password. */
const SECOND_FACTOR_ROLES: readonly (Role | "administrator")[] = [
  "administrator",
  "challenge-manager",
  "support-officer",
];

/** Whether an account with these roles must have a second factor. */
export function needsSecondFactor(roles: readonly (Role | "administrator")[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}

/** Browsers that one person is signed in with at a time: a telephone, a tablet, the machines of some weeks. */
export const MOST_SIGN_IN_SESSIONS = 10;
