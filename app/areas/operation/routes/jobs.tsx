import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readClockDoubt } from "#app/areas/retention/watch-clock.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { type JobLine, listJobs } from "#app/platform/jobs/job-store.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { JobForm } from "../forms.ts";
import { jobWords } from "../job-kinds.ts";
import { runJobAgain } from "../run-job-again.server.ts";

const HERE = to.operation.jobs();

export const loader = guarded({ permission: "jobs.manage" }, async () => {
  const jobs = await listJobs();
  return {
    doubt: await readClockDoubt(),
    troubled: jobs.filter(({ lastError }) => lastError !== null).length,
    jobs: jobs.map((job) => ({
      id: job.id,
      ...jobWords(job.kind),
      status: job.status,
      state: stateOf(job),
      lastError: job.lastError,
      lastDone: job.succeededAt === null ? "Not yet" : formatInstant(job.succeededAt),
    })),
  };
});

export const action = guardedIntents(to.operation.jobs, {
  again: intent({
    permission: "jobs.manage",
    form: JobForm,
    run: async ({ actor, value, now, requestId }) => {
      await runJobAgain(actor, value.jobId, now, requestId);
      return redirectWithNotice(HERE, "It will be done as soon as it can be.");
    },
  }),
});

/** What is the matter with a job, in words. */
function stateOf({ status, lastError, startedAt, finishedAt, dueAt }: JobLine): string {
  if (status === "running") {
    return startedAt === null ? "Being done" : `Being done since ${formatInstant(startedAt)}`;
  }
  if (lastError === null) return "In order";
  const when = finishedAt === null ? "" : ` on ${formatInstant(finishedAt)}`;
  return status === "failed"
    ? `Failed${when}. It is not tried again by itself.`
    : `Failed${when}. It is tried again after ${formatInstant(dueAt)}.`;
}

export const meta: MetaFunction = () => [{ title: pageTitle("Background work") }];

export default function JobsPage() {
  const { jobs, troubled, doubt } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "again" });
  return (
    <div className="govuk-width-container">
      <BackLink href={to.people.administration()}>Administration</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="What the server does by itself. What fails is tried again, later each time.">
          Background work
        </PageHeading>
        {troubled === 0 ? null : (
          <WarningText>
            {troubled === 1
              ? "One of these failed the last time."
              : `${troubled} of these failed the last time.`}
          </WarningText>
        )}
        {doubt === null ? null : <WarningText>{doubt}</WarningText>}
        <PageForm state={state}>
          <input type="hidden" name="intent" value="again" />
        </PageForm>
        {jobs.length === 0 ? (
          <EmptyState title="Nothing yet">The server lists its work here when it starts.</EmptyState>
        ) : (
          <Table
            caption="Background work, what failed first"
            captionHidden
            scrollable
            firstCellIsHeader
            columns={["Work", "Status", "Last done", "Change"].map((header) => ({ header }))}
            rowKeys={jobs.map(({ id }) => id)}
            rows={jobs.map((job) => [
              <>
                {job.label}
                <p className="govuk-hint govuk-!-margin-bottom-0">{job.means}</p>
              </>,
              <>
                {job.state}
                {job.lastError === null ? null : (
                  <p className="govuk-body-s govuk-!-margin-bottom-0">{job.lastError}</p>
                )}
              </>,
              job.lastDone,
              job.status === "running" ? null : (
                <button
                  key="again"
                  type="submit"
                  form={state.form.id}
                  name="jobId"
                  value={job.id}
                  className="govuk-button govuk-button--secondary cpc-button--small"
                >
                  Run again now <VisuallyHidden>{job.label}</VisuallyHidden>
                </button>
              ),
            ])}
          />
        )}
      </main>
    </div>
  );
}
