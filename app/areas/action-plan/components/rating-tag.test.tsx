import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RATING_RULES, RATINGS } from "../ratings.ts";
import { RatingTag } from "./rating-tag.tsx";

it.each(RATINGS)("%s is a word, with a shape beside it that is not read out", (rating) => {
  const html = renderToStaticMarkup(<RatingTag rating={rating} />);
  expect(html.replace(/<[^>]+>/g, "")).toBe(RATING_RULES[rating].name);
  expect(html).toContain('aria-hidden="true"');
});

it("has a shape of its own for each", () => {
  const shapes = RATINGS.map((rating) =>
    / d="([^"]+)"/.exec(renderToStaticMarkup(<RatingTag rating={rating} />))?.at(1),
  );
  expect(new Set(shapes).size).toBe(RATINGS.length);
});
