import { PageHeading } from "../govuk/display/page-heading.tsx";
import { Textarea } from "../govuk/form/textarea.tsx";

export interface UnsavedWordsProps {
  /** The names of the fields, and what was typed. */
  entries: [string, string][];
  /** Whether a file was sent too. */
  hadFile: boolean;
  /** Where to sign in. */
  signIn: string;
}

/** What was sent after a sign-in had ended, for whoever sent it to copy: nobody is known whom it could be kept for. */
export function UnsavedWords({ entries, hadFile, signIn }: UnsavedWordsProps) {
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="Copy what you typed, sign in, and put it into the form again.">
          You are signed out, and nothing was saved
        </PageHeading>
        {hadFile ? (
          <p className="govuk-body">The file you had chosen was not kept: choose it again afterwards.</p>
        ) : null}
        {entries.map(([name, text], index) => (
          <Textarea
            key={index}
            id={`unsaved-${index}`}
            name={`unsaved-${index}`}
            label={labelOf(name)}
            defaultValue={text}
            readOnly
            rows={Math.min(20, 1 + Math.ceil(text.length / 80) + text.split("\n").length)}
          />
        ))}
        <p className="govuk-body">
          <a className="govuk-link" href={signIn} target="_blank" rel="noopener">
            Sign in (opens in a new tab)
          </a>
        </p>
      </main>
    </div>
  );
}

/** A field's own name, in words: `successMeasure` is "Success measure", `rows[2].day` "Rows 2 day". */
function labelOf(name: string): string {
  const words = name
    .replace(/[[\].]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
