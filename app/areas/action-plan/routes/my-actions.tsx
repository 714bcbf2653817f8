import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listAwayNow } from "#app/areas/people/deputies/read-deputies.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { awayInWords } from "#app/notices/stand-ins.ts";
import { dayOf } from "#app/platform/days.ts";
import { ActionList } from "../components/action-list.tsx";
import { actionRow } from "../plan-view.server.ts";
import { isActionOverdue, isDone } from "../ratings.ts";
import { listActions } from "../store.server.ts";

export const loader = guarded({ permission: "actions.own" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const { accountId: ownId } = permit.actor;
  const away = await listAwayNow(permit, now);
  const ownerIds = [ownId, ...away.map(({ accountId }) => accountId)];
  const all = await listActions(permit, { ownerAccountId: { in: ownerIds } });
  const actions = all.filter(({ ownerAccountId }) => ownerAccountId === ownId);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    open: actions.filter((action) => !isDone(action.rating)).map((action) => actionRow(action, today)),
    done: actions.filter((action) => isDone(action.rating)).map((action) => actionRow(action, today)),
    overdue: actions.filter((action) => isActionOverdue(action, today)).length,
    standingIn: away.map((person) => ({
      ...person,
      words: awayInWords(person),
      open: all
        .filter(({ ownerAccountId, rating }) => ownerAccountId === person.accountId && !isDone(rating))
        .map((action) => actionRow(action, today)),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("My actions", { challenge: data?.challenge }) },
];

export default function MyActionsPage() {
  const { challengeId, open, done, overdue, standingIn } = useLoaderData<typeof loader>();
  const hrefOf = (actionId: string) => to.actionPlan.myAction({ challengeId, actionId });
  return (
    <>
      <PageHeading lead="The actions of the council's plan that you report on. Open one to say where it stands.">
        My actions
      </PageHeading>
      {standingIn.map(({ accountId, name, words, open: theirs }) => (
        <section key={accountId} aria-labelledby={`for-${accountId}`}>
          <h2 className="govuk-heading-m" id={`for-${accountId}`}>
            For {words}
          </h2>
          <p className="govuk-body">You stand in for {name}. What you report is saved under your own name.</p>
          {theirs.length === 0 ? (
            <p className="govuk-body">{name} has no open actions.</p>
          ) : (
            <ActionList label={`Open actions of ${name}`} actions={theirs} hrefOf={hrefOf} />
          )}
        </section>
      ))}
      {open.length + done.length === 0 ? (
        <EmptyState title="No actions yet">
          They appear here when the co-ordinator of your council names you as the person who reports on them.
        </EmptyState>
      ) : (
        <>
          <StatStrip
            stats={[
              { label: "Open", value: open.length },
              { label: "Overdue", value: overdue },
              { label: "Done", value: done.length },
            ]}
          />
          {open.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Open</h2>
              <ActionList label="My open actions" actions={open} hrefOf={hrefOf} />
            </>
          )}
          {done.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Done</h2>
              <ActionList label="My finished actions" actions={done} hrefOf={hrefOf} />
            </>
          )}
        </>
      )}
    </>
  );
}
