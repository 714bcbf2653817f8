import fc from "fast-check";
import { expect, it } from "vitest";
import type { SessionKind } from "../timetable-words.ts";
import { type AfterLink, circleOf, isForAllPeers, NO_NEEDS, peersNeededFor } from "./session-needs.ts";

it.each<[SessionKind, Partial<typeof NO_NEEDS>, boolean]>([
  ["interview", {}, false],
  ["interview", { isAllPeers: true }, true],
  ["team-meeting", {}, true],
  ["final-feedback", {}, true],
  ["daily-feedback", {}, true],
  ["daily-feedback", { requiredRoles: ["leader-peer"] }, false],
  ["daily-feedback", { peersNeeded: 3 }, false],
  ["team-meeting", { wantedPeerIds: ["ada"] }, false],
  ["team-meeting", { wantedPeerIds: ["ada"], isAllPeers: true }, true],
])("takes the whole team to a session: %s with %j: %s", (kind, needs, isAll) => {
  expect(isForAllPeers(kind, { ...NO_NEEDS, ...needs })).toBe(isAll);
});

it.each<[Partial<typeof NO_NEEDS>, number]>([
  [{}, 2],
  [{ peersNeeded: 1 }, 1],
  [{ peersNeeded: 1, wantedPeerIds: ["a", "b", "c"] }, 3],
  [{ requiredRoles: ["leader-peer", "officer-peer", "member-peer"] }, 3],
])("needs for %j %i peers", (needs, peers) => {
  expect(peersNeededFor({ ...NO_NEEDS, ...needs })).toBe(peers);
});

const link = (sessionId: string, earlierId: string): AfterLink => ({ sessionId, earlierId });

it.each<[string, string[], AfterLink[], string[] | null]>([
  ["itself", ["a"], [], ["a", "a"]],
  ["nothing that comes after it", ["b"], [link("b", "c")], null],
  ["one that comes after it", ["b"], [link("b", "a")], ["a", "b", "a"]],
  ["one far round", ["d", "b"], [link("b", "c"), link("c", "a")], ["a", "b", "c", "a"]],
  ["what only its own old links would close", ["b"], [link("a", "c")], null],
])("finds the circle of a session after %s", (_, after, links, circle) => {
  expect(circleOf("a", after, links)).toEqual(circle);
});

it("lets in exactly what keeps an order of all sessions", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const id = fc.constantFrom(...ids);
  /** Takes out sessions nothing waits for, until none is left or none can go. */
  const hasOrder = (links: readonly AfterLink[]) => {
    let left = ids;
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      const waits = new Set(
        links.filter((one) => left.includes(one.earlierId)).map(({ sessionId }) => sessionId),
      );
      left = left.filter((one) => waits.has(one));
    }
    return left.length === 0;
  };
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.uniqueArray(id)), { maxLength: 12 }), (wishes) => {
      let links: AfterLink[] = [];
      for (const [sessionId, after] of wishes) {
        const others = links.filter((one) => one.sessionId !== sessionId);
        const wanted = [...others, ...after.map((earlierId) => link(sessionId, earlierId))];
        expect(circleOf(sessionId, after, links) === null).toBe(hasOrder(wanted));
        if (hasOrder(wanted)) links = wanted;
      }
    }),
  );
});
