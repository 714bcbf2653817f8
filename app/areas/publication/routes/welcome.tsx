import type { MetaFunction } from "@remix-run/node";
import { open } from "#app/access/guard.server.ts";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";

export const loader = open({ why: "Published documents are for everybody." }, () => ({ publications: [] }));

export const meta: MetaFunction = () => [{ title: pageTitle("Published documents") }];

export default function WelcomePage() {
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="Reports and action plans of Corporate Peer Challenges, as the councils have published them.">
          Published documents
        </PageHeading>
      </main>
    </div>
  );
}
