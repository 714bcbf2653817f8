import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { type VisitAddress, visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { TakeOverFields } from "../components/take-over-fields.tsx";
import { takenInWords } from "../take-over/earlier-places.ts";
import { TakeOverForm } from "../take-over/forms.ts";
import { listEarlierPlaces, takeOver } from "../take-over/take-over.server.ts";

/** Where somebody goes on to from here: what the letter said, the new challenge, or its sites. */
function nextPage(at: VisitAddress, after: string | null): string {
  if (after === "imported") return to.scope.imported(at);
  return after === "made" ? to.home.front(at) : to.timetable.sites(at);
}

export const loader = guarded(
  { at: to.timetable.takeOver, permission: "timetable.edit" },
  async ({ permit, url }) => ({
    challenge: permit.challengeTitle,
    next: nextPage(visitAddress(permit), url.searchParams.get("after")),
    earlier: await listEarlierPlaces(permit),
  }),
);

export const action = guardedIntents(to.timetable.takeOver, {
  take: intent({
    permission: "timetable.edit",
    form: TakeOverForm,
    run: async ({ permit, url, value, now }) => {
      const input = { mark: value.version, sites: value.sites, takesRules: value.rules === "yes" };
      const taken = await takeOver(permit, input, now);
      const after = url.searchParams.get("after");
      const at = visitAddress(permit);
      // In a partnership each council can have had a last challenge of its own.
      const isLast = (await listEarlierPlaces(permit)).every(({ title }) => title === taken.title);
      return redirectWithNotice(
        isLast ? nextPage(at, after) : to.timetable.takeOver(at, { after }),
        `Taken over from “${taken.title}”: ${takenInWords(taken)}.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Take over sites, rooms and rules", { challenge: data?.challenge }) },
];

export default function TakeOverPage() {
  const { earlier, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="From the last challenge of a council here. What you take over is copied and is this challenge’s own: it can be changed and removed, and nothing changes there."
      >
        Take over sites, rooms and rules
      </PageHeading>
      {earlier.length === 0 ? (
        <EmptyState title="There is nothing to take over" action={<Button href={next}>Go on</Button>}>
          The councils of this challenge had no challenge here before, or only with a council that is not of
          this one, or all of it is here already. Their committees and elections are with each council and
          need no copy.
        </EmptyState>
      ) : (
        <>
          {earlier.map((places, index) => (
            <TakeOverFields key={places.mark} id={`take-over-${index + 1}`} places={places} />
          ))}
          <p className="govuk-body">
            The councils’ committees and elections are with each council and need no copy.
          </p>
          <Button href={next} variant="secondary">
            Go on without
          </Button>
        </>
      )}
    </>
  );
}
