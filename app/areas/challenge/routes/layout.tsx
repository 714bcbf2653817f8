import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { ROLE_NAMES } from "#app/access/permissions.ts";
import { SubNavigation } from "#app/govuk/sub-navigation.tsx";
import { placesFor } from "../navigation.ts";

export const loader = guarded({ permission: "challenge.read" }, ({ scope }) => ({
  title: scope.challengeTitle,
  role: ROLE_NAMES[scope.role],
  places: placesFor(scope.challengeId, scope.may),
}));

/** The frame of every page of a challenge: its name, the person's role, and the journey as navigation. */
export default function ChallengeLayout() {
  const { title, role, places } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const home = places[0]?.href ?? "";
  const isHere = (href: string) => pathname === href || (href !== home && pathname.startsWith(`${href}/`));
  return (
    <>
      <SubNavigation
        label="Parts of this challenge"
        title={title}
        role={role}
        items={places.map((place) => ({ ...place, current: isHere(place.href) }))}
      />
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main-content">
          <Outlet />
        </main>
      </div>
    </>
  );
}
