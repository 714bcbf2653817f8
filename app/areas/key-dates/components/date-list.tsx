import type { StandingState } from "#app/areas/dates/standing.ts";
import { Tag, type TagColour } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";

/** A key date as a page draws it; days are "YYYY-MM-DD". */
export interface ShownDate {
  id: string;
  label: string;
  notBefore: string | null;
  dueOn: string | null;
  latestOn: string | null;
  lateReason: string | null;
  standing: { state: StandingState; text: string };
}

const COLOURS = {
  "not-set": "grey",
  "before-record": "grey",
  planned: undefined,
  soon: "yellow",
  due: "yellow",
  late: "red",
  "past-latest": "red",
  done: "green",
  "done-late": "grey",
} as const satisfies Record<StandingState, TagColour | undefined>;

/** How a key date stands, as words with a colour. */
export function DateState({ standing }: Pick<ShownDate, "standing">) {
  return <Tag colour={COLOURS[standing.state]}>{standing.text}</Tag>;
}

/** The day a date stands under, in words: "Friday 29 March 2024", "Not before Monday 3 March 2025". */
function dayInWords({ dueOn, latestOn, notBefore }: ShownDate): string {
  if (dueOn !== null) return formatDayWithWeekday(dueOn);
  if (latestOn !== null) return `No later than ${formatDayWithWeekday(latestOn)}`;
  return notBefore === null ? "No day set" : `Not before ${formatDayWithWeekday(notBefore)}`;
}

export interface DateListProps {
  dates: readonly ShownDate[];
  /** Address of one date's own page; left out, plain text. */
  hrefOf?: ((id: string) => string) | undefined;
}

/** A few key dates, each with how it stands and why it slipped. */
export function DateList({ dates, hrefOf }: DateListProps) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {dates.map((date) => (
        <li key={date.id}>
          {hrefOf === undefined ? (
            <strong>{date.label}</strong>
          ) : (
            <TextLink href={hrefOf(date.id)} noVisitedState>
              {date.label}
            </TextLink>
          )}
          <br />
          {dayInWords(date)}
          <br />
          <DateState standing={date.standing} />
          {date.lateReason === null ? null : <div className="govuk-hint">Reason: {date.lateReason}</div>}
        </li>
      ))}
    </ul>
  );
}
