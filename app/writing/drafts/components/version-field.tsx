/** Of the record that a form changes, so that saving over somebody else's is refused. */
export function VersionField({ version }: { version: number | string | undefined }) {
  return version === undefined ? null : <input type="hidden" name="version" value={version} />;
}
