import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { wordCountText } from "#app/govuk/form/counted/word-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { countMarkdownWords, renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { ReportSectionForm } from "../forms.ts";
import { reportFormat, writableTexts } from "../outline.ts";
import { saveReportSection } from "../save-section.server.ts";
import { findSection, readShape } from "../store.server.ts";

export const loader = guarded(
  { at: to.report.section, permission: "report.draft" },
  async ({ permit, params }) => {
    const key = params.sectionKey;
    const [{ format, themes }, section] = await Promise.all([readShape(permit), findSection(permit, key)]);
    const text = writableTexts(reportFormat(format), themes).find((one) => one.key === key);
    if (text === undefined) throw new AppError("not-found", "This report has no such section.");
    const body = section?.body ?? "";
    return {
      challenge: permit.challengeTitle,
      back: to.report.front(permit),
      title: text.title,
      holds: text.holds,
      isOptional: text.isOptional,
      body,
      words: countMarkdownWords(body),
      html: renderMarkdown(body, { headingBase: 3 }),
      version: section?.version ?? 0,
      saved:
        section === null || section.updatedByName === null
          ? null
          : `Last saved by ${section.updatedByName}, ${formatInstant(section.updatedAt)}.`,
      mayWrite: permit.may("report.write"),
    };
  },
);

export const action = guardedIntents(to.report.section, {
  save: intent({
    permission: "report.write",
    form: ReportSectionForm,
    run: async ({ permit, params, value, now }) => {
      await saveReportSection(permit, { key: params.sectionKey, ...value }, now);
      return redirectWithNotice(to.report.front(permit), "Section saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Section of the report", { challenge: data?.challenge }) },
];

export default function ReportSectionPage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ReportSectionForm>>({
    id: "report-section",
    defaultValue: { body: page.body, version: String(page.version) },
  });
  const heading = (
    <PageHeading caption="Report" lead={page.holds}>
      {page.title}
    </PageHeading>
  );
  const facts = (
    <p className="govuk-body">
      {page.words === 0 ? "Nothing is written here yet." : `The saved text has ${wordCountText(page.words)}.`}{" "}
      {page.saved}
    </p>
  );
  if (!page.mayWrite) {
    return (
      <>
        {heading}
        {facts}
        {page.words === 0 ? null : <MarkdownBody html={page.html} />}
        <p className="govuk-body">
          <TextLink href={page.back}>Back to the report</TextLink>
        </p>
      </>
    );
  }
  return (
    <PageForm state={state} version={page.version}>
      {heading}
      {facts}
      <LongText
        {...fieldProps(state.fields.body)}
        most={100_000}
        label="Text"
        hint="Begin a line with # for a heading or - for a list; **two stars** on both sides make words bold. Leave a line empty between paragraphs. Notes to yourself in [square brackets] are found before the report goes out."
        rows={22}
        spellCheck
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save section
        </Button>
        <TextLink href={page.back}>Back to the report</TextLink>
      </ButtonGroup>
      {page.words === 0 ? null : (
        <Details summary="How the saved text reads">
          <MarkdownBody html={page.html} />
        </Details>
      )}
    </PageForm>
  );
}
