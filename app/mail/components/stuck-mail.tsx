import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { StuckMail } from "../deliveries.server.ts";
import { mailQuery } from "../mail-filter.ts";

/** Says that messages did not go, where whoever had them sent looks next; nothing is drawn when all went. */
export function StuckMailCallout({ stuck }: { stuck: StuckMail }) {
  const { failed, unknown, kind, challengeId } = stuck;
  if (failed + unknown === 0) return null;
  const listOf = (status: "failed" | "unknown") =>
    to.mail.messages({ challengeId }, mailQuery({ status, kind }));
  return (
    <Callout
      label={failed + unknown === 1 ? "1 message did not go" : `${failed + unknown} messages did not go`}
    >
      {failed === 0 ? null : (
        <>
          <TextLink href={listOf("failed")}>
            {failed === 1 ? "1 could not be sent" : `${failed} could not be sent`}
          </TextLink>
          : open it to see why.{" "}
        </>
      )}
      {unknown === 0 ? null : (
        <>
          <TextLink href={listOf("unknown")}>
            {unknown === 1 ? "Of 1 it is not known" : `Of ${unknown} it is not known`}
          </TextLink>{" "}
          whether it was sent: ask before you send it again.
        </>
      )}
    </Callout>
  );
}
