import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { GoodPracticeFields } from "../components/good-practice-form.tsx";
import { GoodPracticeForm } from "../forms.ts";
import { readWholeReview } from "../read-review.server.ts";
import { saveGoodPractice } from "../save-good-practice.server.ts";

export const loader = guarded({ permission: "review.write" }, async ({ permit }) => ({
  challenge: permit.challengeTitle,
  back: to.progressReview.front(permit),
  councils: (await readWholeReview(permit)).councils,
}));

export const action = guardedIntents(to.progressReview.newGoodPractice, {
  save: intent({
    permission: "review.write",
    form: GoodPracticeForm,
    run: async ({ permit, value, now }) => {
      await saveGoodPractice(permit, null, value, now);
      return redirectWithNotice(to.progressReview.front(permit), "Example added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add an example of good practice", { challenge: data?.challenge }) },
];

export default function NewGoodPracticePage() {
  const { councils, back } = useLoaderData<typeof loader>();
  return (
    <GoodPracticeFields heading="Add an example" councils={councils} defaultValue={{}} cancelHref={back} />
  );
}
