import { describe, expect, it } from "vitest";
import { defaultsFromSession, resolveTags } from "./tagging.ts";

const prompts = [
  { id: "p1", themeId: "t1" },
  { id: "p2", themeId: "t2" },
];
const themes = ["t1", "t2", "t3"];

describe("resolveTags", () => {
  it.each<[string | null, string[], string, string[]]>([
    ["t3", [], "t3", []],
    [null, ["p2", "p1"], "t2", ["p2", "p1"]],
    ["t1", ["p2"], "t1", ["p2"]],
    [null, ["p1", "p1"], "t1", ["p1"]],
  ])("theme %s and prompts %j", (themeId, promptIds, theme, kept) => {
    expect(resolveTags({ themeId, promptIds }, prompts, themes)).toEqual({ themeId: theme, promptIds: kept });
  });

  it("falls back on the session's first theme", () => {
    expect(resolveTags({ themeId: null, promptIds: [] }, prompts, themes, ["t2", "t3"]).themeId).toBe("t2");
    expect(resolveTags({ themeId: null, promptIds: ["p1"] }, prompts, themes, ["t2"]).themeId).toBe("t1");
  });

  it("keeps what has no theme yet: it is sorted later", () => {
    expect(resolveTags({ themeId: null, promptIds: [] }, prompts, themes)).toEqual({
      themeId: null,
      promptIds: [],
    });
  });

  it.each<[string | null, string[], RegExp]>([
    ["elsewhere", [], /theme is not in the scope/],
    ["t1", ["elsewhere"], /prompts is not in the scope/],
  ])("refuses theme %s and prompts %j", (themeId, promptIds, message) => {
    expect(() => resolveTags({ themeId, promptIds }, prompts, themes)).toThrow(message);
  });
});

describe("defaultsFromSession", () => {
  const none = { kind: "interview", themeIds: [], promptIds: [], attendingKinds: [] };
  it.each([
    [none, { themeId: null, promptIds: [], sourceKind: null }],
    [
      { ...none, themeIds: ["t1"], promptIds: ["p1"], attendingKinds: ["officer"] },
      { themeId: "t1", promptIds: ["p1"], sourceKind: "officer" },
    ],
    [
      {
        ...none,
        themeIds: ["t1", "t2"],
        promptIds: ["p1", "p2"],
        attendingKinds: ["partner", "officer", "partner"],
      },
      { themeId: null, promptIds: [], sourceKind: "partner" },
    ],
    [
      { ...none, kind: "observation", attendingKinds: ["councillor"] },
      { themeId: null, promptIds: [], sourceKind: "observation" },
    ],
  ])("%#", (session, expected) => {
    expect(defaultsFromSession(session)).toEqual(expected);
  });
});
