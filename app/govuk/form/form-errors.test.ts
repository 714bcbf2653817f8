import { describe, expect, it } from "vitest";
import { summaryItems } from "./form-errors.ts";

describe("summaryItems", () => {
  it("keeps the order conform gives when no other is asked for", () => {
    expect(summaryItems("f", { title: ["Enter a title"], day: ["Enter a day"] })).toEqual([
      { text: "Enter a title", href: "#f-title" },
      { text: "Enter a day", href: "#f-day" },
    ]);
  });

  it("follows the page, whatever the order of the checks", () => {
    const errors = {
      end: ["End after the start"],
      "people[1].name": ["Enter a name"],
      title: ["Enter a title"],
    };
    expect(summaryItems("f", errors, ["title", "people", "end"]).map((item) => item.href)).toEqual([
      "#f-title",
      "#f-people[1].name",
      "#f-end",
    ]);
  });

  it("does not take a longer name for a part of a shorter one", () => {
    const errors = { endDay: ["b"], end: ["a"] };
    expect(summaryItems("f", errors, ["end", "endDay"]).map((item) => item.text)).toEqual(["a", "b"]);
  });

  it("says what belongs to the whole form first and leads nowhere with it", () => {
    expect(summaryItems("f", { title: ["Enter a title"], "": ["Somebody else has changed it"] })).toEqual([
      { text: "Somebody else has changed it" },
      { text: "Enter a title", href: "#f-title" },
    ]);
  });

  it("gives one line for a field with two faults and none for a field without", () => {
    expect(summaryItems("f", { title: ["Too long", "No full stop"], other: [], gone: null })).toHaveLength(1);
  });
});
