import { Form } from "@remix-run/react";
import { to } from "#app/addresses.ts";
import { Button } from "#app/govuk/form/button.tsx";

interface SingleSignOnButtonProps {
  /** What people call the account they have at the provider; null: there is no provider, and no button. */
  name: string | null;
  /** Goes with the form: where to go on, or the invitation to accept. */
  fields: { returnTo: string } | { invitation: string };
  verb: string;
}

/** Goes to the sign-in of another organisation. */
export function SingleSignOnButton({ name, fields, verb }: SingleSignOnButtonProps) {
  if (name === null) return null;
  return (
    <Form method="post" action={to.people.beginSingleSignOn()}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button variant="secondary">
        {verb} with your {name}
      </Button>
    </Form>
  );
}
