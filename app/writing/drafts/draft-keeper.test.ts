import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SETTLED_MS } from "./draft.ts";
import { makeDraftKeeper } from "./draft-keeper.ts";
import type { Sending } from "./send-draft.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A keeper whose sendings come to what is listed, then to "done". */
function keeperWith(...answers: Sending[]) {
  const sent: (string | null)[] = [];
  let kept = 0;
  const keeper = makeDraftKeeper(
    async (texts) => {
      sent.push(texts);
      return answers.shift() ?? "done";
    },
    () => {
      kept += 1;
    },
  );
  return { keeper, sent, kept: () => kept };
}

const settle = () => vi.advanceTimersByTimeAsync(SETTLED_MS);

it("sends the newest words once, some seconds after the last key", async () => {
  const { keeper, sent, kept } = keeperWith();
  keeper.take("a");
  await vi.advanceTimersByTimeAsync(SETTLED_MS - 1);
  keeper.take("ab");
  await vi.advanceTimersByTimeAsync(SETTLED_MS - 1);
  expect(sent).toEqual([]);
  await settle();
  keeper.sendNow();
  await settle();
  expect({ sent, kept: kept() }).toEqual({ sent: ["ab"], kept: 1 });
});

it("sends at once when the page is left, and forgets what was typed back", async () => {
  const { keeper, sent } = keeperWith();
  keeper.take("a");
  keeper.sendNow();
  keeper.take(null);
  await settle();
  expect(sent).toEqual(["a", null]);
});

it("goes on with what did not get there, and says nothing of it until then", async () => {
  const { keeper, sent, kept } = keeperWith("later");
  keeper.take("a");
  await settle();
  expect({ sent, kept: kept() }).toEqual({ sent: ["a"], kept: 0 });
  keeper.sendNow();
  await settle();
  expect({ sent, kept: kept() }).toEqual({ sent: ["a", "a"], kept: 1 });
});

it("says nothing of words that are older than what was typed meanwhile", async () => {
  const { keeper, sent, kept } = keeperWith();
  keeper.take("a");
  keeper.sendNow();
  keeper.take("ab");
  await vi.advanceTimersByTimeAsync(0);
  expect({ sent: [...sent], kept: kept() }).toEqual({ sent: ["a"], kept: 0 });
  await settle();
  expect({ sent, kept: kept() }).toEqual({ sent: ["a", "ab"], kept: 1 });
});

it("asks no more once it was refused for good, nor after the form was sent", async () => {
  const refused = keeperWith("never");
  refused.keeper.take("a");
  await settle();
  refused.keeper.take("ab");
  await settle();
  expect(refused.sent).toEqual(["a"]);
  const stopped = keeperWith();
  stopped.keeper.take("a");
  stopped.keeper.stop();
  stopped.keeper.sendNow();
  await settle();
  expect(stopped.sent).toEqual([]);
});
