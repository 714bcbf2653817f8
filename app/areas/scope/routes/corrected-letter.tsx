import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { FileProgress } from "#app/govuk/form/file-progress.tsx";
import { FileUpload } from "#app/govuk/form/file-upload.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CorrectedDifferences } from "../components/corrected-differences.tsx";
import { CorrectedFileForm } from "../forms.ts";
import { givenFile } from "../given-file.ts";
import { CorrectedForm, WholeLetterForm } from "../letters/corrected/corrected-form.ts";
import { lookedNotice } from "../letters/corrected/looked-notice.ts";
import { readCorrected } from "../letters/corrected/read-corrected.server.ts";
import { receiveCorrected } from "../letters/corrected/receive-corrected.server.ts";
import {
  deleteCorrected,
  finishCorrected,
  takeCorrected,
} from "../letters/corrected/take-corrected.server.ts";

export const loader = guarded({ permission: "scope.edit" }, async ({ permit, now }) => {
  const found = await readCorrected(permit, now);
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    waiting:
      found === null
        ? null
        : {
            letterName: found.letter.letterName,
            readOn: formatDay(dayOf(found.letter.readAt)),
            keptUntil: formatDay(dayOf(found.letter.keptUntil)),
            version: found.letter.version,
            isBegun: found.letter.sourceDocumentId !== null,
            isEarlierKnown: found.letter.before !== null,
            changedHere: found.changedHere,
            byHand: found.byHand,
            open: found.open.map(({ id, place, was, becomes, isChangedHere }) => ({
              id,
              place,
              was,
              becomes,
              isChangedHere,
            })),
          },
  };
});

export const action = guardedIntents(
  to.scope.correctedLetter,
  {
    read: intent({
      permission: "scope.edit",
      form: CorrectedFileForm,
      run: async ({ permit, value, now }) => {
        await receiveCorrected(permit, await givenFile(value.letter), now);
        return redirectWithNotice(
          to.scope.correctedLetter(permit),
          "Letter read. Nothing of the scope was changed yet.",
        );
      },
    }),
    take: intent({
      permission: "scope.edit",
      form: CorrectedForm,
      run: async ({ permit, value, now }) => {
        const looked = await takeCorrected(permit, value, now);
        return redirectWithNotice(
          looked.open === 0 ? to.scope.front(permit) : to.scope.correctedLetter(permit),
          lookedNotice(looked),
        );
      },
    }),
    finish: intent({
      permission: "scope.edit",
      form: WholeLetterForm,
      run: async ({ permit, value, now }) =>
        redirectWithNotice(
          to.scope.front(permit),
          lookedNotice(await finishCorrected(permit, value.version, now)),
        ),
    }),
    delete: intent({
      permission: "scope.edit",
      form: WholeLetterForm,
      run: async ({ permit, value, now }) => {
        await deleteCorrected(permit, value.version, now);
        return redirectWithNotice(
          to.scope.sources(permit),
          "Letter deleted. Nothing of the scope was changed.",
        );
      },
    }),
  },
  { takesFile: true },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Corrected scope letter", { challenge: data?.challenge }) },
];

export default function CorrectedLetterPage() {
  const { challengeId, waiting } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.scope.sources({ challengeId })}>Source documents</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {waiting === null ? (
            <SendLetter />
          ) : (
            <CorrectedDifferences challengeId={challengeId} {...waiting} />
          )}
        </div>
      </div>
    </>
  );
}

function SendLetter() {
  const state = usePageForm<z.input<typeof CorrectedFileForm>>({ id: "corrected-letter", buttons: ["read"] });
  return (
    <PageForm state={state} encType="multipart/form-data">
      <PageHeading lead="The letter is read and held against the scope. What it says otherwise is listed, and you choose line by line what is taken over. Nothing changes before that.">
        Read a corrected scope letter
      </PageHeading>
      <FileUpload
        {...fieldWiring(state.fields.letter)}
        label="Corrected scope letter"
        hint="A Word (.docx), OpenDocument (.odt) or text file (.txt, .md) of at most 10 MB."
        accept=".docx,.odt,.md,.markdown,.txt"
      />
      <Button name="intent" value="read" preventDoubleClick>
        Read the letter
      </Button>
      <FileProgress />
    </PageForm>
  );
}
