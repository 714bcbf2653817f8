import type { ReactNode } from "react";
import type { z } from "zod";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { PASSWORD_HINT } from "../accounts/password-rule.ts";
import type { ChoosePasswordForm } from "../forms.ts";
import { PersonPage } from "./person-page.tsx";

interface ChoosePasswordProps {
  heading: string;
  lead: string;
  email: string;
  button: string;
  /** Other ways to come in. */
  children?: ReactNode;
}

/** Chooses a password by a link from a message. */
export function ChoosePassword({ heading, lead, email, button, children }: ChoosePasswordProps) {
  const state = usePageForm<z.input<typeof ChoosePasswordForm>>({ id: "choose-password" });
  return (
    <PersonPage>
      <PageHeading lead={lead}>{heading}</PageHeading>
      <PageForm state={state}>
        {/* For password managers: they keep the password with the address. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordInput
          {...fieldWiring(state.fields.password)}
          label="Password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <Button preventDoubleClick>{button}</Button>
      </PageForm>
      {children}
    </PersonPage>
  );
}
