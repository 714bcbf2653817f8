/** Notices a proxy that the settings do not name: behind it everybody seems to come from one address. */

/** Requests before anything is concluded. */
const ENOUGH_REQUESTS = 50;

let isConcluded = false;
let seen = 0;
let firstAddress: string | undefined;

/**
 * Counts a request that came while no proxy is trusted. True once: when all requests so far came from one address and
 * all say by their headers that they were passed on. One that was not, or from elsewhere, settles that there is no such proxy.
 */
export function concludeProxy(address: string, isPassedOn: boolean): boolean {
  if (isConcluded) return false;
  firstAddress ??= address;
  if (!isPassedOn || address !== firstAddress) {
    isConcluded = true;
    return false;
  }
  seen += 1;
  isConcluded = seen >= ENOUGH_REQUESTS;
  return isConcluded;
}

/** Whether a proxy was noticed that the settings do not name. */
export function isBehindUntrustedProxy(): boolean {
  return seen >= ENOUGH_REQUESTS;
}

/** Forgets what was seen; for tests, which begin anew. */
export function forgetProxy(): void {
  isConcluded = false;
  seen = 0;
  firstAddress = undefined;
}
