import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { OpenedAs } from "#app/govuk/form/opened-as.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { useKeptInView } from "#app/govuk/use-kept-in-view.ts";

export const loader = guarded({ permission: "copy.open" }, ({ permit }) => ({
  challenge: permit.challengeTitle,
  file: to.archive.copyFile(permit),
  whose: permit.may("copy.take-team") ? ("team" as const) : ("council" as const),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("A copy to keep", { challenge: data?.challenge }) },
];

const WORDS = {
  team: {
    name: "the peer team",
    button: "Make the peer team’s copy",
    holds: [
      "the scope, the timetable with the people in it and their contact details, key dates and the data pack",
      "the peers’ notes, findings, recommendations, drafts of the report and of the progress review",
      "conflicts of interest, holds, certificates of destruction and the audit trail",
      "all that was issued, with its Word files, and the documents added to the scope",
      "the councils’ comments in the factual accuracy check, with the answers",
      "to whom messages of the team and of both sides went, when, and their subjects",
    ],
    lacks: [
      "what a council is still writing: its statement, responses, actions and updates. What it submitted or approved is there, as it was issued",
      "e-mail addresses of accounts, the words of messages, passwords, codes and secret links",
      "what was destroyed by its rule",
    ],
    warning:
      "It holds all that you may see as challenge manager: more than the peers may, and notes that no council may see.",
  },
  council: {
    name: "your council",
    button: "Make our council’s copy",
    holds: [
      "the scope, the timetable with the people in it and their contact details, key dates and the data pack",
      "your council’s own drafts: the position statement, responses, actions, updates and reporting lines",
      "all that was issued, with its Word files, and the documents added to the scope",
      "the recommendations as they were issued",
      "your council’s comments in the factual accuracy check, with the answers",
      "to whom your council’s messages and those of both sides went, when, and their subjects",
    ],
    lacks: [
      "the peers’ notes, and what the peer team has not issued",
      "what another council is still writing",
      "the audit trail, e-mail addresses of accounts, the words of messages, passwords, codes and secret links",
      "what was destroyed by its rule",
    ],
    warning: "It holds contact details and access needs of people, and drafts that nobody has approved.",
  },
} as const;

export default function CopyPage() {
  const { file, whose } = useLoaderData<typeof loader>();
  const { name, button, holds, lacks, warning } = WORDS[whose];
  return (
    <>
      <PageHeading
        lead={`One zip file with the records of this challenge that ${name} may see, to keep outside the workspace: for an archive, or for another program.`}
      >
        A copy to keep
      </PageHeading>
      <h2 className="govuk-heading-m">What it holds</h2>
      <WordList items={holds} />
      <h2 className="govuk-heading-m">What it does not hold</h2>
      <WordList items={lacks} />
      <p className="govuk-body">
        Records are in it as JSON, a form that programs read. Start with the file “READ ME” in it. It is the
        record as it stands when you press the button.
      </p>
      <WarningText>
        {warning} No rule destroys it: delete it yourself when it is no longer needed. That you took it is
        written in the audit trail.
      </WarningText>
      {/* A form of the browser's own: the answer is a file to save, and this page stays. */}
      <form method="post" action={useKeptInView(file)}>
        <OpenedAs />
        <Button name="intent" value={whose} preventDoubleClick>
          {button}
        </Button>
      </form>
    </>
  );
}

function WordList({ items }: { items: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
