import { READER_KIND_NAMES, READER_KINDS } from "#app/access/readers/reader-rights.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { fieldProps } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { ReaderRights } from "./reader-rights.tsx";

interface ReaderKindFieldsProps {
  field: Parameters<typeof fieldProps>[0];
  hint: string;
}

/** Who a council's reader is, with what each kind reads to unfold. */
export function ReaderKindFields({ field, hint }: ReaderKindFieldsProps) {
  return (
    <>
      <Select
        {...fieldProps(field)}
        label="Who the reader is"
        hint={hint}
        items={[
          { value: "", text: "Not said: reads all" },
          ...READER_KINDS.map((kind) => ({ value: kind, text: READER_KIND_NAMES[kind] })),
        ]}
      />
      <Details summary="What each reader reads (house rule)">
        <ReaderRights />
      </Details>
    </>
  );
}
