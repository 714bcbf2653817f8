import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { sayOnItsWay } from "#app/mail/deliveries.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { resetSecondFactor } from "../accounts/second-factor.server.ts";
import { switchAccount } from "../accounts/switch-account.server.ts";
import { AccountSwitchForm, NewAccountForm } from "../forms.ts";
import { inviteAccount } from "../members/invite.server.ts";
import { listAccounts } from "../store.server.ts";

const HERE = to.people.accounts();

export const loader = guarded({ permission: "accounts.manage" }, async ({ account }) => ({
  ownId: account.id,
  accounts: (await listAccounts()).map(({ disabledAt, ...facts }) => ({
    ...facts,
    isOn: disabledAt === null,
  })),
}));

export const action = guardedIntents(to.people.accounts, {
  add: intent({
    permission: "accounts.manage",
    form: NewAccountForm,
    run: async ({ actor, value, now, requestId }) => {
      const account = { ...value, isAdministrator: value.isAdministrator === "yes" };
      await inviteAccount({ actor, requestId }, account, now);
      return redirectWithNotice(
        HERE,
        `${value.name} invited. ${await sayOnItsWay(`A message to ${value.email}`)}`,
      );
    },
  }),
  "switch-off": intent({
    permission: "accounts.manage",
    form: AccountSwitchForm,
    run: async ({ actor, value, now, requestId }) => {
      await switchAccount(actor, value.accountId, false, now, requestId);
      return redirectWithNotice(HERE, "Account switched off. Its sessions have ended.");
    },
  }),
  "reset-second-factor": intent({
    permission: "accounts.manage",
    form: AccountSwitchForm,
    run: async ({ actor, value, now, requestId }) => {
      await resetSecondFactor({ actor, requestId }, value.accountId, now);
      return redirectWithNotice(
        HERE,
        "Second step reset. The person is signed out, and sets up another at the next sign-in.",
      );
    },
  }),
  "switch-on": intent({
    permission: "accounts.manage",
    form: AccountSwitchForm,
    run: async ({ actor, value, now, requestId }) => {
      await switchAccount(actor, value.accountId, true, now, requestId);
      return redirectWithNotice(HERE, "Account switched on.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Accounts") }];

export default function AccountsPage() {
  const { accounts, ownId } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewAccountForm>>({
    id: "new-account",
    buttons: ["add"],
  });
  const { fields } = state;
  return (
    <div className="govuk-width-container">
      <BackLink href={to.people.administration()}>Administration</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="Who can sign in here. What a person sees is decided in each challenge, not here.">
          Accounts
        </PageHeading>
        <Table
          caption="Accounts of this installation"
          captionHidden
          scrollable
          firstCellIsHeader
          columns={["Name", "E-mail", "Administrator", "Status", "Second step", "Change"].map((header) => ({
            header,
          }))}
          rowKeys={accounts.map((account) => account.id)}
          rows={accounts.map((account) => [
            account.name,
            account.email,
            account.isAdministrator ? "Yes" : "No",
            <State key="state" {...account} />,
            account.hasSecondFactor ? "On" : "Off",
            account.id === ownId ? "Your own" : <AccountSwitch key="switch" {...account} />,
          ])}
        />
        <h2 className="govuk-heading-m">Invite somebody</h2>
        <PageForm state={state}>
          <TextInput {...fieldProps(fields.name)} label="Name" width={20} />
          <TextInput
            {...fieldProps(fields.email)}
            label="E-mail address"
            type="email"
            spellCheck={false}
            width={30}
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
          <Button name="intent" value="add" preventDoubleClick>
            Invite
          </Button>
        </PageForm>
      </main>
    </div>
  );
}

interface StateProps {
  isOn: boolean;
  hasAccepted: boolean;
  mailTrouble: string | null;
}

/** Whether the account can be used, and what went wrong with the message that invited its owner. */
function State({ isOn, hasAccepted, mailTrouble }: StateProps) {
  return (
    <>
      {isOn ? (hasAccepted ? "On" : "Invited, not yet accepted") : "Switched off"}
      {mailTrouble === null ? null : (
        <p className="govuk-body govuk-!-margin-bottom-0">
          <strong>{mailTrouble}</strong> <TextLink href={to.mail.outbox()}>Outbox</TextLink>
        </p>
      )}
    </>
  );
}

interface AccountSwitchProps {
  id: string;
  name: string;
  isOn: boolean;
  hasSecondFactor: boolean;
}

function AccountSwitch({ id, name, isOn, hasSecondFactor }: AccountSwitchProps) {
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
      {isOn ? null : (
        <TextLink href={to.retention.anonymiseAccount({ accountId: id })}>
          Remove the name <VisuallyHidden>of {name}</VisuallyHidden>
        </TextLink>
      )}
      {hasSecondFactor ? (
        <Button variant="secondary" className="cpc-button--small" name="intent" value="reset-second-factor">
          Reset second step <VisuallyHidden>of {name}</VisuallyHidden>
        </Button>
      ) : null}
    </PageForm>
  );
}
