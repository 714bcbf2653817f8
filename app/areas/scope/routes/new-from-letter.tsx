import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listOfCouncils } from "#app/areas/challenge/council-names.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { FileProgress } from "#app/govuk/form/file-progress.tsx";
import { FileUpload } from "#app/govuk/form/file-upload.tsx";
import { fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { WaitingLetters } from "../components/waiting-letters.tsx";
import { ImportForm } from "../forms.ts";
import { givenFile } from "../given-file.ts";
import { listLettersOf } from "../letters/letter-store.server.ts";
import { receiveLetter } from "../letters/receive-letter.server.ts";

export const loader = guarded({ permission: "challenge.create" }, async ({ actor, now }) => ({
  letters: (await listLettersOf(actor.accountId, now)).map(({ readAt, keptUntil, ...letter }) => ({
    ...letter,
    readAt: formatInstant(readAt),
    keptUntil: formatDay(dayOf(keptUntil)),
  })),
}));

export const action = guardedIntents(
  to.scope.newFromLetter,
  {
    import: intent({
      permission: "challenge.create",
      form: ImportForm,
      run: async ({ actor, value, now }) => {
        const councils = listOfCouncils(value.councils ?? "");
        if (councils.problem !== null) throw new AppError("invalid", councils.problem, { field: "councils" });
        const files = {
          letter: await givenFile(value.letter),
          mou: value.mou === undefined ? null : await givenFile(value.mou),
        };
        const named = councils.names.length === 0 ? null : councils.names;
        const letterId = await receiveLetter(actor.accountId, files, named, now);
        return redirectWithNotice(to.scope.letter({ letterId }), "Letter read. No challenge was made yet.");
      },
    }),
  },
  { takesFile: true },
);

export const meta: MetaFunction = () => [{ title: pageTitle("Make a challenge from a scope letter") }];

const ACCEPT = ".docx,.odt,.md,.markdown,.txt";

export default function NewFromLetterPage() {
  const { letters } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ImportForm>>({ id: "import" });
  const { fields } = state;
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <BackLink href={to.challenge.new()}>Back</BackLink>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageForm state={state} encType="multipart/form-data">
              <PageHeading lead="The letter is read for councils, dates, themes, questions, prompts, the team and the key dates. You check and correct what was read on the next page, and make the challenge there.">
                Make a challenge from a scope letter
              </PageHeading>
              <FileUpload
                {...fieldWiring(fields.letter)}
                label="Scope letter"
                hint="A Word (.docx), OpenDocument (.odt) or text file (.txt, .md) of at most 10 MB. A PDF cannot be read: use the Word file it was made from."
                accept={ACCEPT}
              />
              <FileUpload
                {...fieldWiring(fields.mou)}
                label="Memorandum of understanding (optional)"
                hint="In a partnership, the agreement the prompts are drawn from. Each prompt is traced to its clause."
                accept={ACCEPT}
              />
              <LongText
                {...fieldProps(fields.councils)}
                most={2_000}
                label="Councils (optional)"
                hint="Leave empty to take them from the letter. Otherwise one a line, the commissioning council first."
                rows={3}
              />
              <Button name="intent" value="import" preventDoubleClick>
                Read the letter
              </Button>
              <FileProgress />
            </PageForm>
            <WaitingLetters letters={letters} />
          </div>
        </div>
      </main>
    </div>
  );
}
