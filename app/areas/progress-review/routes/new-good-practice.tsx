import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { GoodPracticeFields } from "../components/good-practice-form.tsx";
import { GoodPracticeForm } from "../forms.ts";
import { readWholeReview } from "../read-review.server.ts";
import { saveGoodPractice } from "../save-good-practice.server.ts";

export const loader = guarded({ permission: "review.write" }, async ({ scope }) => ({
  challenge: scope.challengeTitle,
  back: `/challenges/${scope.challengeId}/progress-review`,
  councils: (await readWholeReview(scope)).councils,
}));

export const action = guardedIntents({
  save: intent({
    permission: "review.write",
    form: GoodPracticeForm,
    run: async ({ scope, value, now }) => {
      await saveGoodPractice(scope, null, value, now);
      return redirectWithNotice(`/challenges/${scope.challengeId}/progress-review`, "The example was added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add an example of good practice", { challenge: data?.challenge }) },
];

export default function NewGoodPracticePage() {
  const { councils, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <GoodPracticeFields
      heading="Add an example"
      councils={councils}
      lastResult={answer?.lastResult}
      defaultValue={{}}
      cancelHref={back}
    />
  );
}
