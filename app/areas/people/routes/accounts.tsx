import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { Checkboxes } from "#app/govuk/checkboxes.tsx";
import { checkboxesProps, fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { PasswordInput } from "#app/govuk/password-input.tsx";
import { Table } from "#app/govuk/table.tsx";
import { TextInput } from "#app/govuk/text-input.tsx";
import { VisuallyHidden } from "#app/govuk/visually-hidden.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { addAccount } from "../add-account.server.ts";
import { AccountSwitchForm, NewAccountForm } from "../forms.ts";
import { PASSWORD_MIN_LENGTH } from "../password-rule.ts";
import { listAccounts } from "../store.server.ts";
import { switchAccount } from "../switch-account.server.ts";

const HERE = "/administration/accounts";

export const loader = guarded({ permission: "accounts.manage" }, async ({ account }) => ({
  ownId: account.id,
  accounts: (await listAccounts()).map(({ disabledAt, ...facts }) => ({
    ...facts,
    isOn: disabledAt === null,
  })),
}));

export const action = guardedIntents({
  add: intent({
    permission: "accounts.manage",
    form: NewAccountForm,
    run: async ({ actor, value, now, requestId }) => {
      await addAccount(actor, { ...value, isAdministrator: value.isAdministrator === "yes" }, now, requestId);
      return redirectWithNotice(HERE, `${value.name} has an account.`);
    },
  }),
  "switch-off": intent({
    permission: "accounts.manage",
    form: AccountSwitchForm,
    run: async ({ actor, value, now, requestId }) => {
      await switchAccount(actor, value.accountId, false, now, requestId);
      return redirectWithNotice(HERE, "The account is switched off. Its sessions have ended.");
    },
  }),
  "switch-on": intent({
    permission: "accounts.manage",
    form: AccountSwitchForm,
    run: async ({ actor, value, now, requestId }) => {
      await switchAccount(actor, value.accountId, true, now, requestId);
      return redirectWithNotice(HERE, "The account is switched on.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Accounts") }];

export default function AccountsPage() {
  const { accounts, ownId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = usePageForm<z.input<typeof NewAccountForm>>({
    id: "new-account",
    lastResult: answer?.intent === "add" ? answer.lastResult : undefined,
  });
  const { fields } = state;
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="Who can sign in here. What a person sees is decided in each challenge, not here.">
          Accounts
        </PageHeading>
        <Table
          caption="Accounts of this installation"
          captionHidden
          scrollable
          firstCellIsHeader
          columns={["Name", "E-mail", "Administrator", "State", "Change"].map((header) => ({ header }))}
          rowKeys={accounts.map((account) => account.id)}
          rows={accounts.map((account) => [
            account.name,
            account.email,
            account.isAdministrator ? "Yes" : "No",
            account.isOn ? "On" : "Switched off",
            account.id === ownId ? "Your own" : <AccountSwitch key="switch" {...account} />,
          ])}
        />
        <h2 className="govuk-heading-m">Add an account</h2>
        <PageForm state={state}>
          <input type="hidden" name="intent" value="add" />
          <TextInput {...fieldProps(fields.name)} label="Name" width={20} />
          <TextInput
            {...fieldProps(fields.email)}
            label="E-mail address"
            type="email"
            spellCheck={false}
            width={30}
          />
          <PasswordInput
            {...fieldWiring(fields.password)}
            label="First password"
            hint={`At least ${PASSWORD_MIN_LENGTH} characters. Tell it to the person by another way than e-mail.`}
            autoComplete="new-password"
          />
          <Checkboxes
            {...checkboxesProps(fields.isAdministrator)}
            legend="Administrator"
            items={[
              {
                value: "yes",
                label: "Runs this installation",
                hint: "Accounts and new challenges; no challenge content",
              },
            ]}
          />
          <Button preventDoubleClick>Add account</Button>
        </PageForm>
      </main>
    </div>
  );
}

function AccountSwitch({ id, name, isOn }: { id: string; name: string; isOn: boolean }) {
  const state = usePageForm<z.input<typeof AccountSwitchForm>>({ id: `switch-${id}` });
  return (
    <PageForm state={state}>
      <input type="hidden" name="accountId" value={id} />
      <Button
        variant="secondary"
        className="cpc-button--small"
        name="intent"
        value={isOn ? "switch-off" : "switch-on"}
      >
        {isOn ? "Switch off" : "Switch on"} <VisuallyHidden>the account of {name}</VisuallyHidden>
      </Button>
    </PageForm>
  );
}
