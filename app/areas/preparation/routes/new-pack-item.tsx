import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PackItemFields } from "../components/pack-item-form.tsx";
import { PackItemForm } from "../forms.ts";
import { savePackItem } from "../save-pack-item.server.ts";

export const loader = guarded({ permission: "pack.edit" }, ({ permit }) => ({
  challenge: permit.challengeTitle,
  back: to.preparation.pack(permit),
}));

export const action = guardedIntents(to.preparation.newPackItem, {
  save: intent({
    permission: "pack.edit",
    form: PackItemForm,
    run: async ({ permit, value, now }) => {
      await savePackItem(permit, null, value, now);
      return redirectWithNotice(to.preparation.pack(permit), "Document added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a document", { challenge: data?.challenge }) },
];

export default function NewPackItemPage() {
  const { back } = useLoaderData<typeof loader>();
  return <PackItemFields heading="Add a document" defaultValue={{ status: "wanted" }} cancelHref={back} />;
}
