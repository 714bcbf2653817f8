import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PlaceButtons } from "../components/place-buttons.tsx";
import { RemoveFromScope } from "../components/remove-from-scope.tsx";
import { TraceList } from "../components/trace-list.tsx";
import { editPrompt, movePrompt, removePrompt } from "../edit-prompts.server.ts";
import { findPrompt } from "../find-in-scope.ts";
import { ConfirmedRemovalForm, PromptForm, PromptMoveForm, TraceForm, UntraceForm } from "../forms.ts";
import { listClauses, readThemes } from "../store.server.ts";
import { tracePrompt, untracePrompt } from "../trace-prompt.server.ts";

export const loader = guarded(
  { at: to.scope.prompt, permission: "scope.edit" },
  async ({ permit, params }) => {
    const [themes, clauses] = await Promise.all([readThemes(permit), listClauses(permit)]);
    const { prompt, theme, isFirst, isLast } = findPrompt(themes, params.promptId);
    const traced = new Set(prompt.traces.map((trace) => trace.clauseId));
    const severalSources = new Set(clauses.map((clause) => clause.sourceDocumentId)).size > 1;
    return {
      challengeId: permit.challengeId,
      challenge: permit.challengeTitle,
      theme: { number: theme.number, title: theme.title },
      prompt: { id: prompt.id, ref: prompt.ref, text: prompt.text, traces: prompt.traces },
      isFirst,
      isLast,
      hasClauses: clauses.length > 0,
      clauses: clauses
        .filter((clause) => !traced.has(clause.id))
        .map((clause) => ({
          id: clause.id,
          text: `${severalSources ? `${clause.sourceTitle}, ` : ""}${clause.ref} ${clause.isRedLine ? "(red line) " : ""}${(clause.text || clause.heading || "").slice(0, 90)}`,
        })),
    };
  },
);

export const action = guardedIntents(to.scope.prompt, {
  save: intent({
    permission: "scope.edit",
    form: PromptForm,
    run: async ({ permit, params, value, now }) => {
      await editPrompt(permit, params.promptId, { text: value.text, was: value.version }, now);
      return redirectWithNotice(to.scope.prompt(params), "Prompt saved.");
    },
  }),
  trace: intent({
    permission: "scope.edit",
    form: TraceForm,
    run: async ({ permit, params, value, now }) => {
      await tracePrompt(permit, { promptId: params.promptId, ...value }, now);
      return redirectWithNotice(to.scope.prompt(params), "Prompt traced to the clause.");
    },
  }),
  untrace: intent({
    permission: "scope.edit",
    form: UntraceForm,
    run: async ({ permit, params, value, now }) => {
      await untracePrompt(permit, { promptId: params.promptId, ...value }, now);
      return redirectWithNotice(to.scope.prompt(params), "Link to the clause removed.");
    },
  }),
  move: intent({
    permission: "scope.edit",
    form: PromptMoveForm,
    run: async ({ permit, params, value, now }) => {
      await movePrompt(permit, params.promptId, value.direction === "up" ? -1 : 1, now);
      return redirectWithNotice(to.scope.front(permit), `Prompt moved ${value.direction}.`);
    },
  }),
  remove: intent({
    permission: "scope.edit",
    form: ConfirmedRemovalForm,
    run: async ({ permit, params, now }) => {
      await removePrompt(permit, params.promptId, now);
      return redirectWithNotice(to.scope.front(permit), "Prompt removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Prompt ${data?.prompt.ref ?? ""}`, { challenge: data?.challenge }) },
];

export default function PromptPage() {
  const { challengeId, theme, prompt, isFirst, isLast, clauses, hasClauses } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof PromptForm>>({
    id: "prompt",
    buttons: ["save"],
    defaultValue: { text: prompt.text },
  });
  const tracing = usePageForm<z.input<typeof TraceForm>>({ id: "trace", buttons: ["trace"] });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId }, {}, `prompt-${prompt.id}`)}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={prompt.text}>
            <PageHeading caption={`${theme.number}. ${theme.title}`}>Prompt {prompt.ref}</PageHeading>
            <LongText {...fieldProps(state.fields.text)} most={1_000} label="Prompt" rows={4} />
            <Button name="intent" value="save" preventDoubleClick>
              Save
            </Button>
          </PageForm>
          <PlaceButtons isFirst={isFirst} isLast={isLast} />

          <h2 className="govuk-heading-m">Where it comes from</h2>
          <TraceList challengeId={challengeId} traces={prompt.traces} />
          {prompt.traces.map((trace) => (
            <ButtonForm name="untrace" key={trace.clauseId}>
              <input type="hidden" name="intent" value="untrace" />
              <Button variant="secondary" name="clauseId" value={trace.clauseId}>
                Remove link to clause {trace.ref}
                <VisuallyHidden> after all</VisuallyHidden>
              </Button>
            </ButtonForm>
          ))}
          {hasClauses ? (
            <PageForm state={tracing}>
              <h3 className="govuk-heading-s">
                Trace it to {prompt.traces.length === 0 ? "a" : "another"} clause
              </h3>
              <Select
                {...fieldProps(tracing.fields.clauseId)}
                label="Clause"
                items={[
                  { value: "", text: "Choose a clause" },
                  ...clauses.map((clause) => ({ value: clause.id, text: clause.text })),
                ]}
              />
              <TextInput {...fieldProps(tracing.fields.reason)} label="Why is the prompt drawn from it?" />
              <Button name="intent" value="trace" variant="secondary" preventDoubleClick>
                Trace the prompt
              </Button>
            </PageForm>
          ) : (
            <p className="govuk-body">
              There is no document with clauses yet. Add one under source documents to trace prompts.
            </p>
          )}

          <RemoveFromScope what="prompt" which={`prompt ${prompt.ref}`} />
        </div>
      </div>
    </>
  );
}
