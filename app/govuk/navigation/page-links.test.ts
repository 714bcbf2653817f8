import { expect, it } from "vitest";
import { pageLinks } from "./page-links.ts";

const words = (page: number, pages: number) => {
  const { previous, next, items } = pageLinks({ page, pages, hrefOf: (number) => `?page=${number}` });
  const numbers = (items ?? []).map((item) =>
    item.ellipsis ? "…" : item.current ? `[${item.number}]` : String(item.number),
  );
  return [previous ? "<" : "", ...numbers, next ? ">" : ""].join(" ").trim();
};

it.each([
  [1, 1, ""],
  [1, 2, "[1] 2 >"],
  [1, 9, "[1] 2 … 9 >"],
  [5, 9, "< 1 … 4 [5] 6 … 9 >"],
  [9, 9, "< 1 … 8 [9]"],
  [3, 4, "< 1 2 [3] 4 >"],
])("page %i of %i: %s", (page, pages, expected) => {
  expect(words(page, pages)).toBe(expected);
});
