import { Form } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { FORM_ID_FIELD } from "#app/platform/form-answer.ts";
import { useKeptInView } from "../use-kept-in-view.ts";
import { OpenedAs } from "./opened-as.tsx";

export interface ButtonFormProps extends Omit<ComponentProps<typeof Form>, "id" | "method"> {
  /** What it does, unique among the kinds of forms of the page. */
  name: string;
  children: ReactNode;
}

/** A form of buttons with nothing to type: what cannot be done is said at the top of the page. */
export function ButtonForm({ name, children, action, ...rest }: ButtonFormProps) {
  const kept = useKeptInView(action ?? "");
  return (
    <Form method="post" action={action === undefined ? undefined : kept} {...rest}>
      <input type="hidden" name={FORM_ID_FIELD} value={name} />
      <OpenedAs />
      {children}
    </Form>
  );
}
