import { AsyncLocalStorage } from "node:async_hooks";

type Known = Map<string, Promise<unknown>>;

/** A loader under way, and what the loaders of its request have read. */
interface Reading {
  known: Known;
  isOver: boolean;
}

const underWay = new AsyncLocalStorage<Reading>();
const knownByRequest = new WeakMap<object, Known>();

/**
 * Does the work of a loader; what it reads by `readOnce` is read once by all loaders of the request, which share `request`. Nothing is
 * remembered for what the loader leaves behind when it is done, such as a stream: that reads anew each time.
 */
export async function sharingReadings<T>(request: object, work: () => Promise<T> | T): Promise<T> {
  const known: Known = knownByRequest.get(request) ?? new Map();
  knownByRequest.set(request, known);
  const reading: Reading = { known, isOver: false };
  try {
    return await underWay.run(reading, async () => await work());
  } finally {
    reading.isOver = true;
  }
}

/**
 * What `read` reads, once in the loaders of a request for each `key`; anew everywhere else. For what a loader does not change, and outside
 * a transaction. What comes back belongs to all of them: nobody changes it.
 */
export function readOnce<T>(key: string, read: () => Promise<T>): Promise<T> {
  const reading = underWay.getStore();
  if (reading === undefined || reading.isOver) return read();
  const known = reading.known.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  // Awaited inside: a query of Prisma's begins when somebody waits for it.
  const fresh = (async () => await read())();
  reading.known.set(key, fresh);
  return fresh;
}
