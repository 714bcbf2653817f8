import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readImportColumns, saySheetColumns, sheetThatAsks } from "../import-columns.server.ts";
import { SheetColumnsForm } from "../import-form.ts";
import { columnChoices, type ShownSheet } from "../sheet-columns.ts";

export const loader = guarded(
  { at: to.timetable.importColumns, permission: "timetable.edit" },
  async ({ permit, params, url }) => {
    const { label, sheets } = await readImportColumns(permit, params.importId);
    const wanted = Number(url.searchParams.get("sheet") ?? Number.NaN);
    const shown =
      sheets.find(({ sheet }) => sheet === wanted) ?? sheets.find(({ asks }) => asks) ?? sheets[0];
    if (shown === undefined) throw new AppError("not-found", "No sheet of this file can be read.");
    return {
      challenge: permit.challengeTitle,
      at: { ...visitAddress(permit), importId: params.importId },
      label,
      shown,
      others: sheets.filter((one) => one !== shown).map(({ sheet, name }) => ({ sheet, name })),
    };
  },
);

export const action = guardedIntents(to.timetable.importColumns, {
  columns: intent({
    permission: "timetable.edit",
    form: SheetColumnsForm,
    run: async ({ permit, params, value, now }) => {
      const at = { ...permit, importId: params.importId };
      const done = await saySheetColumns(permit, params.importId, value, now);
      if (done === "look again") {
        return redirectWithNotice(
          to.timetable.importColumns(at, { sheet: String(value.sheet) }),
          "The columns are shown anew. Check what each is.",
        );
      }
      const next = await sheetThatAsks(permit, params.importId);
      return redirect(
        next === null
          ? to.timetable.importPreview(at)
          : to.timetable.importColumns(at, { sheet: String(next) }),
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What the columns are", { challenge: data?.challenge }) },
];

export default function ImportColumnsPage() {
  const { at, label, shown, others } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.timetable.importPreview(at)}>What the file would change</BackLink>
      <PageHeading
        caption={`“${label}”, sheet “${shown.name}”`}
        lead="Check what each column is. What you say of a heading is remembered for the next file."
      >
        What the columns are
      </PageHeading>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {shown.isGrid ? (
            <InsetText>
              This sheet is read as a programme: a column for each day and a row for each time. Choose
              something else below only if it is a list.
            </InsetText>
          ) : null}
          <SheetForm key={`${shown.sheet} ${shown.kind} ${shown.headingRow}`} shown={shown} />
          {others.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-s">Other sheets of the file</h2>
              <ul className="govuk-list">
                {others.map(({ sheet, name }) => (
                  <li key={sheet}>
                    <TextLink href={to.timetable.importColumns(at, { sheet: String(sheet) })}>
                      {name}
                    </TextLink>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function SheetForm({ shown }: { shown: ShownSheet }) {
  const { sheet, kind, headingRow, columns } = shown;
  const state = usePageForm<z.input<typeof SheetColumnsForm>>({
    id: "columns",
    defaultValue: { kind, headingRow: String(headingRow), columns: columns.map(({ means }) => means) },
  });
  const fields = state.fields.columns.getFieldList();
  return (
    <PageForm state={state}>
      <input type="hidden" name="sheet" value={sheet} />
      <input type="hidden" name="shownKind" value={kind} />
      <input type="hidden" name="shownRow" value={headingRow} />
      <Radios
        {...fieldProps(state.fields.kind)}
        legend="What this sheet lists"
        items={[
          { value: "people", label: "People to meet" },
          { value: "sessions", label: "Sessions" },
          ...(shown.isGrid ? [{ value: "grid", label: "A programme, as a grid of days" }] : []),
          { value: "none", label: "Nothing to import" },
        ]}
        small
      />
      <TextInput
        {...fieldProps(state.fields.headingRow)}
        label="Row with the headings"
        hint="The number that Excel shows beside the row."
        inputMode="numeric"
        className="govuk-input--width-4"
      />
      {kind === "none" || kind === "grid"
        ? null
        : columns.map(({ label, examples }, index) => {
            const field = fields[index];
            if (field === undefined) return null;
            return (
              <Select
                key={label}
                {...fieldProps(field)}
                label={label}
                hint={examples === "" ? "Nothing stands in it." : `For example: ${examples}`}
                items={columnChoices(kind)}
              />
            );
          })}
      <Button name="intent" value="columns" preventDoubleClick>
        Continue
      </Button>
    </PageForm>
  );
}
