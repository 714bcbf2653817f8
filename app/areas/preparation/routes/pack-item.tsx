import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PackItemFields } from "../components/pack-item-form.tsx";
import { PackItemForm } from "../forms.ts";
import { removePackItem, savePackItem } from "../save-pack-item.server.ts";
import { readPackItem } from "../store.server.ts";

export const loader = guarded(
  { at: to.preparation.packItem, permission: "pack.edit" },
  async ({ permit, params }) => ({
    challenge: permit.challengeTitle,
    back: to.preparation.pack(permit),
    item: await readPackItem(permit, params.packItemId),
  }),
);

export const action = guardedIntents(to.preparation.packItem, {
  save: intent({
    permission: "pack.edit",
    form: PackItemForm,
    run: async ({ permit, params, value, now }) => {
      await savePackItem(permit, params.packItemId, value, now);
      return redirectWithNotice(to.preparation.pack(permit), "Document saved.");
    },
  }),
  remove: intent({
    permission: "pack.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await removePackItem(permit, params.packItemId, now);
      return redirectWithNotice(to.preparation.pack(permit), "Document removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.item.title ?? "Document", { challenge: data?.challenge }) },
];

export default function PackItemPage() {
  const { item, back } = useLoaderData<typeof loader>();
  return (
    <>
      <PackItemFields
        heading={item.title}
        defaultValue={{ ...item, version: String(item.version) }}
        cancelHref={back}
      />
      <Details summary="Remove this document">
        <p className="govuk-body">The line is removed. Nothing happens to the document itself.</p>
        <ButtonForm name="remove">
          <Button variant="warning" name="intent" value="remove">
            Remove
          </Button>
        </ButtonForm>
      </Details>
    </>
  );
}
