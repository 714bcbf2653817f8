import { useState } from "react";
import type { z } from "zod";
import { ROLE_NAMES, type Role } from "#app/access/permissions.ts";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import type { InviteManyForm } from "../forms.ts";
import { type InvitationLine, readInvitationLines } from "../members/invitation-lines.ts";

interface InviteManyProps {
  roles: readonly Role[];
  councils: readonly { id: string; name: string }[];
}

/** Whether mail may go to an address, as far as a page can tell; the server asks more closely. */
const looksLikeAddress = (typed: string) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? typed.toLowerCase() : null;

/** Many people at once, a line each, with what each line is read as while it is typed. */
export function InviteMany({ roles, councils }: InviteManyProps) {
  const state = usePageForm<z.input<typeof InviteManyForm>>({ id: "many", buttons: ["many"] });
  const { fields } = state;
  const [typed, setTyped] = useState({ lines: "", role: "", councilId: "" });
  const lines = readInvitationLines(typed.lines, {
    roles,
    councils,
    role: roles.find((role) => role === typed.role) ?? null,
    councilId: typed.councilId === "" ? null : typed.councilId,
    addressOf: looksLikeAddress,
  });
  return (
    <>
      <h2 className="govuk-heading-m">Invite several people at once</h2>
      <p className="govuk-body">
        Paste a line for each person: name, e-mail address and, where it is not the same for all, role and
        council. Cells copied from a spreadsheet will do, and so will commas. When one line cannot be used
        nobody is invited, and what you pasted stays here. Whoever has the place already is sent nothing.
      </p>
      <div
        onInput={({ target }) => {
          const { name, value } = target as HTMLTextAreaElement | HTMLSelectElement;
          if (name in typed) setTyped({ ...typed, [name]: value });
        }}
      >
        <PageForm state={state}>
          <LongText
            {...fieldProps(fields.lines)}
            most={20_000}
            label="People, a line each"
            hint="Like this: Kim Reed, kim.reed@example.org, Council reader"
            rows={8}
            spellCheck={false}
          />
          <Select
            {...fieldProps(fields.role)}
            label="Role of whoever has none in their line"
            items={[
              { value: "", text: "Each line says it" },
              ...roles.map((role) => ({ value: role, text: ROLE_NAMES[role] })),
            ]}
          />
          {councils.length < 2 ? null : (
            <Select
              {...fieldProps(fields.councilId)}
              label="Council of whoever has none in their line"
              hint="Only for co-ordinators, council readers and action owners."
              items={[
                { value: "", text: "Each line says it" },
                ...councils.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
          )}
          <LinesRead lines={lines} councils={councils} />
          <Button name="intent" value="many" variant="secondary" preventDoubleClick>
            Invite them all
          </Button>
        </PageForm>
      </div>
    </>
  );
}

function LinesRead({
  lines,
  councils,
}: {
  lines: readonly InvitationLine[];
  councils: InviteManyProps["councils"];
}) {
  if (lines.length === 0) return null;
  const wrong = lines.filter(({ problem }) => problem !== null).length;
  return (
    <section aria-label="What the lines are read as">
      <p className="govuk-body" role="status">
        {lines.length === 1 ? "1 line" : `${lines.length} lines`}
        {wrong === 0 ? "" : `, ${wrong} to be put right`}
      </p>
      <Table
        caption="What the lines are read as"
        captionHidden
        scrollable
        columns={["Line", "Name", "E-mail", "As", "To be put right"].map((header) => ({ header }))}
        rowKeys={lines.map(({ number }) => String(number))}
        rows={lines.map(({ number, name, email, role, councilId, problem, sameAs }) => [
          String(number),
          name,
          email,
          [role === null ? "" : ROLE_NAMES[role], councils.find(({ id }) => id === councilId)?.name ?? ""]
            .filter((part) => part !== "")
            .join(", "),
          problem ?? (sameAs === null ? "" : `Like line ${sameAs}: invited once`),
        ])}
      />
    </section>
  );
}
