import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import type { EndForm, HandOverAllForm } from "../forms.ts";

/** Asks who is to get it all; what would go is shown before anything is done. */
export function ChooseReceiver({ others }: { others: { value: string; text: string }[] }) {
  return (
    <FilterBar label="Choose who gets it" submitText="See what would go">
      <Select
        name="to"
        label="To whom?"
        items={[{ value: "", text: "Choose somebody" }, ...others]}
        defaultValue=""
      />
    </FilterBar>
  );
}

interface ConfirmHandOverProps {
  receiver: { id: string; name: string };
  mark: string;
  count: number;
}

/** Hands it over. */
export function ConfirmHandOver({ receiver, mark, count }: ConfirmHandOverProps) {
  const state = usePageForm<z.input<typeof HandOverAllForm>>({ id: "hand-over", buttons: ["handOver"] });
  const what = count === 1 ? "it" : `all these ${count} things`;
  return (
    <PageForm state={state} version={mark}>
      <input type="hidden" name="to" value={receiver.id} />
      <Checkboxes
        {...checkboxesProps(state.fields.sure)}
        legend="Are you sure?"
        items={[{ value: "yes", label: `Yes, ${receiver.name} gets ${what} and is told` }]}
      />
      <Button name="intent" value="handOver" preventDoubleClick>
        Hand over
      </Button>
    </PageForm>
  );
}

/** Puts one hand-over back. */
export function UndoHandOver({ id, words, until }: { id: string; words: string; until: string }) {
  const state = usePageForm({ id: `undo-${id}`, buttons: ["undo"] });
  return (
    <PageForm state={state}>
      <input type="hidden" name="handOverId" value={id} />
      <p className="govuk-body">
        {words}. It can be put back until {until}.
      </p>
      <Button name="intent" value="undo" variant="secondary">
        Put back
      </Button>
    </PageForm>
  );
}

interface EndMembershipProps {
  isSelf: boolean;
  name: string;
  /** How many things are still in their name. */
  left: number;
  /** The council that is left and those that are served further on; null for whoever serves no other. */
  councils: { left: string; kept: string } | null;
}

/** Ends the membership, one's own or somebody's: of whoever serves several councils the one for the council in view. */
export function EndMembership({ isSelf, name, left, councils }: EndMembershipProps) {
  const state = usePageForm<z.input<typeof EndForm>>({
    id: "end",
    buttons: [isSelf ? "leave" : "remove"],
  });
  const still = left === 1 ? "1 thing is" : `${left} things are`;
  const what = councils?.left ?? "the challenge";
  const press = isSelf
    ? `Leave ${what}`
    : councils === null
      ? `Remove ${name}`
      : `Remove ${name} from ${what}`;
  return (
    <section aria-labelledby="end-heading">
      <h2 className="govuk-heading-m" id="end-heading">
        {isSelf ? `Leave ${what}` : `Remove from ${what}`}
      </h2>
      <p className="govuk-body">
        {whatBecomes(isSelf, name, councils)}
        {left === 0 ? null : (
          <strong>
            {" "}
            {still} still in {isSelf ? "your" : "their"} name and would be nobody’s.
          </strong>
        )}
      </p>
      <PageForm state={state}>
        <Checkboxes
          {...checkboxesProps(state.fields.sure)}
          legend="Are you sure?"
          items={[
            {
              value: "yes",
              label: isSelf
                ? `Yes, I leave ${what} now`
                : councils === null
                  ? `Yes, ${name} is out now`
                  : `Yes, ${name} is out of ${what} now`,
            },
          ]}
        />
        <Button name="intent" value={isSelf ? "leave" : "remove"} variant="warning">
          {press}
        </Button>
      </PageForm>
    </section>
  );
}

function whatBecomes(isSelf: boolean, name: string, councils: EndMembershipProps["councils"]): string {
  if (councils === null) {
    return isSelf
      ? "You are signed out at once and cannot come back by yourself. What you wrote stays."
      : "They are signed out at once. What they wrote stays.";
  }
  const { left, kept } = councils;
  return isSelf
    ? `You stay in the challenge for ${kept}, and signed in. You cannot come back to ${left} by yourself. What you wrote stays.`
    : `${name} stays in the challenge for ${kept}, and signs in again to go on. What they wrote stays.`;
}
