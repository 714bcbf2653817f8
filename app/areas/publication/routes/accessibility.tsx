import type { MetaFunction } from "@remix-run/node";
import { open } from "#app/access/guard.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import type { DrawnOnce } from "#app/platform/drawn-once.ts";
import { PublicPage } from "../components/public-page.tsx";

export const loader = open({ why: "An accessibility statement is for everybody." }, () => null);

export const meta: MetaFunction = () => [{ title: pageTitle("Accessibility statement") }];

/** The page is the same for everybody, and kept as it is drawn. */
export const handle: DrawnOnce = { drawnOnce: true };

export default function AccessibilityPage() {
  return (
    <PublicPage>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading lead="How easy this workspace and the documents published in it are to use, and what to do when they are not.">
            Accessibility statement
          </PageHeading>
          <h2 className="govuk-heading-m">What we aim for</h2>
          <p className="govuk-body">You should be able to:</p>
          <ul className="govuk-list govuk-list--bullet">
            <li>zoom in to 400% without words running off the screen</li>
            <li>reach and use everything with a keyboard alone</li>
            <li>use every page with JavaScript switched off</li>
            <li>listen to every page with a screen reader</li>
            <li>tell what something means without seeing its colour</li>
          </ul>
          <p className="govuk-body">
            Published documents are web pages first. Beside each is a Word file with real headings, table
            headings, a contents list and its language set.
          </p>
          <h2 className="govuk-heading-m">How far it meets the rules</h2>
          <p className="govuk-body">
            The rules are the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
            Regulations 2018, which ask for level AA of the Web Content Accessibility Guidelines, version 2.2.
          </p>
          <p className="govuk-body">
            The pages are built to meet that standard and are checked by automatic tests whenever the software
            changes. They have not been audited by an independent body, nor tested with people who use
            assistive technology every day. So we do not claim that they meet it in full.
          </p>
          <h2 className="govuk-heading-m">What we know is not good enough yet</h2>
          <ul className="govuk-list govuk-list--bullet">
            <li>
              Wide tables scroll sideways on a small screen. You can reach them with the keyboard, but you do
              not see the whole row at once.
            </li>
            <li>
              The text of published documents is written by people. We check headings, tables and links when a
              document is issued; plain wording and good link text depend on the author.
            </li>
            <li>Word files are checked for structure. They are not offered as tagged PDF.</li>
          </ul>
          <h2 className="govuk-heading-m">If something does not work for you</h2>
          <p className="govuk-body">
            Tell the council or the peer challenge manager whose document it is, and say what you were trying
            to do. Ask them too if you need a document in another form, such as large print or easy read.
          </p>
          <p className="govuk-body">
            If you are not happy with the answer, the{" "}
            <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
              Equality Advisory and Support Service
            </a>{" "}
            can advise you. The Equality and Human Rights Commission enforces the regulations.
          </p>
          <h2 className="govuk-heading-m">About this statement</h2>
          <p className="govuk-body">
            It describes the software as it is delivered. Whoever runs this installation adds the date of
            their own last check and a way to reach them.
          </p>
        </div>
      </div>
    </PublicPage>
  );
}
