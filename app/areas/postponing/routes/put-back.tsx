import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PutBackForm } from "../forms.ts";
import { putVisitsBack } from "../put-back.server.ts";
import { readPostponing } from "../read-postponing.server.ts";

export const loader = guarded(
  { permission: "visits.manage", at: to.postponing.putBack },
  async ({ permit, request }) => {
    // Which is to be put back; without it the newest that can be.
    const asked = new URL(request.url).searchParams.get("postponement");
    const newest = (await readPostponing(permit)).standing.filter(({ isNewest }) => isNewest);
    const standing = newest.find(({ id }) => id === asked) ?? newest[0];
    if (standing === undefined) throw redirect(to.postponing.front(permit));
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      postponementId: standing.id,
      visits: standing.visits,
      marks: standing.marks,
    };
  },
);

export const action = guardedIntents(to.postponing.putBack, {
  putBack: intent({
    permission: "visits.manage",
    form: PutBackForm,
    run: async ({ permit, value, now }) => {
      await putVisitsBack(permit, value, now);
      return redirectWithNotice(to.postponing.front(permit), "Visit put back on its earlier days.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Put the visit back", { challenge: data?.challenge }) },
];

export default function PutBackPage() {
  const { challengeId, postponementId, visits, marks } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof PutBackForm>>({ id: "put-back" });
  return (
    <>
      <BackLink href={to.postponing.front({ challengeId })}>Postponing the visit</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading>Put the visit back on its earlier days</PageHeading>
            <ul className="govuk-list govuk-list--bullet">
              {visits.map(({ name, earlier, later }) => (
                <li key={name}>
                  {name}: back to {earlier}
                  {later === "no days yet" ? "" : `, from ${later}`}
                </li>
              ))}
              <li>Its sessions and the key dates that followed it go back with it.</li>
              <li>
                {marks === 1 ? "The mark that came" : `The ${marks} marks that came`} of the postponement{" "}
                {marks === 1 ? "is" : "are"} lifted, also where something was confirmed again since.
              </li>
              <li>Whoever was told is told again, by messages that wait in the outbox.</li>
            </ul>
            <input type="hidden" name={state.fields.postponementId.name} value={postponementId} />
            <LongText
              {...fieldProps(state.fields.reason)}
              most={1_000}
              label="Why does it go back?"
              hint="Both sides read it."
              rows={3}
            />
            <ButtonGroup>
              <Button name="intent" value="putBack" preventDoubleClick>
                Put it back
              </Button>
              <TextLink href={to.postponing.front({ challengeId })}>Cancel</TextLink>
            </ButtonGroup>
          </PageForm>
        </div>
      </div>
    </>
  );
}
