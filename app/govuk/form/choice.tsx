import { type ChangeEvent, Fragment } from "react";
import { classNames } from "../class-names.ts";
import { useHydrated } from "../use-hydrated.ts";
import type { ChoiceItem } from "./choice-group.tsx";
import { Hint } from "./hint.tsx";
import { Label } from "./label.tsx";

interface ChoiceProps {
  kind: "radio" | "checkbox";
  item: Exclude<ChoiceItem, { divider: string }>;
  id: string;
  name: string;
  defaultChecked: boolean;
  /** Whether it is chosen at this moment, which decides whether its conditional part shows. */
  chosen: boolean;
  behaviour?: "exclusive";
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** One radio or checkbox with its label, hint and conditional part. */
export function Choice({ kind, item, id, name, defaultChecked, chosen, behaviour, onChange }: ChoiceProps) {
  const hydrated = useHydrated();
  const block = kind === "radio" ? "govuk-radios" : "govuk-checkboxes";
  const conditionalId = item.conditional === undefined ? undefined : `conditional-${id}`;
  const hintId = item.hint === undefined ? undefined : `${id}-item-hint`;
  // The official script also sets aria-expanded on radios; ARIA allows it on checkboxes only, so radios go without.
  const reveal = hydrated
    ? {
        "aria-controls": conditionalId,
        "aria-expanded": conditionalId !== undefined && kind === "checkbox" ? chosen : undefined,
      }
    : { "data-aria-controls": conditionalId };
  return (
    <Fragment>
      <div className={`${block}__item`}>
        <input
          className={`${block}__input`}
          id={id}
          name={name}
          type={kind}
          value={item.value}
          defaultChecked={defaultChecked}
          disabled={item.disabled}
          data-behaviour={behaviour}
          aria-describedby={hintId}
          onChange={onChange}
          {...reveal}
        />
        <Label htmlFor={id} className={classNames(`${block}__label`, item.labelClassName)}>
          {item.label}
        </Label>
        {hintId === undefined ? null : (
          <Hint id={hintId} className={`${block}__hint`}>
            {item.hint}
          </Hint>
        )}
      </div>
      {conditionalId === undefined ? null : (
        <div
          className={classNames(`${block}__conditional`, !chosen && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      )}
    </Fragment>
  );
}
