import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readTheme } from "#app/areas/scope/read-themes.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { CharacterCount } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { StatementSectionForm } from "../forms.ts";
import { saveSection } from "../save-section.server.ts";
import { SECTION_STATUS_NAMES, SECTION_STATUSES, SECTION_WORD_LIMIT } from "../statement.ts";
import { readSection, readSubmittedAt } from "../store.server.ts";

export const loader = guarded(
  { at: to.preparation.section, permission: "statement.draft" },
  async ({ permit, params }) => {
    const section = await readSection(permit, params.sectionId);
    const isOpen = (await readSubmittedAt(permit)) === null;
    return {
      challenge: permit.challengeTitle,
      back: to.preparation.front(permit),
      section: {
        title: section.title,
        body: section.body,
        status: section.status,
        version: section.version,
        html: renderMarkdown(section.body, { headingBase: 2 }),
      },
      mayWrite: permit.may("statement.write") && isOpen,
      isOpen,
      theme: section.themeId === null ? null : await readTheme(permit, section.themeId),
    };
  },
);

export const action = guardedIntents(to.preparation.section, {
  save: intent({
    permission: "statement.write",
    form: StatementSectionForm,
    run: async ({ permit, params, value, now }) => {
      await saveSection(permit, params.sectionId, value, now);
      return redirectWithNotice(to.preparation.front(permit), "Section saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.section.title ?? "Section", { challenge: data?.challenge }) },
];

export default function SectionPage() {
  const { section, theme, mayWrite, isOpen, back } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof StatementSectionForm>>({
    id: "section",
    defaultValue: { body: section.body, status: section.status, version: String(section.version) },
  });
  const { fields } = state;
  const writing = mayWrite ? (
    <PageForm state={state} version={section.version}>
      <PageHeading caption="Position statement">{section.title}</PageHeading>
      <CharacterCount
        {...fieldProps(fields.body)}
        label="Text"
        hint="Begin a line with # for a heading or - for a list; **two stars** on both sides make words bold. Leave a line empty between paragraphs."
        rows={22}
        maxWords={SECTION_WORD_LIMIT}
      />
      <Radios
        {...fieldProps(fields.status)}
        legend="How far is this section?"
        items={SECTION_STATUSES.map((value) => ({ value, label: SECTION_STATUS_NAMES[value] }))}
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save section
        </Button>
        <TextLink href={back}>Back to preparation</TextLink>
      </ButtonGroup>
    </PageForm>
  ) : (
    <>
      <PageHeading caption="Position statement">{section.title}</PageHeading>
      {isOpen ? null : (
        <InsetText>The statement has been submitted. Reopen it to change this section.</InsetText>
      )}
      <MarkdownBody html={section.html} />
      <p className="govuk-body">
        <TextLink href={back}>Back to preparation</TextLink>
      </p>
    </>
  );
  if (theme === null) return writing;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">{writing}</div>
      <div className="govuk-grid-column-one-third">
        <ThemeInView theme={theme} />
      </div>
    </div>
  );
}

interface ThemeInViewProps {
  theme: {
    number: number;
    questions: { id: string; text: string }[];
    prompts: { id: string; ref: string; text: string }[];
  };
}

function ThemeInView({ theme }: ThemeInViewProps) {
  return (
    <aside aria-labelledby="theme-in-view">
      <h2 className="govuk-heading-s" id="theme-in-view">
        What the peers will ask under theme {theme.number}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {theme.questions.map((question) => (
          <li key={question.id}>{question.text}</li>
        ))}
      </ul>
      {theme.prompts.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-s">Prompts agreed in the scope</h2>
          <ul className="govuk-list">
            {theme.prompts.map((prompt) => (
              <li key={prompt.id}>
                <strong>{prompt.ref}</strong> {prompt.text}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
