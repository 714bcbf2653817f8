import type { z } from "zod";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { DifferingRule, EarlierJourney, EarlierSite } from "../take-over/earlier-places.ts";
import type { TakeOverForm } from "../take-over/forms.ts";
import { countOf } from "../timetable-words.ts";

interface TakeOverFieldsProps {
  id: string;
  places: {
    councils: string[];
    title: string;
    sites: EarlierSite[];
    here: string[];
    journeys: EarlierJourney[];
    rules: DifferingRule[];
    mark: string;
  };
}

/** What one earlier challenge has to give: each site to tick, its rooms named, and the rules that differ. */
export function TakeOverFields({ id, places }: TakeOverFieldsProps) {
  const { councils, title, sites, here, journeys, rules, mark } = places;
  const state = usePageForm<z.input<typeof TakeOverForm>>({
    id,
    defaultValue: { sites: sites.map(({ name }) => name), ...(rules.length === 0 ? {} : { rules: "yes" }) },
  });
  return (
    <PageForm state={state} version={mark} withoutDraft>
      <h2 className="govuk-heading-m">{title}</h2>
      <p className="govuk-body">The last challenge of {councils.join(" and of ")}.</p>
      {sites.length === 0 ? null : (
        <Checkboxes
          {...checkboxesProps(state.fields.sites)}
          legend="Sites with their rooms"
          hint={
            journeys.length === 0
              ? undefined
              : `${countOf(journeys.length, "journey")} between sites there; those between two that you tick come along.`
          }
          items={sites.map((site) => ({
            value: site.name,
            label: site.name,
            hint: [site.address === "" ? "No address" : site.address, roomsInWords(site)].join(". "),
          }))}
        />
      )}
      {here.length === 0 ? null : (
        <p className="govuk-body">Here already, and left as it is here: {here.join(", ")}.</p>
      )}
      {rules.length === 0 ? (
        <p className="govuk-body">The house rules are the same there as here.</p>
      ) : (
        <>
          <Table
            caption="House rules that differ"
            captionSize="s"
            scrollable
            firstCellIsHeader
            columns={["House rule", "There", "Here now"].map((header) => ({ header }))}
            rowKeys={rules.map(({ key }) => key)}
            rows={rules.map(({ label, there, here: now }) => [label, there, now])}
          />
          <Checkboxes
            {...checkboxesProps(state.fields.rules)}
            legend="House rules of the timetable"
            items={[{ value: "yes", label: "Take over the house rules in this table" }]}
          />
        </>
      )}
      <Button name="intent" value="take" preventDoubleClick>
        Take over what is ticked
      </Button>
    </PageForm>
  );
}

function roomsInWords({ rooms }: EarlierSite): string {
  if (rooms.length === 0) return "No rooms";
  return `${countOf(rooms.length, "room")}: ${rooms.map(({ name, capacity }) => `${name} (${capacity})`).join(", ")}`;
}
