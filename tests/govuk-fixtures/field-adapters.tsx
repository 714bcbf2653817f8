import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { CharacterCount } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { FileUpload } from "#app/govuk/form/file-upload.tsx";
import { PasswordInput } from "#app/govuk/form/password-input.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { Textarea } from "#app/govuk/form/textarea.tsx";
import { type Adapter, content, NO_ATTRIBUTES, NO_CLASSES, type Options } from "./options.ts";

const field = (o: Options) => ({
  name: o.name,
  id: o.id,
  label: content(o.label),
  labelClassName: o.label?.classes,
  labelIsPageHeading: o.label?.isPageHeading,
  hint: content(o.hint),
  errors: o.errorMessage ? [o.errorMessage.text] : undefined,
  describedBy: o.describedBy,
  formGroupClassName: o.formGroup?.classes,
});

const native = (o: Options) => ({
  className: o.classes,
  spellCheck: o.spellcheck,
  autoComplete: o.autocomplete,
  disabled: o.disabled,
  defaultValue: o.value,
  ...o.attributes,
});

const group = (o: Options) => ({
  name: o.name,
  id: o.idPrefix ?? o.name,
  legend: content(o.fieldset?.legend),
  legendClassName: o.fieldset?.legend?.classes,
  legendIsPageHeading: o.fieldset?.legend?.isPageHeading,
  hint: content(o.hint),
  errors: o.errorMessage ? [o.errorMessage.text] : undefined,
  describedBy: o.fieldset?.describedBy,
  formGroupClassName: o.formGroup?.classes,
  className: o.classes,
});

const choice = (item: Options) =>
  item.divider
    ? { divider: item.divider }
    : {
        value: item.value,
        label: content(item),
        hint: content(item.hint),
        conditional: item.conditional?.html ? content(item.conditional) : undefined,
        disabled: item.disabled,
        id: item.id,
        labelClassName: item.label?.classes,
        exclusive: item.behaviour === "exclusive",
      };

/** A group of controls without a legend has no name, so ours cannot be made without one. */
const withoutLegend = (o: Options) =>
  o.fieldset?.legend ? undefined : "always in a fieldset with a legend: a group needs a name";

const IN_FIELDSET = "the fieldset is ours: one look for all groups";

