import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { GoodPracticeFields } from "../components/good-practice-form.tsx";
import { GoodPracticeForm } from "../forms.ts";
import { readWholeReview } from "../read-review.server.ts";
import { removeGoodPractice, saveGoodPractice } from "../save-good-practice.server.ts";
import { SHARED } from "../shared-by-councils.ts";
import { readGoodPractice } from "../store.server.ts";

export const loader = guarded(
  { at: to.progressReview.goodPractice, permission: "review.write" },
  async ({ permit, params }) => {
    const example = await readGoodPractice(permit, params.goodPracticeId);
    return {
      challenge: permit.challengeTitle,
      back: to.progressReview.front(permit),
      example: { ...example, councilId: example.councilId ?? SHARED },
      councils: (await readWholeReview(permit)).councils,
    };
  },
);

export const action = guardedIntents(to.progressReview.goodPractice, {
  save: intent({
    permission: "review.write",
    form: GoodPracticeForm,
    run: async ({ permit, params, value, now }) => {
      await saveGoodPractice(permit, params.goodPracticeId, value, now);
      return redirectWithNotice(to.progressReview.front(permit), "Example saved.");
    },
  }),
  remove: intent({
    permission: "review.write",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await removeGoodPractice(permit, params.goodPracticeId, now);
      return redirectWithNotice(to.progressReview.front(permit), "Example removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.example.title ?? "Example", { challenge: data?.challenge }) },
];

export default function GoodPracticePage() {
  const { example, councils, back } = useLoaderData<typeof loader>();
  return (
    <>
      <GoodPracticeFields
        heading={example.title}
        councils={councils}
        defaultValue={{ ...example }}
        version={example.version}
        cancelHref={back}
      />
      <Details summary="Remove this example">
        <p className="govuk-body">Its words are gone for good. Reports that were issued keep it.</p>
        <ButtonForm name="remove">
          <Button variant="warning" name="intent" value="remove">
            Remove example
          </Button>
        </ButtonForm>
      </Details>
    </>
  );
}
