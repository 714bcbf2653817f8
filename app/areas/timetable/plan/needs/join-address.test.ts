import { describe, expect, it, test } from "vitest";
import { isCall, isJoinLink, joinAddressProblem, joinedWhere } from "./join-address.ts";

describe("an address to join", () => {
  test.each([
    [""],
    ["https://meet.example.org/j/9731?pwd=a%20b&x=1"],
    ["HTTPS://meet.example.org/"],
    ["020 7946 0000"],
    ["+44 20 7946 0000, then 123456#"],
    ["Dial 0800 496 0000 and ask for room 4"],
  ])("%j may be given", (text) => {
    expect(joinAddressProblem(text)).toBeNull();
  });

  test.each([
    ["http://meet.example.org/j/1", "begins with https://"],
    ["meet.example.org/j/97311", "begins with https://"],
    ["www.meet.example 12345", "begins with https://"],
    ["javascript:alert(12345)", "begins with https://"],
    ["tel:02079460000", "begins with https://"],
    ["cora@wexcombe.example 12345", "begins with https://"],
    ["https://", "whole link"],
    ["https://meet.example.org/a b", "whole link"],
    ["https://cora:secret@meet.example.org/", "whole link"],
    ["Teams", "telephone number such as"],
    ["1234", "telephone number such as"],
    ["020 7946 0000\n020 7946 0001", "telephone number such as"],
    [`020 7946 0000 ${"9".repeat(120)}`, "telephone number such as"],
    [`https://meet.example.org/${"a".repeat(500)}`, "at most 500"],
  ])("%j is refused", (text, sentence) => {
    expect(joinAddressProblem(text)).toContain(sentence);
  });

  it("is opened only where it is a link", () => {
    expect(isJoinLink("https://meet.example.org/j/1")).toBe(true);
    expect(isJoinLink("020 7946 0000")).toBe(false);
    expect(isJoinLink('https://meet.example.org/"><script>')).toBe(false);
    expect(joinedWhere({ joinAddress: "https://meet.example.org/j/1" })).toBe("Online");
    expect(joinedWhere({ joinAddress: "020 7946 0000" })).toBe("By telephone");
  });
});

describe("a call", () => {
  const link = "https://meet.example.org/j/1";
  test.each([
    ["a conversation with nothing said", "conversations", {}, true],
    ["a conversation with an address", "conversations", { joinAddress: link }, true],
    ["a conversation in a room", "conversations", { siteId: "s", roomId: "r", joinAddress: link }, false],
    ["a conversation at a site", "conversations", { siteId: "s" }, false],
    ["a session on site", "on-site", {}, false],
    ["a session on site that is joined", "on-site", { joinAddress: link }, true],
    ["a room with a screen", "on-site", { siteId: "s", roomId: "r", joinAddress: link }, false],
    ["a session of a review", "progress-review", {}, false],
  ] as const)("%s", (_, kind, of, is) => {
    expect(isCall({ siteId: null, roomId: null, joinAddress: "", ...of }, kind)).toBe(is);
  });
});
