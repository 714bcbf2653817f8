import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ShownBody } from "../shown-body.ts";

export interface BodyTableProps {
  councilId: string;
  bodies: readonly ShownBody[];
  mayEdit: boolean;
}

/** The bodies of a council: those that are offered, and below them those that are not any more. */
export function BodyTable({ councilId, bodies, mayEdit }: BodyTableProps) {
  const used = bodies.filter(({ isEnded }) => !isEnded);
  const ended = bodies.filter(({ isEnded }) => isEnded);
  const named = ({ id, name }: ShownBody) =>
    mayEdit ? (
      <TextLink key="name" href={to.councils.body({ councilId, bodyId: id })}>
        {name}
      </TextLink>
    ) : (
      name
    );
  return (
    <>
      {used.length === 0 ? null : (
        <Table
          caption="Bodies of the council"
          captionHidden
          scrollable
          firstCellIsHeader
          columns={["Body", "Kind", "Next meeting", "Papers"].map((header) => ({ header }))}
          rowKeys={used.map(({ id }) => id)}
          rows={used.map((body) => [
            named(body),
            body.with.length === 0 ? body.kind : `${body.kind}, with ${body.with.join(" and ")}`,
            <MeetingDays key="days" {...body} />,
            body.papers ?? "Not said",
          ])}
        />
      )}
      {ended.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">No longer used</h3>
          <ul className="govuk-list">
            {ended.map((body) => (
              <li key={body.id}>{named(body)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The next meeting, and the whole list where there is more on it. */
function MeetingDays({ next, days, name }: Pick<ShownBody, "next" | "days" | "name">) {
  const isAll = days.length === 0 || (days.length === 1 && next !== null);
  return (
    <>
      {next ?? (days.length === 0 ? "None on the list" : "None to come")}
      {isAll ? null : (
        <Details
          summary={
            <>
              {days.length === 1 ? "1 day" : `${days.length} days`} on the list{" "}
              <VisuallyHidden>of {name}</VisuallyHidden>
            </>
          }
        >
          <ul className="govuk-list">
            {days.map((day) => (
              <li key={day}>{day}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
