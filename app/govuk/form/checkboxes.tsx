import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { StoredAnswer } from "./changed/stored-answer.tsx";
import { Choice } from "./choice.tsx";
import { type ChoiceItem, choiceId, GroupFrame, type GroupProps, labelOf } from "./choice-group.tsx";

export type CheckboxItem = ChoiceItem & {
  /** "None of these": choosing it clears the others. */
  exclusive?: boolean;
};

export interface CheckboxesProps extends GroupProps {
  items: readonly CheckboxItem[];
  defaultValues?: readonly string[];
  small?: boolean;
  className?: string;
}

/** Any number of answers. For a single yes or no, one item is enough. */
export function Checkboxes({
  name,
  id = name,
  items,
  defaultValues = [],
  small,
  className,
  ...frame
}: CheckboxesProps) {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<readonly string[]>(defaultValues);

  const boxes = () => [
    ...(root.current?.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`) ?? []),
  ];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what the browser kept (back button, reload)
  useEffect(() => setChosen(boxes().flatMap((box) => (box.checked ? [box.value] : []))), []);

  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const changed = event.currentTarget;
    if (changed.checked) {
      const changedIsExclusive = changed.dataset.behaviour === "exclusive";
      for (const box of boxes()) {
        if (box === changed) continue;
        if (changedIsExclusive || box.dataset.behaviour === "exclusive") box.checked = false;
      }
    }
    setChosen(boxes().flatMap((box) => (box.checked ? [box.value] : [])));
  };

  return (
    <GroupFrame id={id} {...frame}>
      <div
        ref={root}
        className={classNames("govuk-checkboxes", small && "govuk-checkboxes--small", className)}
        data-module="govuk-checkboxes"
      >
        {items.map((item, index) =>
          item.divider !== undefined ? (
            <div key={`divider-${index}`} className="govuk-checkboxes__divider">
              {item.divider}
            </div>
          ) : (
            <Choice
              key={item.value}
              kind="checkbox"
              item={item}
              id={item.id ?? choiceId(id, index)}
              name={name}
              defaultChecked={defaultValues.includes(item.value)}
              chosen={chosen.includes(item.value)}
              behaviour={item.exclusive ? "exclusive" : undefined}
              onChange={onChange}
            />
          ),
        )}
      </div>
      <StoredAnswer name={name} inWords={(value) => labelOf(items, value)} />
    </GroupFrame>
  );
}
