import type { DateWarning } from "#app/areas/dates/day-warnings.ts";
import { Tag } from "#app/govuk/display/tag.tsx";

/** Warnings of the kinds that somebody has to settle, and not only to know of. */
const TO_SETTLE: readonly DateWarning["code"][] = ["contradiction", "stated-twice", "past-latest"];

/** What is awkward about a day, a sentence each; what has to be settled is marked so. */
export function WarningLines({ warnings }: { warnings: readonly DateWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {warnings.map(({ code, message }) => (
        <li key={`${code} ${message}`}>
          <Tag colour={TO_SETTLE.includes(code) ? "red" : "yellow"}>
            {TO_SETTLE.includes(code) ? "To settle" : "Warning"}
          </Tag>{" "}
          {message}
        </li>
      ))}
    </ul>
  );
}
