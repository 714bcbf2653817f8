import { expect, it } from "vitest";
import type { Stand } from "./decision-stand.ts";
import type { ChangesState, DecisionSubject } from "./decision-words.ts";
import { standInWords } from "./stand-words.ts";

const agreed = (
  since: string,
  how: "by-hand" | "before-decisions" = "by-hand",
  changes: ChangesState = "none",
): Stand => ({
  state: "agreed",
  decisionId: "d",
  decidedOn: "2026-01-12",
  since,
  how,
  changes,
});
const against: Stand = { state: "against", decisionId: "d", decidedOn: "2026-01-12" };

it.each<[DecisionSubject, Stand, string, string]>([
  ["scope", { state: "wanted" }, "Wanted", "Has not decided yet."],
  ["scope", against, "Not agreed", "Decided against it on 12 January 2026."],
  ["scope", agreed("2026-01-12"), "Agreed", "Agreed on 12 January 2026."],
  ["scope", agreed("2026-01-20"), "Agreed", "Agreed on 12 January 2026, in effect since 20 January 2026."],
  ["scope", agreed("2026-01-21"), "Agreed", "Agreed on 12 January 2026; takes effect on 21 January 2026."],
  [
    "scope",
    agreed("2026-01-12", "before-decisions"),
    "Recorded as agreed",
    "By the challenge manager’s record of 12 January 2026, before councils recorded their own decisions.",
  ],
  [
    "scope",
    agreed("2026-01-12", "by-hand", "open"),
    "Agreed with changes",
    "Agreed with changes on 12 January 2026. Nobody has said yet whether the changes were taken over into the scope.",
  ],
  [
    "scope",
    agreed("2026-01-21", "by-hand", "taken-over"),
    "Agreed with changes",
    "Agreed with changes on 12 January 2026; takes effect on 21 January 2026. A later version has the changes.",
  ],
  [
    "publishing",
    agreed("2026-01-12", "by-hand", "stated"),
    "Undertaken with changes",
    "Undertook with changes on 12 January 2026.",
  ],
  ["publishing", { state: "wanted" }, "Wanted", "Has not undertaken to publish them yet."],
  ["publishing", against, "Not undertaken", "Decided against it on 12 January 2026."],
  ["publishing", agreed("2026-01-12"), "Undertaken", "Undertook on 12 January 2026."],
])("%s, %o: %s", (about, stand, tag, text) => {
  expect(standInWords(about, stand, "2026-01-20")).toMatchObject({ tag, text });
});
