import { matchPath, Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { ROLE_NAMES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { readAddressInView } from "#app/areas/visits/read-visits.server.ts";
import { PageLayout } from "#app/govuk/navigation/page-layout.tsx";
import { SubNavigation } from "#app/govuk/navigation/sub-navigation.tsx";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { placesFor } from "../navigation.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, now }) => ({
  title: permit.challengeTitle,
  // For the page of whatever fails below: nobody else is sent this.
  home: to.home.front(permit),
  role: ROLE_NAMES[permit.role],
  supportUntil: permit.supportUntil === null ? null : formatInstant(permit.supportUntil),
  places: placesFor(await readAddressInView(permit, dayOf(now)), permit.may),
}));

/** The frame of every page of a challenge: its name, the person's role, and the journey as navigation. */
export default function ChallengeLayout() {
  const { title, role, supportUntil, places } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const items = places.map(({ text, href, covers }) => ({
    text,
    href,
    current: pathname === href,
    active: covers.some((path) => matchPath({ path, end: false }, pathname) !== null),
  }));
  return (
    <div className="govuk-width-container">
      <PageLayout
        navigation={
          <SubNavigation
            label="Parts of this challenge"
            heading={
              <>
                <strong className="cpc-subnav__challenge">{title}</strong>
                <span className="cpc-subnav__role">
                  {supportUntil === null
                    ? `You are here as ${role.toLowerCase()}`
                    : `You are reading this for support until ${supportUntil}. Each page you open is recorded.`}
                </span>
              </>
            }
            items={items}
          />
        }
      >
        <main className="govuk-main-wrapper" id="main-content">
          {/* Anew at each address: the fields of one record would keep what they hold on the page of the next one. */}
          <Outlet key={pathname} />
        </main>
      </PageLayout>
    </div>
  );
}
