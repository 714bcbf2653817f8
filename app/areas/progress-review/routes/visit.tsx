import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ReviewForm } from "../forms.ts";
import { saveReview } from "../save-review.server.ts";
import { readReview } from "../store.server.ts";

export const loader = guarded({ permission: "review.write" }, async ({ permit }) => {
  const review = await readReview(permit);
  return {
    challenge: permit.challengeTitle,
    back: to.progressReview.front(permit),
    review: { ...review, heldOn: review.heldOn ?? (await firstReviewDay(permit.challengeId)) },
  };
});

/** The first day of the review as its visit says; null while there is none. */
async function firstReviewDay(challengeId: string) {
  const review = (await listVisits(challengeId)).find(
    ({ kind, days }) => kind === "progress-review" && days.length > 0,
  );
  return review?.days[0] ?? null;
}

export const action = guardedIntents(to.progressReview.visit, {
  save: intent({
    permission: "review.write",
    form: ReviewForm,
    run: async ({ permit, value, now }) => {
      await saveReview(permit, value, now);
      return redirectWithNotice(to.progressReview.front(permit), "Review saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("The visit", { challenge: data?.challenge }) },
];

const MARKDOWN_HINT =
  "Begin a line with # for a heading or - for a list; **two stars** on both sides make words bold. Leave a line empty between paragraphs.";

export default function VisitPage() {
  const { review, back } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ReviewForm>>({
    id: "review",
    defaultValue: { ...review, version: String(review.version) },
  });
  const { fields } = state;
  return (
    <PageForm state={state} version={review.version}>
      <PageHeading caption="Progress review">The visit and the frame of the report</PageHeading>
      <DateInput
        {...dateProps(fields.heldOn)}
        legend="Day of the review"
        hint="For example, 4 11 2027; of several days the first. Its other days, its sessions and its team are under Visits."
      />
      <LongText
        {...fieldProps(fields.introduction)}
        most={30_000}
        label="Introduction"
        hint={MARKDOWN_HINT}
        rows={10}
      />
      <LongText {...fieldProps(fields.conclusion)} most={30_000} label="Conclusion" rows={10} />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save
        </Button>
        <TextLink href={back}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
