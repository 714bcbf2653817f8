import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { permitAtVisit } from "../permit-at-visit.server.ts";
import { listVisits } from "../read-visits.server.ts";
import { visitAddress } from "../visit-address.ts";
import { isArrangedAlike, pageOfOtherVisit } from "../visit-switch.ts";
import { visitDaysWords } from "../visit-words.ts";

/** The timetable's pages below draw themselves; here is only which visit they are of. */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.front },
  async ({ permit }) => ({
    at: visitAddress(permit),
    visits: await Promise.all(
      (await listVisits(permit.challengeId)).map(async ({ id, name, days }) => ({
        id,
        name,
        days: visitDaysWords({ days }),
        isAlike: isArrangedAlike(permit.may, (await permitAtVisit(permit, id)).may),
      })),
    ),
  }),
);

/** Which visit a page of the timetable is of, and the way to the others, above every such page. */
export default function VisitLayout() {
  const { at, visits } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const called = ({ name, days }: (typeof visits)[number]) => (days === null ? name : `${name}, ${days}`);
  const rest = pathname.slice(to.timetable.front(at).length);
  const hrefOf = ({ id: visitId, isAlike }: (typeof visits)[number]) =>
    `${to.timetable.front({ ...at, visitId })}${pageOfOtherVisit(rest, isAlike)}`;
  return (
    <>
      <nav className="cpc-visits govuk-!-display-none-print" aria-label="Visits">
        <ul className="cpc-visits__list">
          {visits.map((visit) => (
            <li key={visit.id} className="cpc-visits__item">
              {visit.id === at.visitId ? (
                <strong aria-current="true">{called(visit)}</strong>
              ) : (
                <TextLink href={hrefOf(visit)} noVisitedState>
                  {called(visit)}
                </TextLink>
              )}
            </li>
          ))}
          <li className="cpc-visits__item">
            <TextLink href={to.keyDates.visits(at)} noVisitedState>
              All visits
            </TextLink>
          </li>
        </ul>
      </nav>
      <Outlet />
    </>
  );
}
