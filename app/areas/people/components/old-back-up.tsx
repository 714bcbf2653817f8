import { WarningText } from "#app/govuk/display/warning-text.tsx";

/** Says that the last good back-up is old; nothing is drawn when it is not. `says`: how they are, in a sentence. */
export function OldBackUp({ says }: { says: string | null }) {
  if (says === null) return null;
  return (
    <WarningText>
      {says} One is made every day. See under Background work what failed, or ask whoever runs the server.
    </WarningText>
  );
}
