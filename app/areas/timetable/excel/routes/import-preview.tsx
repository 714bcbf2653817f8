import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { ImportOffer } from "../components/import-offer.tsx";
import { RowsAside } from "../components/rows-aside.tsx";
import { UnknownPeople } from "../components/unknown-people.tsx";
import { addNamedPeople, sayRowsAside } from "../import-columns.server.ts";
import { ConfirmImportForm, NamedPeopleForm, RowsAsideForm } from "../import-form.ts";
import { importView, takenWords } from "../import-view.ts";
import { leaveImport, readImport } from "../keep-import.server.ts";
import { takeImport } from "../take-import.server.ts";

export const loader = guarded(
  { at: to.timetable.importPreview, permission: "timetable.edit" },
  async ({ permit, params }) => {
    const { plan, standing: _, startedAt, ...kept } = await readImport(permit, params.importId);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      ...kept,
      when: formatInstant(startedAt),
      view: plan === null ? null : importView(plan),
    };
  },
);

export const action = guardedIntents(to.timetable.importPreview, {
  take: intent({
    permission: "timetable.edit",
    form: ConfirmImportForm,
    run: async ({ permit, params, value, now }) => {
      const taken = await takeImport(permit, params.importId, value, now);
      const page = taken.sessions > 0 ? to.timetable.front : to.timetable.people;
      return redirectWithNotice(page(permit), takenWords(taken));
    },
  }),
  rows: intent({
    permission: "timetable.edit",
    form: RowsAsideForm,
    run: async ({ permit, params, value }) => {
      await sayRowsAside(permit, params.importId, value);
      return redirectWithNotice(
        to.timetable.importPreview({ ...permit, importId: params.importId }),
        "What the file would change was worked out again.",
      );
    },
  }),
  "add-people": intent({
    permission: "timetable.edit",
    form: NamedPeopleForm,
    run: async ({ permit, params, value }) => {
      await addNamedPeople(permit, params.importId, value);
      return redirectWithNotice(
        to.timetable.importPreview({ ...permit, importId: params.importId }),
        value.length === 0
          ? "Nobody was chosen to be added."
          : `${countOf(value.length, "person", "people")} will be imported with the file.`,
      );
    },
  }),
  leave: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params }) => {
      await leaveImport(permit, params.importId);
      return redirectWithNotice(to.timetable.import(permit), "File deleted. Nothing was imported.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What the file would change", { challenge: data?.challenge }) },
];

export default function ImportPreviewPage() {
  const { at, id, label, status, startedByName, when, isOutdated, view, fingerprint } =
    useLoaderData<typeof loader>();
  if (view === null) {
    return (
      <>
        <BackLink href={to.timetable.import(at)}>Import from Excel</BackLink>
        <PageHeading>{status === "taken" ? "This file was imported" : "This file was deleted"}</PageHeading>
        <p className="govuk-body">
          It was uploaded by {startedByName}, {when}. Nothing of it is kept here.
        </p>
        <p className="govuk-body">
          <TextLink href={to.timetable.import(at)}>Upload another file</TextLink>
        </p>
      </>
    );
  }
  return (
    <>
      <BackLink href={to.timetable.import(at)}>Import from Excel</BackLink>
      <PageHeading caption={`“${label}”, uploaded by ${startedByName}, ${when}`}>
        What the file would change
      </PageHeading>
      {isOutdated ? (
        <InsetText>
          The timetable was changed since the file was uploaded. What you see is worked out from how it stands
          now.
        </InsetText>
      ) : null}
      {view.otherVisit === null ? null : <WarningText>{view.otherVisit}</WarningText>}
      {view.older === null ? null : <WarningText>{view.older}</WarningText>}
      <p className="govuk-body">
        <TextLink href={to.timetable.importColumns({ ...at, importId: id })}>
          Say what the columns of the file are
        </TextLink>
      </p>
      <RowsAside aside={view.aside} />
      <UnknownPeople people={view.unknownPeople} />
      <ImportOffer view={view} fingerprint={fingerprint} />
    </>
  );
}
