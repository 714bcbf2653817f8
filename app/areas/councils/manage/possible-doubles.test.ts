import { expect, it } from "vitest";
import { possibleDoubles } from "./possible-doubles.ts";

it.each([
  [true, "Wexcombe Borough Council", "Borough of Wexcombe"],
  [true, "Wexcombe Borough Council", "Wexcombe borough council"],
  [true, "Wexcombe Borough Council", "Wexcombe Borough Council"],
  [true, "Bath & North East Sallow Council", "Bath and North-East Sallow"],
  [true, "King’s Lyme Council", "Kings Lyme"],
  [false, "Wexcombe Borough Council", "Wexcombe County Council"],
  [false, "Wexcombe Borough Council", "East Wexcombe Borough Council"],
  [false, "Harrowmere District Council", "Wexcombe District Council"],
  [false, "Council", "Borough Council"],
])("may be one: %s, %s and %s", (may, one, other) => {
  const doubles = possibleDoubles([
    { id: "1", name: one },
    { id: "2", name: other },
  ]);
  expect([...doubles]).toEqual(
    may
      ? [
          ["1", [other]],
          ["2", [one]],
        ]
      : [],
  );
});
