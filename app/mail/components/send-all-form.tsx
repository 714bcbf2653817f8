import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { DraftsForm } from "../forms.ts";

interface SendAllFormProps {
  /** Drafts that are listed, on all pages. */
  drafts: number;
  /** What the list is narrowed to; empty for nothing. */
  kind: string;
  written: string;
}

/** Lets all the drafts go that are listed, or drops them, once somebody says that they have been read. */
export function SendAllForm({ drafts, kind, written }: SendAllFormProps) {
  const state = usePageForm<z.input<typeof DraftsForm>>({ id: "drafts" });
  const messages = drafts === 1 ? "1 message" : `${drafts} messages`;
  return (
    <PageForm state={state}>
      {kind === "" ? null : <input type="hidden" name="kind" value={kind} />}
      {written === "" ? null : <input type="hidden" name="writtenAt" value={written} />}
      <Checkboxes
        {...checkboxesProps(state.fields.confirm)}
        legend={`Send ${drafts === 1 ? "the message that waits" : `all ${messages} that wait`}?`}
        hint="What was sent cannot be undone. What is removed is not sent; a session's news is then in the next release."
        items={[
          {
            value: "yes",
            label: drafts === 1 ? "Yes, it has been read" : `Yes, all ${messages} are meant`,
          },
        ]}
      />
      <ButtonGroup>
        <Button name="intent" value="send" preventDoubleClick>
          Send {drafts === 1 ? "it" : `all ${drafts}`}
        </Button>
        <Button name="intent" value="drop" variant="secondary">
          Drop {drafts === 1 ? "it" : `all ${drafts}`}
        </Button>
      </ButtonGroup>
    </PageForm>
  );
}
