import { describe, expect, it } from "vitest";
import { withErrorInTitle, withoutErrorInTitle } from "../form/error-title.ts";
import { pageTitle, withErrorPrefix } from "./page-title.ts";

describe("pageTitle", () => {
  it.each([
    ["Sign in", {}, "Sign in – Peer challenge workspace"],
    [
      "Timetable",
      { challenge: "Wexcombe and Harrowmere" },
      "Timetable – Wexcombe and Harrowmere – Peer challenge workspace",
    ],
    [
      "Timetable",
      { challenge: "Wexcombe and Harrowmere", hasErrors: true },
      "Error: Timetable – Wexcombe and Harrowmere – Peer challenge workspace",
    ],
    ["Sign in", { challenge: null }, "Sign in – Peer challenge workspace"],
  ])("%s %j", (page, parts, expected) => {
    expect(pageTitle(page, parts)).toBe(expected);
  });

  it("says Error once", () => {
    expect(withErrorPrefix(withErrorPrefix("Scope"))).toBe("Error: Scope");
  });
});

describe("the title in the page", () => {
  it("gets Error on the server and loses it before hydration", () => {
    const html = "<head><title>Scope – Peer challenge workspace</title></head><svg><title>x</title></svg>";
    expect(withErrorInTitle(html)).toBe(
      "<head><title>Error: Scope – Peer challenge workspace</title></head><svg><title>x</title></svg>",
    );
    const document = { title: "Error: Scope" };
    withoutErrorInTitle(document);
    expect(document.title).toBe("Scope");
  });

  it("leaves a page without a title alone", () => {
    expect(withErrorInTitle("<p>No title</p>")).toBe("<p>No title</p>");
  });
});
