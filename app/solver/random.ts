/** A small seeded generator of numbers (sfc32): the same seed gives the same stream on every machine. */
export interface Random {
  /** A whole number from 0 to n − 1; n at least 1. */
  below(n: number): number;
  /** A number from 0 up to but not reaching 1. */
  unit(): number;
}

/** Makes a generator from any whole-number seed. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers of neighbouring seeds resemble each other; throw them away.
  for (let i = 0; i < 15; i++) next();
  return {
    below: (n) => Math.floor((next() / 4294967296) * n),
    unit: () => next() / 4294967296,
  };
}
