import { median } from "./request-rate.ts";

/** Visits measured of each kind, in turn, so that whatever else the machine does falls on both. */
const VISITS = 1_500;
const WARM_UP = 300;

/** What the guard adds to a page, in milliseconds of the server's time. */
export interface GuardCost {
  openMs: number;
  guardedMs: number;
  addedMs: number;
}

/**
 * Asks the same handler through `open` and through `guarded` as a member of a challenge, on the real database: the
 * difference of the medians is what session, membership and decision cost a page.
 */
export async function measureGuard(challengeId: string, cookie: string): Promise<GuardCost> {
  const { guarded, open } = await import("#app/access/guard.server.ts");
  const { newId } = await import("#app/platform/ids.ts");
  const bare = open({ why: "The bench." }, () => null);
  const behindGuard = guarded({ permission: "challenge.read" }, () => null);
  const argumentsOf = () =>
    ({
      request: new Request(`https://workspace.example/challenges/${challengeId}`, {
        headers: { Cookie: cookie },
      }),
      params: { challengeId },
      context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
    }) as unknown as Parameters<typeof bare>[0];
  const times: Record<"open" | "guarded", number[]> = { open: [], guarded: [] };
  for (let visit = 0; visit < WARM_UP + VISITS; visit += 1) {
    for (const [name, handler] of [
      ["open", bare],
      ["guarded", behindGuard],
    ] as const) {
      const args = argumentsOf();
      const start = performance.now();
      await handler(args);
      if (visit >= WARM_UP) times[name].push(performance.now() - start);
    }
  }
  const openMs = median(times.open);
  const guardedMs = median(times.guarded);
  return { openMs, guardedMs, addedMs: guardedMs - openMs };
}
