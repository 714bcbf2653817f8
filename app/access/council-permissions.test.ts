import { expect, it } from "vitest";
import { type CouncilTies, councilRecordRole } from "./council-permissions.ts";

const place = (
  role: CouncilTies["places"][number]["role"],
  stage: CouncilTies["places"][number]["stage"],
) => ({
  role,
  stage,
});

it.each<[string, CouncilTies, ReturnType<typeof councilRecordRole>]>([
  ["somebody without a tie", { isKeeper: false, places: [] }, null],
  ["a keeper without a challenge", { isKeeper: true, places: [] }, "keeper"],
  ["a co-ordinator", { isKeeper: false, places: [place("coordinator", "scoping")] }, "coordinator"],
  [
    "a co-ordinator of a closed challenge",
    { isKeeper: false, places: [place("coordinator", "closed")] },
    "reader",
  ],
  [
    "a co-ordinator of a closed and an open one",
    { isKeeper: false, places: [place("coordinator", "closed"), place("coordinator", "reviewing")] },
    "coordinator",
  ],
  ["a reader", { isKeeper: false, places: [place("council-reader", "on-site")] }, "reader"],
  ["an action owner", { isKeeper: false, places: [place("action-owner", "reviewing")] }, "reader"],
  [
    "a reader of one who co-ordinated another that is closed",
    { isKeeper: false, places: [place("council-reader", "preparing"), place("coordinator", "closed")] },
    "reader",
  ],
])("%s", (_, ties, role) => {
  expect(councilRecordRole(ties)).toBe(role);
});