export const fieldAdapters: Record<string, Adapter> = {
  input: {
    render: (o) => (
      <TextInput
        {...field(o)}
        {...native(o)}
        type={o.type || undefined}
        inputMode={o.inputmode}
        pattern={o.pattern}
        autoCapitalize={o.autocapitalize}
        prefix={content(o.prefix)}
        suffix={content(o.suffix)}
      />
    ),
    unsupported: {
      "prefix.classes": NO_CLASSES,
      "prefix.attributes": NO_ATTRIBUTES,
      "suffix.classes": NO_CLASSES,
      "suffix.attributes": NO_ATTRIBUTES,
      inputWrapper: NO_CLASSES,
    },
  },
  textarea: {
    render: (o) => <Textarea {...field(o)} {...native(o)} rows={o.rows ?? 5} />,
    unsupported: {},
  },
  "character-count": {
    notOffered: (o) =>
      !o.maxlength && !o.maxwords
        ? "a count needs a limit"
        : o.attributes?.maxlength && "the limit never stops anybody from typing",
    render: (o) => (
      <CharacterCount
        {...field(o)}
        {...native(o)}
        rows={o.rows ?? 5}
        maxLength={o.maxlength}
        maxWords={o.maxwords}
        threshold={o.threshold}
      />
    ),
    unsupported: {
      countType: "maxWords for words, maxLength for characters",
      countMessage: NO_CLASSES,
      textareaDescriptionText: "English only, one wording",
      charactersUnderLimitText: "English only, one wording",
      charactersAtLimitText: "English only, one wording",
      charactersOverLimitText: "English only, one wording",
      wordsUnderLimitText: "English only, one wording",
      wordsAtLimitText: "English only, one wording",
      wordsOverLimitText: "English only, one wording",
    },
  },
  select: {
    render: (o) => (
      <Select
        {...field(o)}
        {...native(o)}
        items={o.items.map(({ value, text, disabled }: Options) => ({ value, text, disabled }))}
        defaultValue={o.value ?? o.items.find((item: Options) => item?.selected)?.value}
      />
    ),
    unsupported: { "items.attributes": NO_ATTRIBUTES },
    notOffered: (o) =>
      !o.items
        ? "a list of answers is required"
        : o.value && o.items.some((item: Options) => item?.selected === false)
          ? "defaultValue alone says what is chosen"
          : undefined,
  },
  radios: {
    render: (o) => (
      <Radios
        {...group(o)}
        items={o.items.map(choice)}
        defaultValue={o.value ?? o.items.find((item: Options) => item?.checked)?.value}
      />
    ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      "items.attributes": NO_ATTRIBUTES,
      "items.label.attributes": NO_ATTRIBUTES,
      "fieldset.classes": IN_FIELDSET,
      "fieldset.attributes": IN_FIELDSET,
    },
    notOffered: withoutLegend,
  },
  checkboxes: {
    render: (o) => (
      <Checkboxes
        {...group(o)}
        items={o.items.map(choice)}
        defaultValues={
          o.values ?? o.items.filter((item: Options) => item?.checked).map((item: Options) => item.value)
        }
      />
    ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      describedBy: IN_FIELDSET,
      "items.attributes": NO_ATTRIBUTES,
      "items.name": "one question, one name",
      "items.label.attributes": NO_ATTRIBUTES,
      "fieldset.classes": IN_FIELDSET,
      "fieldset.attributes": IN_FIELDSET,
    },
    notOffered: withoutLegend,
  },
  "date-input": {
    render: (o) => (
      <DateInput
        {...group(o)}
        name={o.namePrefix ?? "date"}
        id={o.id}
        defaultValue={{
          day: o.values?.day ?? o.day?.value,
          month: o.values?.month ?? o.month?.value,
          year: o.values?.year ?? o.year?.value,
        }}
        errorParts={errorParts(o)}
      />
    ),
    // The first box carries the id of the whole, because error summaries are made from names alone; names are nested
    // with a dot, which conform reads as one field.
    expected: (html, o) =>
      html
        .replaceAll(`id="${o.id}"`, `id="${o.id}-date"`)
        .replaceAll(`id="${o.id}-day"`, `id="${o.id}"`)
        .replaceAll(`for="${o.id}-day"`, `for="${o.id}"`)
        .replace(
          /name="(?:[\w-]*-)?(day|month|year)"/g,
          (_match, part) => `name="${o.namePrefix ?? "date"}.${part}"`,
        ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      items: "always day, month and year",
      "day.name": "always day, month and year",
      "month.name": "always day, month and year",
      "year.name": "always day, month and year",
      "day.label": "English only, one wording",
      "month.label": "English only, one wording",
      "year.label": "English only, one wording",
      "day.classes": "errorParts instead",
      "month.classes": "errorParts instead",
      "year.classes": "errorParts instead",
      "values.dob-day": "values by part only",
      "values.dob-user1-day": "values by part only",
    },
    notOffered: (o) =>
      withoutLegend(o) ??
      (o.day === null || o.day === false || o.year === false || o.year === null
        ? "always day, month and year"
        : undefined) ??
      ([o.day, o.month, o.year].some((part) => part?.error === false)
        ? "errorParts names the boxes that are wrong"
        : undefined),
  },
  "file-upload": {
    render: (o) => <FileUpload {...field(o)} {...native(o)} defaultValue={undefined} multiple={o.multiple} />,
    unsupported: {
      javascript: "the enhanced control rebuilds its markup, and the plain one works everywhere",
      value: "browsers do not accept one",
    },
  },
  "password-input": {
    render: (o) => <PasswordInput {...field(o)} {...native(o)} />,
    unsupported: {
      showPasswordText: "English only, one wording",
      value: "a password is never sent back to the browser",
    },
  },
};

function errorParts(o: Options) {
  const parts = (["day", "month", "year"] as const).filter((part) => o[part]?.error);
  return parts.length > 0 ? parts : undefined;
}
