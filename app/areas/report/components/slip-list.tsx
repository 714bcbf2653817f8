import { Details } from "#app/govuk/display/details.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { SLIP_NAMES, type Slip } from "../slips.ts";

/** Slips shown at once; the others fold away, so that the page can be read on a phone. */
const SHOWN_AT_ONCE = 8;

interface SlipListProps {
  slips: readonly Slip[];
  /** Address of the challenge: what the slips' paths are below. */
  base: string;
}

/** What to look at before the report goes out, each with the words it rests on. */
export function SlipList({ slips, base }: SlipListProps) {
  const rest = slips.slice(SHOWN_AT_ONCE);
  return (
    <>
      <SlipNotices slips={slips.slice(0, SHOWN_AT_ONCE)} base={base} />
      {rest.length === 0 ? null : (
        <Details summary={rest.length === 1 ? "Show one more" : `Show ${rest.length} more`}>
          <SlipNotices slips={rest} base={base} />
        </Details>
      )}
    </>
  );
}

function SlipNotices({ slips, base }: SlipListProps) {
  return slips.map((slip) => (
    <Notice
      key={`${slip.code} ${slip.where} ${slip.quote} ${slip.message}`}
      tone="warning"
      headingLevel={3}
      title={SLIP_NAMES[slip.code]}
      {...(slip.quote === "" ? {} : { quote: slip.quote })}
      source={slip.where}
      {...(slip.path === null
        ? {}
        : {
            actions: (
              <TextLink href={`${base}/${slip.path}`}>
                Look at it<span className="govuk-visually-hidden">: {slip.where}</span>
              </TextLink>
            ),
          })}
    >
      {slip.message}
    </Notice>
  ));
}
