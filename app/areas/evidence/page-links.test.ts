import { expect, it } from "vitest";
import { pageLinks } from "./page-links.ts";

it.each([
  [1, 1, null],
  [1, 2, "1* 2 >"],
  [4, 8, "< 1 … 3 4* 5 … 8 >"],
  [8, 8, "< 1 … 7 8*"],
  [2, 3, "< 1 2* 3 >"],
])("page %i of %i", (page, pages, expected) => {
  const links = pageLinks(page, pages, String);
  const words =
    links === null
      ? null
      : [
          links.previous ? "<" : "",
          ...links.items.map((item) =>
            "ellipsis" in item ? "…" : `${item.number}${item.current ? "*" : ""}`,
          ),
          links.next ? ">" : "",
        ]
          .join(" ")
          .trim();
  expect(words).toBe(expected);
});
