import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { BackLink } from "#app/govuk/back-link.tsx";
import { CardGrid } from "#app/govuk/card.tsx";
import { PageForm, usePageForm } from "#app/govuk/form.tsx";
import { InsetText } from "#app/govuk/inset-text.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { TextLink } from "#app/govuk/text-link.tsx";
import { WarningText } from "#app/govuk/warning-text.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { chooseRepair } from "../choose-repair.server.ts";
import { RepairCard } from "../components/repair-card.tsx";
import { RepairForm } from "../forms.ts";
import { readRepairs } from "../offer-repairs.server.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { repairsView } from "../repairs-view.ts";
import { countOf } from "../timetable-words.ts";

const timetableOf = (challengeId: string) => `/challenges/${challengeId}/timetable`;

export const loader = guarded({ permission: "timetable.edit" }, async ({ scope, params }) => {
  const { label, status, isOutdated, repairs } = await readRepairs(scope, params.repairsId ?? "");
  return {
    challenge: scope.challengeTitle,
    base: timetableOf(scope.challengeId),
    mail: `/challenges/${scope.challengeId}/mail`,
    label,
    status,
    isOutdated,
    view: repairsView(await readTimetable(scope), repairs),
  };
});

export const action = guardedIntents({
  choose: intent({
    permission: "timetable.edit",
    form: RepairForm,
    run: async ({ scope, params, value, now }) => {
      const done = await chooseRepair(scope, params.repairsId ?? "", value.repair, now);
      const mails =
        done.drafted === 0
          ? "There is nobody to write to."
          : `${countOf(done.drafted, "message waits", "messages wait")} under Messages to be read and sent.`;
      return redirectWithNotice(
        timetableOf(scope.challengeId),
        `The timetable is mended: ${countOf(done.moved, "session", "sessions")} changed, ${done.cancelled} cancelled. ${mails}`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Ways to mend it", { challenge: data?.challenge }) },
];

export default function RepairsPage() {
  const { base, mail, label, status, isOutdated, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = usePageForm({ id: "choose", lastResult: answer?.lastResult });
  const isOpen = status === "ready" && !isOutdated;
  return (
    <>
      <BackLink href={`${base}/late-change`}>Something else has happened</BackLink>
      <PageHeading
        caption={label}
        lead="Nothing has changed yet. Each way breaks no rule; choose one, and its messages wait to be read before they go."
      >
        Ways to mend it
      </PageHeading>
      <PageForm state={refused}>
        <input type="hidden" name="intent" value="choose" />
      </PageForm>
      {status === "ready" ? null : (
        <InsetText>
          One of these was chosen. Moves are undone under{" "}
          <TextLink href={`${base}/changes`}>Changes</TextLink>; the messages are under{" "}
          <TextLink href={mail}>Messages</TextLink>.
        </InsetText>
      )}
      {status === "ready" && isOutdated ? (
        <WarningText>
          Somebody changed the timetable since these were worked out. Say again what has happened.
        </WarningText>
      ) : null}
      {view.cancelled.length + view.notes.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Whichever you choose</h2>
          <ul className="govuk-list govuk-list--bullet">
            {view.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      {view.repairs.length === 1 ? (
        <p className="govuk-body">All ways of mending come to the same here.</p>
      ) : null}
      <CardGrid columns={view.repairs.length > 2 ? 3 : 2}>
        {view.repairs.map((repair) => (
          <RepairCard key={repair.way} repair={repair} isOpen={isOpen} />
        ))}
      </CardGrid>
    </>
  );
}
