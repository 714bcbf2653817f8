import { describe, expect, it } from "vitest";
import { placesToFill, startingNotice } from "./privacy-notice-text.ts";

describe("the notice that comes with the workspace", () => {
  const text = startingNotice({ notes: 12, interviewees: 6, messages: 9 });

  it("says how long things are kept, as the rules say", () => {
    expect(text).toMatch(/notes of peers and the list of who came: 12 months/);
    expect(text).toMatch(/your times: 6 months/);
    expect(text).toMatch(/messages sent to you: 9 months/);
  });

  it("leaves open what only the organisation knows", () => {
    expect(placesToFill(text)).toHaveLength(7);
  });
});

describe("places to fill in", () => {
  it.each([
    ["Ask [NAME, E-MAIL ADDRESS].", ["[NAME, E-MAIL ADDRESS]"]],
    ["[NAME] and again [NAME]", ["[NAME]"]],
    ["[NAME OF THE ORGANISATION that runs this]", ["[NAME OF THE ORGANISATION that runs this]"]],
    ["A link [to the council](https://council.example)", []],
    ["A link [ICO](https://ico.example)", []],
    ["as agreed [1]", []],
    ["", []],
  ])("%s", (text, places) => {
    expect(placesToFill(text)).toEqual(places);
  });
});
