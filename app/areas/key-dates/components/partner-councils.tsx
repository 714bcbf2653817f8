import type { z } from "zod";
import type { Stage } from "#app/access/permissions.ts";
import type { PartnerForm, TakeOutForm } from "#app/areas/challenge/forms.ts";
import type { ParticipatingCouncil } from "#app/areas/challenge/read-challenge.server.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { reasonNotToAdd } from "../partners/partner-rules.ts";

interface PartnerCouncilsProps {
  councils: readonly ParticipatingCouncil[];
  stage: Stage;
  /** Why each council cannot be taken out, by its id; null for one that can. */
  takingOut: Record<string, string | null>;
}

/** Adds a partner council, and takes a wrong one out. */
export function PartnerCouncils({ councils, stage, takingOut }: PartnerCouncilsProps) {
  const refusal = reasonNotToAdd(stage, councils.length);
  return (
    <>
      <h2 className="govuk-heading-m">Partner councils</h2>
      {refusal === null ? <AddCouncil /> : <p className="govuk-body">{refusal}</p>}
      {councils
        .filter(({ isCommissioning }) => !isCommissioning)
        .map(({ id, name }) => (
          <section key={id}>
            <h3 className="govuk-heading-s">Remove {name}</h3>
            {typeof takingOut[id] === "string" ? (
              <p className="govuk-body">{takingOut[id]}</p>
            ) : (
              <TakeOut councilId={id} name={name} />
            )}
          </section>
        ))}
    </>
  );
}

function AddCouncil() {
  const state = usePageForm<z.input<typeof PartnerForm>>({ id: "add-council" });
  return (
    <PageForm state={state}>
      <p className="govuk-body">
        A council that joins decides about the scope for itself: the scope counts as agreed once it has agreed
        too. It answers the recommendations and has a plan for itself, and its people are invited for it. The
        title of the challenge stays as it is.
      </p>
      <TextInput
        {...fieldProps(state.fields.name)}
        label="Add a partner council"
        hint="The full name of the council."
      />
      <Button name="intent" value="addCouncil" variant="secondary" preventDoubleClick>
        Add the council
      </Button>
    </PageForm>
  );
}

function TakeOut({ councilId, name }: { councilId: string; name: string }) {
  const state = usePageForm<z.input<typeof TakeOutForm>>({ id: `take-out-${councilId}` });
  return (
    <PageForm state={state}>
      <p className="govuk-body">
        There is nothing of it in this challenge yet: nobody of it was invited or is to be met, and it has
        written and decided nothing.
      </p>
      <input type="hidden" name="councilId" value={councilId} />
      <Checkboxes
        {...checkboxesProps(state.fields.confirm)}
        legend="Are you sure?"
        legendSize="s"
        items={[{ value: "yes", label: `Yes, remove ${name} from the challenge` }]}
      />
      <Button name="intent" value="takeOut" variant="warning" preventDoubleClick>
        Remove the council
      </Button>
    </PageForm>
  );
}
