import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { PERMISSIONS, ROLE_NAMES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { Details } from "#app/govuk/display/details.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { MOST_DAYS_AWAY, timeInWords } from "../deputies/deputy-rules.ts";
import { nameDeputy } from "../deputies/name-deputy.server.ts";
import { isOwnPlace, readChoices } from "../deputies/read-deputies.server.ts";
import { NewDeputyForm } from "../forms.ts";

export const loader = guarded({ permission: "deputies.name" }, async ({ permit, url, now }) => {
  const { away, people, possible } = await readChoices(permit, url.searchParams.get("for"), now);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    away: away === null ? null : { id: away.membershipId, name: away.name, isSelf: isOwnPlace(permit, away) },
    others: people
      .filter(({ membershipId }) => membershipId !== away?.membershipId)
      .map(({ membershipId, name }) => ({ id: membershipId, name })),
    possible: possible.map(({ membershipId, name, role, cannot }) => ({
      value: membershipId,
      label: name,
      hint:
        cannot.length === 0
          ? ROLE_NAMES[role]
          : `${ROLE_NAMES[role]}. Has no right to: ${cannot.map((permission) => PERMISSIONS[permission].means).join("; ")}.`,
    })),
  };
});

export const action = guardedIntents(to.people.newDeputy, {
  save: intent({
    permission: "deputies.name",
    form: NewDeputyForm,
    run: async ({ permit, value, now }) => {
      const { away, deputy, fromOn, untilOn } = value;
      const { awayName, deputyName, areDaysQuiet } = await nameDeputy(
        permit,
        { awayId: away, deputyId: deputy, fromOn, untilOn },
        now,
      );
      return redirectWithNotice(
        to.people.deputies(permit),
        `Deputy saved. ${deputyName} stands in for ${awayName} ${timeInWords({ fromOn, untilOn })}, and is told.${
          areDaysQuiet
            ? ` These days are a weekend or bank holidays, on which nobody is told anything here: what comes up then waits for ${awayName}. Choose more days if it is not to wait.`
            : ""
        }`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Name a deputy", { challenge: data?.challenge }) },
];

export default function NewDeputyPage() {
  const { challengeId, away, others, possible } = useLoaderData<typeof loader>();
  const back = to.people.deputies({ challengeId });
  return (
    <>
      <BackLink href={back}>Who stands in</BackLink>
      <PageHeading lead="What is your turn then goes to you and to your deputy. Your deputy does it with their own rights and under their own name, and nothing goes to the other side or to another council.">
        {away === null || away.isSelf ? "Name a deputy" : `Name a deputy for ${away.name}`}
      </PageHeading>
      {away === null || possible.length === 0 ? (
        <EmptyState title="Nobody can stand in">
          A deputy is somebody of the same side, and of the same council, who can do some of the same things.
          Whoever manages can invite somebody.
        </EmptyState>
      ) : (
        <NewDeputy key={away.id} awayId={away.id} possible={possible} back={back} />
      )}
      {others.length === 0 ? null : (
        <Details summary="For somebody else who is away">
          <ul className="govuk-list">
            {others.map(({ id, name }) => (
              <li key={id}>
                <TextLink href={to.people.newDeputy({ challengeId }, { for: id })}>{name}</TextLink>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

interface NewDeputyProps {
  awayId: string;
  possible: { value: string; label: string; hint: string }[];
  back: string;
}

function NewDeputy({ awayId, possible, back }: NewDeputyProps) {
  const state = usePageForm<z.input<typeof NewDeputyForm>>({ id: "deputy", buttons: ["save"] });
  return (
    <PageForm state={state}>
      <input type="hidden" name="away" value={awayId} />
      <Radios {...fieldProps(state.fields.deputy)} legend="Who stands in?" items={possible} />
      <DateInput
        {...dateProps(state.fields.fromOn)}
        legend="First day away"
        hint="For example, 8 3 2027. It may be over already."
      />
      <DateInput {...dateProps(state.fields.untilOn)} legend="Last day away" hint="For example, 19 3 2027" />
      <Callout>
        A deputy stands in for at most {MOST_DAYS_AWAY} days. Somebody who is gone for longer hands over what
        they have.
      </Callout>
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save deputy
        </Button>
        <TextLink href={back}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
