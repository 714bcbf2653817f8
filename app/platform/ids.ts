import { monotonicFactory } from "ulid";

type IdSource = () => string;

const fromClock: IdSource = monotonicFactory();
let source: IdSource = fromClock;

/** A new stable public id (ULID, 26 characters, sorts by time of making). */
export function newId(): string {
  return source();
}

/** Whether a text has the shape of an id made by newId. */
export function isId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);
}

/**
 * Makes ids repeatable while `work` runs: the same `seedTimeMs` gives the same ids in the same order. For the
 * demonstration and tests, where two runs have to give the same record.
 */
export async function withRepeatableIds<T>(seedTimeMs: number, work: () => Promise<T>): Promise<T> {
  let state = seedTimeMs % 2147483647;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const repeatable = monotonicFactory(random);
  source = () => repeatable(seedTimeMs);
  try {
    return await work();
  } finally {
    source = fromClock;
  }
}
