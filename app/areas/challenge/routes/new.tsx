import { type MetaFunction, redirect } from "@remix-run/node";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { WayForm } from "../forms.ts";

export const loader = guarded({ permission: "challenge.create" }, () => null);

export const action = guardedIntents(to.challenge.new, {
  choose: intent({
    permission: "challenge.create",
    form: WayForm,
    run: async ({ value }) =>
      redirect(value.way === "letter" ? to.scope.newFromLetter() : to.scope.newByHand()),
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Make a challenge") }];

export default function NewChallengePage() {
  const state = usePageForm<z.input<typeof WayForm>>({ id: "way" });
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <BackLink href={to.home.challenges()}>Your challenges</BackLink>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageForm state={state}>
              <Radios
                {...fieldProps(state.fields.way)}
                legend="How do you want to make the challenge?"
                legendSize="l"
                legendIsPageHeading
                items={[
                  {
                    value: "letter",
                    label: "From a scope letter",
                    hint: "Reads the letter, and the memorandum of understanding if there is one. Councils, dates, themes, questions and prompts are filled in for you to check.",
                  },
                  {
                    value: "hand",
                    label: "By hand",
                    hint: "You enter the councils and dates, and start from a set of questions that you can change.",
                  },
                ]}
              />
              <Button name="intent" value="choose">
                Continue
              </Button>
            </PageForm>
          </div>
        </div>
      </main>
    </div>
  );
}
