import { formatInstant } from "#app/platform/days.ts";
import type { Warning } from "./scope-record.ts";

/** A warning with the instant of its answer in words. */
export function shownWarning(warning: Warning) {
  const { id, code, message, quote, place, answer, answeredAt, answeredByName, version } = warning;
  return {
    id,
    code,
    message,
    quote,
    place,
    answer,
    answeredAt: answeredAt === null ? null : formatInstant(answeredAt),
    answeredByName,
    version,
  };
}
