import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { BodyFields } from "../components/body-form.tsx";
import { CouncilPage } from "../components/council-page.tsx";
import { BodyForm } from "../forms.ts";
import { meetingDaysAsText } from "../meeting-days.ts";
import { endBody, putBackBody, saveBody } from "../save-body.server.ts";
import { listPartners, readCouncilBody } from "../store.server.ts";

export const loader = guarded(
  { at: to.councils.body, permission: "council.edit" },
  async ({ permit, params }) => {
    const body = await readCouncilBody(permit, params.bodyId);
    const others = body.councils.filter(({ id }) => id !== permit.councilId);
    const partners = await listPartners(permit);
    const known = new Set(partners.map(({ id }) => id));
    return {
      councilId: permit.councilId,
      council: permit.councilName,
      name: body.name,
      version: body.version,
      isEnded: body.endedAt !== null,
      // A council that it is of stays to choose, also when the challenge they shared is gone.
      partners: [...partners, ...others.filter(({ id }) => !known.has(id))],
      values: {
        name: body.name,
        kind: body.kind,
        partnerIds: others.map(({ id }) => id),
        paperDays: body.paperDays === null ? "" : String(body.paperDays),
        meetings: meetingDaysAsText(body.meetings),
      },
    };
  },
);

export const action = guardedIntents(to.councils.body, {
  save: intent({
    permission: "council.edit",
    form: BodyForm,
    run: async ({ permit, params, value, now }) => {
      await saveBody(permit, params.bodyId, value, now);
      return redirectWithNotice(to.councils.council(permit), `${value.name} saved.`);
    },
  }),
  remove: intent({
    permission: "council.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await endBody(permit, params.bodyId, now);
      return redirectWithNotice(
        to.councils.council(permit),
        "Body removed. It stands under “No longer used”.",
      );
    },
  }),
  "put-back": intent({
    permission: "council.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await putBackBody(permit, params.bodyId, now);
      return redirectWithNotice(to.councils.council(permit), "Body put back.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`${data?.name ?? "Body"}: ${data?.council ?? "council"}`) },
];

export default function BodyPage() {
  const { councilId, council, name, version, isEnded, partners, values } = useLoaderData<typeof loader>();
  const back = to.councils.council({ councilId });
  return (
    <CouncilPage back={{ href: back, text: council }}>
      {isEnded ? (
        <InsetText>
          <p className="govuk-body">This body is no longer used: it is offered nowhere.</p>
          <ButtonForm name="put-back">
            <Button variant="secondary" name="intent" value="put-back">
              Put back
            </Button>
          </ButtonForm>
        </InsetText>
      ) : null}
      <BodyFields
        council={council}
        heading={name}
        defaultValue={values}
        version={version}
        partners={partners}
        cancelHref={back}
      />
      {isEnded ? null : (
        <Details summary="Remove this body">
          <p className="govuk-body">
            It is offered no more, and stands under “No longer used”, from where it can be put back. What was
            decided by it goes on naming it.
          </p>
          <ButtonForm name="remove">
            <Button variant="warning" name="intent" value="remove">
              Remove
            </Button>
          </ButtonForm>
        </Details>
      )}
    </CouncilPage>
  );
}
