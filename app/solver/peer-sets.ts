/** Sets of peers as bit masks: bit p is the peer at place p of the problem's list. */

/** At most this many sets are listed for one session; beyond it only one-peer exchanges reach the rest. */
const MOST_PEER_SETS = 4000;

/** How many bits are set. */
export function bitCount(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Every set of `size` peers that holds the required ones and one of each role, fewest first, up to a limit. */
export function listPeerSets(peers: number, size: number, required: number, roles: number[]): Int32Array {
  const sets: number[] = [];
  const add = (from: number, mask: number, left: number): void => {
    if (sets.length >= MOST_PEER_SETS) return;
    if (left === 0) {
      if (roles.every((m) => (m & mask) !== 0)) sets.push(mask);
      return;
    }
    for (let p = from; p < peers; p++) if (!((mask >>> p) & 1)) add(p + 1, mask | (1 << p), left - 1);
  };
  if (bitCount(required) <= size) add(0, required, size - bitCount(required));
  return Int32Array.from(sets);
}
