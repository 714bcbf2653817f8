import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Table } from "#app/govuk/display/table.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { JoinAddress } from "../../plan/components/join-address.tsx";
import type { AgendaPage } from "../timetable-page.ts";

/** The own days of one peer or one person. */
export function AgendaView({ view, at }: { view: AgendaPage; at: VisitAddress }) {
  const isPeer = view.kind === "peer";
  if (view.choices.length === 0) {
    return (
      <p className="govuk-body">
        {isPeer ? "Nobody is in the peer team yet." : "Nobody is on the list yet."}
      </p>
    );
  }
  return (
    <>
      <FilterBar
        label={isPeer ? "Choose a peer" : "Choose a person"}
        action={to.timetable.front(at)}
        submitText="Show"
      >
        <input type="hidden" name="view" value={view.kind} />
        <Select
          key={view.kind}
          id={`who-${view.kind}`}
          name="who"
          label={isPeer ? "Peer" : "Person"}
          defaultValue={view.chosen?.id ?? ""}
          items={[{ value: "", text: "Choose" }, ...view.choices]}
        />
      </FilterBar>
      {view.chosen === null ? null : <h2 className="govuk-heading-m">{view.chosen.name}</h2>}
      {view.chosen !== null && view.days.length === 0 ? (
        <p className="govuk-body">{view.chosen.name} is in no session that has a day and a time.</p>
      ) : null}
      {view.days.map((day) => (
        <Table
          key={day.label}
          caption={day.label}
          captionSize="s"
          columns={[{ header: "Time" }, { header: "Session" }]}
          rowKeys={day.lines.map((line) => line.id)}
          rows={day.lines.map((line) => [
            line.times,
            <div key="session">
              <TextLink href={line.href}>{line.title}</TextLink>
              <div className="govuk-hint govuk-!-margin-bottom-0">
                {line.kind}. {line.room}.
              </div>
              {line.join === undefined ? null : (
                <div>
                  To join:{" "}
                  <JoinAddress address={line.join.address} isLink={line.join.isLink} title={line.title} />
                </div>
              )}
              {line.withWhom === "" ? null : <div>With {line.withWhom}</div>}
            </div>,
          ])}
        />
      ))}
    </>
  );
}
