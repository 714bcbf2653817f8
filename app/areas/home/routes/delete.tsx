import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { deleteChallenge, readDeletion } from "../deleting/delete-challenge.server.ts";
import { DeleteChallengeForm } from "../forms.ts";

export const loader = guarded({ permission: "challenge.move" }, async ({ permit }) => {
  const { goes, inTheWay } = await readDeletion(permit);
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    isClosed: permit.stage === "closed",
    goes,
    inTheWay: inTheWay.map(({ actorName, means, count }) =>
      count === 1 ? `${actorName} ${means}` : `${actorName} ${means} (${count} times)`,
    ),
  };
});

export const action = guardedIntents(to.home.delete, {
  delete: intent({
    permission: "challenge.move",
    form: DeleteChallengeForm,
    run: async ({ permit, now }) => {
      await deleteChallenge(permit, now);
      return redirectWithNotice(to.home.challenges(), "Challenge deleted.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Delete the challenge", { challenge: data?.challenge }) },
];

export default function DeleteChallengePage() {
  const { challengeId, challenge, isClosed, goes, inTheWay } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof DeleteChallengeForm>>({ id: "delete" });
  const back = to.home.stage({ challengeId });
  return (
    <>
      <BackLink href={back}>Move to another stage</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {inTheWay.length > 0 ? (
            <>
              <PageHeading caption={challenge}>This challenge cannot be deleted</PageHeading>
              <p className="govuk-body">
                A challenge can be deleted while nobody but its maker has written in it, and nothing was sent,
                agreed, released or recorded. The trail says otherwise:
              </p>
              <ul className="govuk-list govuk-list--bullet">
                {inTheWay.map((doing) => (
                  <li key={doing}>{doing}</li>
                ))}
              </ul>
              <p className="govuk-body">
                {isClosed ? (
                  "It is closed. What is in it stays."
                ) : (
                  <>
                    It can be closed with a reason instead:{" "}
                    <TextLink href={to.home.stage({ challengeId }, { show: "closing" })}>
                      close the challenge
                    </TextLink>
                    . What is in it stays.
                  </>
                )}
              </p>
            </>
          ) : (
            <PageForm state={state}>
              <PageHeading caption={challenge}>Delete the challenge</PageHeading>
              <WarningText>This cannot be undone.</WarningText>
              <p className="govuk-body">This goes with it:</p>
              <ul className="govuk-list govuk-list--bullet">
                {goes.map((what) => (
                  <li key={what}>{what}</li>
                ))}
              </ul>
              <p className="govuk-body">
                The files of its documents go too, and the record of a council in which nobody wrote and that
                no other challenge has. Other records of councils stay, and the trail says who deleted the
                challenge, and when. Back-ups hold it for as long as they are kept.
              </p>
              <Checkboxes
                {...checkboxesProps(state.fields.confirm)}
                legend="Are you sure?"
                legendSize="s"
                items={[{ value: "yes", label: "Yes, delete the challenge and everything in it" }]}
              />
              <ButtonGroup>
                <Button name="intent" value="delete" variant="warning" preventDoubleClick>
                  Delete the challenge
                </Button>
                <TextLink href={to.home.front({ challengeId })}>Cancel</TextLink>
              </ButtonGroup>
            </PageForm>
          )}
        </div>
      </div>
    </>
  );
}
