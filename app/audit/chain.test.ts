import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Break,
  breakAt,
  CHAIN_START,
  type ChainedEvent,
  type ChainHead,
  chainText,
  EMPTY_CHAIN,
} from "./chain.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function chainOf(names: readonly string[]): ChainedEvent[] {
  let previousHash = CHAIN_START;
  return names.map((actorName, index) => {
    const event = {
      sequence: index + 1,
      id: `id${index}`,
      at: "2027-03-01T09:00:00.000Z",
      challengeId: index % 2 === 0 ? null : "c",
      accountId: null,
      actorName,
      type: "signed-in",
      data: "{}",
      requestId: "r",
      previousHash,
    };
    previousHash = sha256(chainText(event));
    return { ...event, hash: previousHash };
  });
}

function firstBreak(events: readonly ChainedEvent[]): Break | null {
  let head: ChainHead = EMPTY_CHAIN;
  for (const event of events) {
    const problem = breakAt(head, event, sha256);
    if (problem !== null) return problem;
    head = event;
  }
  return null;
}

const chains = fc.array(fc.string(), { minLength: 2, maxLength: 12 }).map(chainOf);
const FIELDS = ["id", "at", "challengeId", "accountId", "actorName", "type", "data", "requestId"] as const;

it("finds nothing wrong with a chain as it was written", () => {
  fc.assert(fc.property(chains, (events) => firstBreak(events) === null));
});

it("finds any field of any event changed, with or without a new hash for it", () => {
  fc.assert(
    fc.property(
      chains,
      fc.nat(),
      fc.constantFrom(...FIELDS),
      fc.boolean(),
      (events, at, field, isRehashed) => {
        const index = at % (events.length - 1);
        const changed = { ...events[index], [field]: "something else" } as ChainedEvent;
        if (isRehashed) changed.hash = sha256(chainText(changed));
        expect(firstBreak(events.with(index, changed))).not.toBeNull();
      },
    ),
  );
});

it("finds an event taken out, put in, or two that changed places", () => {
  fc.assert(
    fc.property(chains, fc.nat(), (events, at) => {
      const index = at % (events.length - 1);
      const [first, second] = [events[index], events[index + 1]] as [ChainedEvent, ChainedEvent];
      expect(firstBreak(events.toSpliced(index, 1))).not.toBeNull();
      expect(firstBreak(events.toSpliced(index, 0, first))).not.toBeNull();
      expect(firstBreak(events.toSpliced(index, 2, second, first))).not.toBeNull();
    }),
  );
});

it("keeps the form that stored hashes rest on", () => {
  expect(chainOf(["Ann"])[0]?.hash).toMatchInlineSnapshot(
    `"cee32fabdfc71fcc0a60d045d0f97016bc2f9d069d122aa535525a324bd82cce"`,
  );
});
