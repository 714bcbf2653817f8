import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { WithdrawForm } from "../forms.ts";
import { mayRelease } from "../read-readiness.server.ts";
import { listPublications } from "../store.server.ts";
import { withdrawPublication } from "../withdraw-publication.server.ts";

export const loader = guarded(
  { at: to.publication.withdraw, permission: "publication.release" },
  async ({ permit, params }) => {
    const publication = (await listPublications(permit)).find((each) => each.id === params.publicationId);
    if (publication === undefined || publication.withdrawnAt !== null) {
      throw new AppError("not-found", "There is no such published document.");
    }
    if (!mayRelease(permit, publication.councilId)) {
      throw new AppError("forbidden", "This is the other council's document: that council withdraws it.");
    }
    return {
      challenge: permit.challengeTitle,
      back: to.publication.front(permit),
      title: publication.title,
      address: to.publication.published({ slug: publication.slug }),
    };
  },
);

export const action = guardedIntents(to.publication.withdraw, {
  withdraw: intent({
    permission: "publication.release",
    form: WithdrawForm,
    run: async ({ permit, params, value, now }) => {
      const input = { publicationId: params.publicationId, reason: value.reason };
      await withdrawPublication(permit, input, now);
      return redirectWithNotice(
        to.publication.front(permit),
        "Document withdrawn. Its address gives the public your reason.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Withdraw a published document", { challenge: data?.challenge }) },
];

export default function WithdrawPage() {
  const { title, address, back } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof WithdrawForm>>({ id: "withdraw" });
  return (
    <PageForm state={state}>
      <PageHeading caption={title}>Withdraw this document</PageHeading>
      <p className="govuk-body">
        It is at <TextLink href={address}>{address}</TextLink>. That address will say that the document was
        withdrawn, and why. It is never used for another document.
      </p>
      <LongText
        {...fieldProps(state.fields.reason)}
        most={1_000}
        label="Reason"
        hint="Everybody can read this."
        rows={3}
      />
      <WarningText>Copies that others have taken stay with them.</WarningText>
      <Checkboxes
        {...checkboxesProps(state.fields.confirm)}
        legend="Withdraw the document?"
        items={[{ value: "yes", label: "Yes, take it off the public pages now" }]}
      />
      <ButtonGroup>
        <Button variant="warning" name="intent" value="withdraw" preventDoubleClick>
          Withdraw
        </Button>
        <TextLink href={back}>Back to publication</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
