import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Card } from "#app/govuk/display/card.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { SessionPlaceForm } from "../../plan/forms.ts";
import { readShownSession, readTimetable } from "../../plan/read-timetable.server.ts";
import { sessionToRead } from "../../plan/session-defaults.ts";
import { WhyNotPanel } from "../components/why-not.tsx";
import { moveToPlace, readOfferedPlaces } from "../move-to-place.server.ts";

export const loader = guarded(
  { at: to.timetable.places, permission: "timetable.edit" },
  async ({ permit, params, now }) => {
    const session = await readShownSession(permit, params.sessionId);
    const { offers, reasons, waysOut, revision } = await readOfferedPlaces(permit, session.id, now);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      sessionId: session.id,
      session: sessionToRead(await readTimetable(permit), session),
      isPlaced: session.date !== null && session.start !== null,
      offers: offers.map(({ key, when, where, who, cost }) => ({ key, when, where, who, cost })),
      reasons,
      waysOut,
      revision,
    };
  },
);

export const action = guardedIntents(to.timetable.places, {
  move: intent({
    permission: "timetable.edit",
    form: SessionPlaceForm,
    run: async ({ permit, params, value, now }) => {
      const sessionId = params.sessionId;
      await moveToPlace(permit, sessionId, value, now);
      return redirectWithNotice(
        to.timetable.session({ ...permit, sessionId }),
        "Session moved. You can undo it under Changes.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Where could this go?", { challenge: data?.challenge }) },
];

export default function PlacesPage() {
  const page = useLoaderData<typeof loader>();
  const { at, sessionId, session, offers, reasons, waysOut } = page;
  const state = usePageForm<z.input<typeof SessionPlaceForm>>({
    id: "places",
  });
  return (
    <>
      <BackLink href={to.timetable.session({ ...at, sessionId })}>Back to the session</BackLink>
      <PageHeading
        caption={session.title}
        lead={page.isPlaced ? `Now: ${session.when}. ${session.where}.` : "It has no place yet."}
      >
        {offers.length > 0 ? "Where could this go?" : "Why does this not fit?"}
      </PageHeading>
      {/* Refusals are said at the top, whichever button was pressed. */}
      <PageForm state={state}>
        <input type="hidden" name="intent" value="move" />
      </PageForm>
      {offers.length > 0 ? (
        <>
          <p className="govuk-body">
            These places break no rule while everything else stays where it is, the cheapest first. Points
            count what makes the days harder for the peers; fewer are better.
          </p>
          {offers.map(({ key, when, where, who, cost }, index) => (
            <Card key={key} title={when} headingLevel={2}>
              <p className="govuk-body govuk-!-margin-bottom-1">{where}</p>
              <p className="govuk-body govuk-!-margin-bottom-1">
                {who === "" ? "Without peers" : `With ${who}`}
              </p>
              <p className="govuk-body">{cost}</p>
              <PlaceButton id={`place-${index}`} offerKey={key} revision={page.revision} when={when} />
            </Card>
          ))}
        </>
      ) : (
        <>
          <h2 className="govuk-heading-m">What stands against it</h2>
          <WhyNotPanel reasons={reasons} waysOut={waysOut} />
        </>
      )}
      <p className="govuk-body">
        <TextLink href={to.timetable.session({ ...at, sessionId })}>Choose a day and time yourself</TextLink>
      </p>
    </>
  );
}

interface PlaceButtonProps {
  id: string;
  offerKey: string;
  revision: number;
  when: string;
}

function PlaceButton({ id, offerKey, revision, when }: PlaceButtonProps) {
  const state = usePageForm<z.input<typeof SessionPlaceForm>>({ id });
  return (
    <PageForm state={state}>
      <input type="hidden" name="key" value={offerKey} />
      <input type="hidden" name="revision" value={revision} />
      <Button name="intent" value="move" variant="secondary" preventDoubleClick>
        Put it here <VisuallyHidden>{when}</VisuallyHidden>
      </Button>
    </PageForm>
  );
}
