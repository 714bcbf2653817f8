import { RATING_RULES, type Rating } from "../ratings.ts";

/** A shape for each, in a box of 12 by 12, so that nobody has to tell them apart by colour. */
const SHAPES = {
  "not-started": "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  "on-track": "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z",
  "at-risk": "M6 0.8 11.6 11H0.4z",
  "off-track": "M1 1h10v10H1z",
  complete: "M4.6 10.6 0.4 6.4l1.7-1.7 2.5 2.5 5.3-5.4 1.7 1.7z",
  "business-as-usual": "M6 0.4 11.6 6 6 11.6 0.4 6z",
} as const satisfies Record<Rating, string>;

/** The rating of an action: word, shape and colour. */
export function RatingTag({ rating }: { rating: Rating }) {
  return (
    <strong className={`govuk-tag cpc-rating cpc-rating--${rating}`}>
      <svg
        className="cpc-rating__shape"
        viewBox="0 0 12 12"
        width="12"
        height="12"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d={SHAPES[rating]} />
      </svg>
      {RATING_RULES[rating].name}
    </strong>
  );
}
