import { WarningText } from "#app/govuk/display/warning-text.tsx";

/** Why no message goes at present, for an administrator. */
export interface HaltedMail {
  reason: string;
  since: string;
  nextTry: string;
}

/** Says that no message goes, since when and why; nothing is drawn while they do. */
export function MailHalted({ halt }: { halt: HaltedMail | null }) {
  if (halt === null) return null;
  return (
    <WarningText>
      No message has gone since {halt.since}. {halt.reason} Messages wait, and nobody loses one; the next try
      is at {halt.nextTry}.
    </WarningText>
  );
}
