import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { CopyField } from "#app/govuk/form/copy-field.tsx";

/** The link of a message that could not go, to be copied and passed on by hand; shown once. */
export function ShownLink({ to, url }: { to: string; url: string }) {
  return (
    <>
      <CopyField
        id="link-to-pass-on"
        label={`Link for ${to}`}
        hint="It is shown once, here and now. Copy it, and send it to them from your own mail."
        value={url}
      />
      <WarningText>
        Whoever opens this link is taken for {to}. Give it to nobody else. That you saw it is in the audit
        trail.
      </WarningText>
    </>
  );
}
