import { fieldProps } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";

type Field = Parameters<typeof fieldProps>[0];

/** Asks an administrator who makes a challenge whom it is handed over to. */
export function HandOver({ name, email }: { name: Field; email: Field }) {
  return (
    <>
      <h2 className="govuk-heading-m">Who will be its challenge manager</h2>
      <p className="govuk-body">
        You make it as an administrator: it is handed over at once, and you are no member of it. The challenge
        manager is invited.
      </p>
      <TextInput {...fieldProps(name)} label="Name of the challenge manager" />
      <TextInput {...fieldProps(email)} type="email" label="E-mail address of the challenge manager" />
    </>
  );
}
