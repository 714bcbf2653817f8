import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { PERMISSIONS, ROLE_NAMES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { Card } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDayRange } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { isDuring, takenUp } from "../deputies/deputy-rules.ts";
import { endDeputy } from "../deputies/name-deputy.server.ts";
import { isOwnPlace, listShownDeputies, readOwnPlace } from "../deputies/read-deputies.server.ts";
import { DeputyForm } from "../forms.ts";

export const loader = guarded({ permission: "deputies.name" }, async ({ permit, now }) => {
  const today = dayOf(now);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    ownId: await readOwnPlace(permit, now),
    times: (await listShownDeputies(permit, now)).map(({ id, away, deputy, fromOn, untilOn }) => ({
      id,
      title: isOwnPlace(permit, away)
        ? `${deputy.name} stands in for you`
        : isOwnPlace(permit, deputy)
          ? `You stand in for ${away.name}`
          : `${deputy.name} stands in for ${away.name}`,
      days: formatDayRange(fromOn, untilOn),
      status: isDuring({ fromOn, untilOn }, today) ? "Now" : "To come",
      roles: `${ROLE_NAMES[deputy.role]} for ${ROLE_NAMES[away.role].toLowerCase()}`,
      cannot: takenUp(away, deputy).cannot.map((permission) => PERMISSIONS[permission].means),
    })),
  };
});

export const action = guardedIntents(to.people.deputies, {
  end: intent({
    permission: "deputies.name",
    form: DeputyForm,
    run: async ({ permit, value, now }) => {
      const { awayName, deputyName } = await endDeputy(permit, value.deputyId, now);
      return redirectWithNotice(
        to.people.deputies(permit),
        `Deputy removed. ${deputyName} does not stand in for ${awayName} any more.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Who stands in", { challenge: data?.challenge }) },
];

export default function DeputiesPage() {
  const { challengeId, ownId, times } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.home.front({ challengeId })}>Home</BackLink>
      <PageHeading lead="Whoever is away for a time names somebody of the same side, and of the same council, to stand in. It ends by itself after the last day.">
        Who stands in
      </PageHeading>
      <p className="govuk-body">
        <Button href={to.people.newDeputy({ challengeId })}>Name a deputy</Button>
      </p>
      {times.length === 0 ? (
        <EmptyState title="Nobody stands in for anybody">
          Times to come, and those of today, are listed here for whoever is away, for whoever stands in, and
          for those who manage.
        </EmptyState>
      ) : (
        times.map((time) => <Time key={time.id} {...time} />)
      )}
      {ownId === null ? null : (
        <>
          <h2 className="govuk-heading-m">Leaving for good?</h2>
          <p className="govuk-body">
            <TextLink href={to.leaving.front({ challengeId, membershipId: ownId })} noVisitedState>
              Hand over what you have
            </TextLink>
            , all of it in one step, and leave the challenge.
          </p>
        </>
      )}
    </>
  );
}

interface TimeProps {
  id: string;
  title: string;
  days: string;
  status: string;
  roles: string;
  cannot: string[];
}

function Time({ id, title, days, status, roles, cannot }: TimeProps) {
  const state = usePageForm({ id: `end-${id}`, buttons: ["end"] });
  return (
    <Card title={title} headingLevel={2}>
      <SummaryList
        rows={[
          { key: "Days", value: days },
          { key: "Status", value: status },
          { key: "Roles", value: roles },
          ...(cannot.length === 0
            ? []
            : [{ key: "The deputy has no right to", value: <Lines key="cannot" lines={cannot} /> }]),
        ]}
      />
      <PageForm state={state}>
        <input type="hidden" name="deputyId" value={id} />
        <Button name="intent" value="end" variant="secondary">
          Remove deputy
        </Button>
      </PageForm>
    </Card>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
