import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { roleInWords } from "#app/areas/people/members/role-words.ts";
import { readAddressInView } from "#app/areas/visits/read-visits.server.ts";
import { PageLayout } from "#app/govuk/navigation/page-layout.tsx";
import { SubNavigation } from "#app/govuk/navigation/sub-navigation.tsx";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { councilNamedIn, outOfView } from "#app/platform/in-view/council-address.ts";
import { ClosingNote } from "../closing/components/closing-note.tsx";
import { readClosing } from "../closing/read-closing.server.ts";
import { CouncilSwitch } from "../components/council-switch.tsx";
import { placesFor } from "../navigation.ts";
import { placeOfPage } from "../place-of-page.ts";
import { listServedCouncils } from "../served-councils.server.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, now }) => ({
  title: permit.challengeTitle,
  // For the page of whatever fails below: nobody else is sent this.
  home: to.home.front(permit),
  role: roleInWords(permit),
  serves: await listServedCouncils(permit),
  closing: await readClosing(permit),
  supportUntil: permit.supportUntil === null ? null : formatInstant(permit.supportUntil),
  places: placesFor(await readAddressInView(permit, dayOf(now)), permit.may),
}));

/** The frame of every page of a challenge: its name, the person's role, and the journey as navigation. */
export default function ChallengeLayout() {
  const { title, role, serves, closing, supportUntil, places } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const councilId = councilNamedIn(pathname);
  const inView = serves.find((each) => each.councilId === councilId);
  // The places are those of the challenge; whose council's a page is, the links add.
  const path = outOfView(pathname);
  const here = placeOfPage(places, path);
  const items = places.map((place) => ({
    text: place.text,
    href: place.href,
    current: path === place.href,
    active: place === here,
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
                    ? hereAs(role, inView, serves.length)
                    : `You are reading this for support until ${supportUntil}. Each page you open is recorded.`}
                </span>
              </>
            }
            items={items}
          />
        }
      >
        <main className="govuk-main-wrapper" id="main-content">
          {serves.length === 0 ? null : <CouncilSwitch councils={serves} />}
          <ClosingNote closing={closing} />
          {/* Anew at each address: the fields of one record would keep what they hold on the page of the next one. */}
          <Outlet key={pathname} />
        </main>
      </PageLayout>
    </div>
  );
}

/** As what somebody is on a page: of several councils, for the one in view. */
function hereAs(role: string, inView: { name: string; role: string } | undefined, served: number): string {
  if (served === 0) return `You are here as ${lowered(role)}`;
  return inView === undefined
    ? `You are here for ${served} councils`
    : `You are here as ${lowered(inView.role)} for ${inView.name}`;
}

const lowered = (role: string) => role.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
