import { DeadlineTag } from "#app/govuk/display/deadline-tag.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";

/** A key date as a page draws it; days are "YYYY-MM-DD". */
export interface ShownDate {
  id: string;
  label: string;
  notBefore: string | null;
  dueOn: string | null;
  doneOn: string | null;
  lateReason: string | null;
}

/** How a key date stands, as a tag. `today` is in London. */
export function DateState({ date, today }: { date: ShownDate; today: string }) {
  if (date.dueOn !== null) return <DeadlineTag due={date.dueOn} today={today} doneOn={date.doneOn} />;
  if (date.doneOn !== null) return <Tag colour="green">Done</Tag>;
  return date.notBefore === null ? <Tag colour="grey">No date</Tag> : <Tag colour="grey">No latest day</Tag>;
}

export interface DateListProps {
  dates: readonly ShownDate[];
  /** "YYYY-MM-DD" in London. */
  today: string;
  /** Address of one date's own page; left out, plain text. */
  hrefOf?: ((id: string) => string) | undefined;
}

/** A few key dates, each with how it stands and why it slipped. */
export function DateList({ dates, today, hrefOf }: DateListProps) {
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
          {date.dueOn === null
            ? `Not before ${formatDayWithWeekday(date.notBefore ?? "")}`
            : formatDayWithWeekday(date.dueOn)}
          <br />
          <DateState date={date} today={today} />
          {date.lateReason === null ? null : <div className="govuk-hint">Reason: {date.lateReason}</div>}
        </li>
      ))}
    </ul>
  );
}
