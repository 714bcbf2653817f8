import { type ChangeEvent, useState } from "react";
import { classNames } from "#app/govuk/class-names.ts";
import { ErrorMessage } from "#app/govuk/form/error-message.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { Hint } from "#app/govuk/form/hint.tsx";
import { Label } from "#app/govuk/form/label.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { useHydrated } from "#app/govuk/use-hydrated.ts";
import type { PersonChoice } from "../session-choices.ts";
import { countOf } from "../timetable-words.ts";

interface PeoplePickerProps {
  id: string;
  name: string;
  errors?: readonly string[];
  defaultValues: readonly string[];
  groups: readonly { group: string; people: readonly PersonChoice[] }[];
}

/**
 * Who comes, out of many: folded groups of boxes, open where somebody is ticked. With JavaScript a filter narrows
 * them by name, job or organisation; what is ticked stays ticked, and stays in the form, while it is hidden.
 */
export function PeoplePicker({ id, name, errors, defaultValues, groups }: PeoplePickerProps) {
  const hydrated = useHydrated();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(defaultValues));
  const [filter, setFilter] = useState("");
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (person: PersonChoice) => {
    const text = `${person.name} ${person.detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const next = new Set(chosen);
    if (currentTarget.checked) next.add(currentTarget.value);
    else next.delete(currentTarget.value);
    setChosen(next);
  };
  const error = errors?.[0];
  return (
    <div className={classNames("govuk-form-group", error !== undefined && "govuk-form-group--error")}>
      <Fieldset legend="People" legendSize="s" aria-describedby={`${id}-hint`}>
        <Hint id={`${id}-hint`}>
          Who the peers meet. {hydrated ? `${countOf(chosen.size, "person", "people")} chosen.` : ""}
        </Hint>
        {error === undefined ? null : <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {hydrated ? (
          <TextInput
            id={`${id}-filter`}
            name=""
            label="Find by name, job or organisation"
            formGroupClassName="govuk-!-margin-bottom-4"
            width={20}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            autoComplete="off"
          />
        ) : null}
        {groups.map(({ group, people }, groupIndex) => {
          const shown = people.filter(fits);
          const ticked = people.filter((person) => chosen.has(person.id)).length;
          return (
            <details
              key={group}
              className={classNames(
                "govuk-details govuk-!-margin-bottom-2",
                shown.length === 0 && "govuk-!-display-none",
              )}
              open={people.some((person) => defaultValues.includes(person.id)) || words.length > 0}
            >
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text">
                  {group}: {ticked === 0 ? people.length : `${ticked} of ${people.length} chosen`}
                </span>
              </summary>
              <div className="govuk-details__text">
                <div className="govuk-checkboxes govuk-checkboxes--small">
                  {people.map((person, index) => {
                    const boxId =
                      groupIndex === 0 && index === 0 ? id : `${id}-${groupIndex + 1}-${index + 1}`;
                    return (
                      <div
                        key={person.id}
                        className={classNames(
                          "govuk-checkboxes__item",
                          !shown.includes(person) && "govuk-!-display-none",
                        )}
                      >
                        <input
                          className="govuk-checkboxes__input"
                          id={boxId}
                          name={name}
                          type="checkbox"
                          value={person.id}
                          defaultChecked={defaultValues.includes(person.id)}
                          onChange={onChange}
                        />
                        <Label htmlFor={boxId} className="govuk-checkboxes__label">
                          {person.name}
                          {person.detail === "" ? "" : `, ${person.detail}`}
                        </Label>
                      </div>
                    );
                  })}
                </div>
              </div>
            </details>
          );
        })}
        {groups.length === 0 ? (
          <p className="govuk-body">
            Nobody is on the list yet. Add people first, or save and add them later.
          </p>
        ) : null}
      </Fieldset>
    </div>
  );
}
