import type { z } from "zod";
import { StandList } from "#app/areas/decisions/components/stand-list.tsx";
import type { StandWords } from "#app/areas/decisions/stand-words.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { EndProposalForm, ProposePeerForm } from "../forms.ts";

interface PutToCouncilsProps {
  version: number;
  /** Whether the place can be put to the councils as it stands. */
  mayPut: boolean;
  current: {
    href: string;
    words: string;
    post: string;
    why: string;
    changed: string;
    /** Why they are not planned into sessions; empty where they are. */
    notPlanned: string;
    councils: { name: string; words: StandWords }[];
  } | null;
}

/** Puts somebody to the councils for a place, and says what each has decided. */
export function PutToCouncils({ version, mayPut, current }: PutToCouncilsProps) {
  const put = usePageForm<z.input<typeof ProposePeerForm>>({
    id: "propose",
    buttons: ["propose"],
    defaultValue: { post: current?.post ?? "", why: current?.why ?? "" },
  });
  const end = usePageForm<z.input<typeof EndProposalForm>>({ id: "end-proposal", buttons: ["endProposal"] });
  const form = (
    <PageForm state={put} version={version}>
      <p className="govuk-body">
        {current === null
          ? ""
          : "Ends the proposal as it stands: what was decided rests on its words, and each council is asked again. "}
        Each council is shown the name and the council saved above, and these two, and nothing else of the
        team.
      </p>
      <TextInput {...fieldProps(put.fields.post)} label="Post in their own council" width={30} />
      <LongText {...fieldProps(put.fields.why)} most={2_000} label="Why this person" rows={3} />
      <Button variant="secondary" name="intent" value="propose" preventDoubleClick>
        Put to the councils
      </Button>
    </PageForm>
  );
  return (
    <>
      <h2 className="govuk-heading-m">Put to the councils</h2>
      {current === null ? null : (
        <>
          <p className="govuk-body">
            {current.words}{" "}
            <TextLink href={current.href}>Read what they are shown and what each said</TextLink>
          </p>
          {current.changed === "" ? null : <InsetText>{current.changed}</InsetText>}
          <StandList councils={current.councils} />
          {current.notPlanned === "" ? null : <InsetText>{current.notPlanned}</InsetText>}
          <Details summary="End the proposal" open={end.isAnswered || end.kept !== null}>
            <PageForm state={end}>
              <LongText
                {...fieldProps(end.fields.endReason)}
                most={500}
                label="Why the proposal ends"
                hint="The councils are asked no more. They can read this."
                rows={2}
              />
              <Button variant="secondary" name="intent" value="endProposal">
                End the proposal
              </Button>
            </PageForm>
          </Details>
        </>
      )}
      {mayPut && current === null ? form : null}
      {mayPut && current !== null ? (
        <Details
          summary="Put to the councils again, in other words"
          open={put.isAnswered || put.kept !== null}
        >
          {form}
        </Details>
      ) : null}
      {!mayPut && current === null ? (
        <p className="govuk-body">
          Save a name and a council first. A place that is confirmed is not put any more.
        </p>
      ) : null}
    </>
  );
}
