import { Details } from "#app/govuk/display/details.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { SLIP_NAMES, type Slip } from "../slips.ts";

/** Slips shown at once; the others fold away, so that the page can be read on a phone. */
const SHOWN_AT_ONCE = 8;

interface SlipListProps {
  slips: readonly Slip[];
}

/** What to look at before the report goes out, each with the words it rests on. */
export function SlipList({ slips }: SlipListProps) {
  const rest = slips.slice(SHOWN_AT_ONCE);
  return (
    <>
      <SlipNotices slips={slips.slice(0, SHOWN_AT_ONCE)} />
      {rest.length === 0 ? null : (
        <Details summary={rest.length === 1 ? "Show one more" : `Show ${rest.length} more`}>
          <SlipNotices slips={rest} />
        </Details>
      )}
    </>
  );
}

function SlipNotices({ slips }: SlipListProps) {
  return slips.map((slip) => (
    <Notice
      key={`${slip.code} ${slip.where} ${slip.quote} ${slip.message}`}
      tone="warning"
      headingLevel={3}
      title={SLIP_NAMES[slip.code]}
      {...(slip.quote === "" ? {} : { quote: slip.quote })}
      source={slip.where}
      {...(slip.href === null
        ? {}
        : {
            actions: (
              <TextLink href={slip.href}>
                Look at it<span className="govuk-visually-hidden">: {slip.where}</span>
              </TextLink>
            ),
          })}
    >
      {slip.message}
    </Notice>
  ));
}
