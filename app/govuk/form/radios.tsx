import { useEffect, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { StoredAnswer } from "./changed/stored-answer.tsx";
import { Choice } from "./choice.tsx";
import { type ChoiceItem, choiceId, GroupFrame, type GroupProps, labelOf } from "./choice-group.tsx";

export interface RadiosProps extends GroupProps {
  items: readonly ChoiceItem[];
  defaultValue?: string;
  /** Side by side; only for two short answers. */
  inline?: boolean;
  small?: boolean;
  className?: string;
}

/** One answer out of a few. Nothing is chosen beforehand unless it was answered before. */
export function Radios({
  name,
  id = name,
  items,
  defaultValue,
  inline,
  small,
  className,
  ...frame
}: RadiosProps) {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(defaultValue);

  // The browser may have kept another answer than the server sent (back button, reload).
  useEffect(() => {
    const kept = root.current?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]:checked`);
    if (kept) setChosen(kept.value);
  }, [name]);

  return (
    <GroupFrame id={id} {...frame}>
      <div
        ref={root}
        className={classNames(
          "govuk-radios",
          inline && "govuk-radios--inline",
          small && "govuk-radios--small",
          className,
        )}
        data-module="govuk-radios"
      >
        {items.map((item, index) =>
          item.divider !== undefined ? (
            <div key={`divider-${index}`} className="govuk-radios__divider">
              {item.divider}
            </div>
          ) : (
            <Choice
              key={item.value}
              kind="radio"
              item={item}
              id={item.id ?? choiceId(id, index)}
              name={name}
              defaultChecked={defaultValue === item.value}
              chosen={chosen === item.value}
              onChange={() => setChosen(item.value)}
            />
          ),
        )}
      </div>
      <StoredAnswer name={name} inWords={(value) => labelOf(items, value)} />
    </GroupFrame>
  );
}
