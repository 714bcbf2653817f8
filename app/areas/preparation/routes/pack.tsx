import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatShortDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { beginPack } from "../begin-pack.server.ts";
import { PACK_STATUS_NAMES, type PackStatus } from "../pack.ts";
import { sharedRecordInWords } from "../statement.ts";
import { listPack } from "../store.server.ts";

export const loader = guarded({ permission: "pack.read" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const items = await listPack(permit);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    shared: sharedRecordInWords((await listCouncils(permit)).map(({ name }) => name)),
    postponed: await readPostponedLine(permit, { about: ["pack"] }),
    mayEdit: permit.may("pack.edit"),
    items: items.map((item) => ({
      ...item,
      due: item.dueOn === null ? "" : formatShortDay(item.dueOn),
      isLate:
        item.dueOn !== null && item.dueOn < today && (item.status === "wanted" || item.status === "promised"),
    })),
  };
});

export const action = guardedIntents(to.preparation.pack, {
  begin: intent({
    permission: "pack.edit",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      await beginPack(permit, now);
      return redirectWithNotice(
        to.preparation.pack(permit),
        "Usual documents added. Change the list to fit this challenge.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Data pack", { challenge: data?.challenge }) },
];

const COLOURS = {
  wanted: "yellow",
  promised: "blue",
  received: "green",
  "not-available": "grey",
} as const satisfies Record<PackStatus, string>;

export default function PackPage() {
  const { shared, postponed, items, mayEdit, challengeId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Preparation"
        lead="The documents and data the peers read beside the position statement."
        actions={
          mayEdit ? (
            <Button href={to.preparation.newPackItem({ challengeId })}>Add a document</Button>
          ) : undefined
        }
      >
        Information and data pack
      </PageHeading>
      <PostponedNote challengeId={challengeId} line={postponed} rested="What is in the pack" />
      {shared === "" ? null : <InsetText>{shared}</InsetText>}
      {items.length === 0 ? (
        <EmptyState
          title="The list is empty"
          action={
            mayEdit ? (
              <ButtonForm name="begin">
                <Button name="intent" value="begin" variant="secondary">
                  Begin with the usual documents
                </Button>
              </ButtonForm>
            ) : undefined
          }
        >
          {mayEdit
            ? "Add documents one by one, or begin with a list of what councils usually send and change it."
            : "The council has not listed any documents yet."}
        </EmptyState>
      ) : (
        <Table
          caption="Documents and data of the pack"
          captionHidden
          scrollable
          columns={["Document", "From", "Due", "Status", "Where it is"].map((header) => ({ header }))}
          rowKeys={items.map((item) => item.id)}
          rows={items.map((item) => [
            <div key="title">
              {mayEdit ? (
                <TextLink href={to.preparation.packItem({ challengeId, packItemId: item.id })}>
                  {item.title}
                </TextLink>
              ) : (
                <strong>{item.title}</strong>
              )}
              {item.description === "" ? null : <div className="govuk-hint">{item.description}</div>}
            </div>,
            item.ownerName,
            item.isLate ? <strong key="due">{item.due}, late</strong> : item.due,
            <Tag key="status" colour={COLOURS[item.status]}>
              {PACK_STATUS_NAMES[item.status]}
            </Tag>,
            item.location,
          ])}
        />
      )}
    </>
  );
}
