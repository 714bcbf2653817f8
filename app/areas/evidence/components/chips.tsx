import { choiceId, GroupFrame, type GroupProps } from "#app/govuk/form/choice-group.tsx";

export interface ChipItem {
  value: string;
  label: string;
}

interface ChipsProps extends GroupProps {
  items: readonly ChipItem[];
  kind: "radio" | "checkbox";
  defaultValues: readonly string[];
  /** Below each other: for labels that are sentences. */
  stacked?: boolean;
}

/**
 * Answers as large buttons to tap on a tablet: real radios or checkboxes, so that they work with a keyboard, a
 * screen reader and without JavaScript.
 */
export function Chips({ name, id = name, items, kind, defaultValues, stacked, ...frame }: ChipsProps) {
  return (
    <GroupFrame id={id} {...frame}>
      <div className={stacked ? "cpc-chips cpc-chips--stacked" : "cpc-chips"}>
        {items.map((item, index) => (
          <div key={item.value} className="cpc-chips__item">
            <input
              className="cpc-chips__input"
              type={kind}
              id={choiceId(id, index)}
              name={name}
              value={item.value}
              defaultChecked={defaultValues.includes(item.value)}
            />
            <label className="cpc-chips__label" htmlFor={choiceId(id, index)}>
              {item.label}
            </label>
          </div>
        ))}
      </div>
    </GroupFrame>
  );
}
