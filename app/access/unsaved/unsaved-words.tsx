import type { ReactNode } from "react";
import { to } from "../../addresses.ts";
import { PageHeading } from "../../govuk/display/page-heading.tsx";
import { Button } from "../../govuk/form/button.tsx";
import { type RefusalWords, whereItIs } from "../refusal-words.ts";

/** What was sent and not saved, for a page apart: nobody may see its form just now. */
export interface Unsaved {
  /** What each field is called, and what was typed there: to be copied. Empty where it is kept. */
  words: [label: string, text: string][];
  /** Whether it is kept for an hour, for the person who typed it. */
  isKept: boolean;
  /** Whether a file was sent too. */
  hadFile: boolean;
  /** Whether it was too large to be read at all: then it can only be looked for in the browser. */
  isTooLarge?: boolean;
  /** Where to sign in, when nobody is. */
  signIn?: string;
  /** The name of somebody else who is signed in now. */
  signedInAs?: string;
  /** The address of the form's page. */
  page?: string;
  /** Where a council is chosen, where the form does not say of which it is. */
  chooser?: string;
}

/** The words of such a page, without those that were typed; `refused` is why the form was not saved where somebody is signed in. */
export function unsavedHeading({ signedInAs, chooser }: Unsaved, refused: RefusalWords): string {
  if (chooser !== undefined) return "Which council is this for? Nothing was saved";
  if (signedInAs !== undefined) return `${signedInAs} is signed in now, and nothing was saved`;
  return refused.heading;
}

/** What was sent and could not be saved, for whoever sent it to copy, and how to go on. */
export function UnsavedWords({ unsaved, refused }: { unsaved: Unsaved; refused: RefusalWords }) {
  const { words, hadFile } = unsaved;
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead={leadOf(unsaved, refused)}>{unsavedHeading(unsaved, refused)}</PageHeading>
        {hadFile ? (
          <p className="govuk-body">The file you had chosen was not kept: choose it again afterwards.</p>
        ) : null}
        {words.map(([label, text], index) => (
          // No field of a form, whose parts every page would be sent for the sake of this one.
          <div key={index} className="govuk-form-group">
            <label className="govuk-label" htmlFor={`unsaved-${index}`}>
              {label}
            </label>
            <textarea
              className="govuk-textarea"
              id={`unsaved-${index}`}
              name={`unsaved-${index}`}
              defaultValue={text}
              readOnly
              rows={Math.min(20, 1 + Math.ceil(text.length / 80) + text.split("\n").length)}
            />
          </div>
        ))}
        <HowToGoOn {...unsaved} />
      </main>
    </div>
  );
}

function leadOf(
  { signIn, signedInAs, isKept, isTooLarge, words, chooser }: Unsaved,
  refused: RefusalWords,
): ReactNode {
  const copy = words.length === 0 ? "" : " Copy what was typed from here, if it is still needed.";
  if (signedInAs !== undefined) {
    return isKept
      ? "This page was opened by somebody else. What was typed is kept for an hour, for that person alone: it is in the form again when they sign in."
      : `This page was opened by somebody else.${copy}`;
  }
  if (isTooLarge === true) return `It was too large to be kept. ${whereItIs(false)}`;
  if (chooser !== undefined) return refused.text;
  if (signIn !== undefined) return "Copy what you typed, sign in, and put it into the form again.";
  return `${refused.text} Nothing was saved.${copy}`;
}

function HowToGoOn({ signIn, signedInAs, page, chooser }: Unsaved) {
  if (chooser !== undefined) {
    return (
      <p className="govuk-body">
        <a className="govuk-link" href={chooser} target="_blank" rel="noopener">
          Choose the council (opens in a new tab)
        </a>
      </p>
    );
  }
  if (signIn !== undefined) {
    return (
      <p className="govuk-body">
        <a className="govuk-link" href={signIn} target="_blank" rel="noopener">
          Sign in (opens in a new tab)
        </a>
      </p>
    );
  }
  if (signedInAs !== undefined) {
    return (
      <form method="post" action={to.people.signOut({}, { returnTo: page ?? null })}>
        <Button variant="secondary">Sign out {signedInAs}, and sign in as somebody else</Button>
      </form>
    );
  }
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={to.home.challenges()}>
        Go to your challenges
      </a>
    </p>
  );
}
