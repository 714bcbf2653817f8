import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readBackUpState } from "#app/back-up/watch-back-ups.server.ts";
import { Card, CardGrid } from "#app/govuk/display/card.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { MailHalted } from "#app/mail/components/mail-halted.tsx";
import { readHaltedMail } from "#app/mail/mail-halt.server.ts";
import { isBehindUntrustedProxy } from "#app/platform/untrusted-proxy.ts";
import { OldBackUp } from "../components/old-back-up.tsx";
import { PersonPage } from "../components/person-page.tsx";

export const loader = guarded({ permission: "accounts.manage" }, async ({ now }) => {
  const backUps = await readBackUpState(now);
  return {
    halt: await readHaltedMail(),
    oldBackUp: backUps?.isOld ? backUps.says : null,
    isProxyUntrusted: isBehindUntrustedProxy(),
  };
});

export const meta: MetaFunction = () => [{ title: pageTitle("Administration") }];

const PLACES = [
  {
    title: "How the service is",
    href: to.operation.service(),
    text: "Database, disk, back-up, messages and background work, and what to do when one is not in order.",
  },
  {
    title: "Support",
    href: to.people.supportRequests(),
    text: "Ask a challenge manager for leave to read a challenge.",
  },
  {
    title: "Audit trail",
    href: to.audit.installationTrail(),
    text: "Who did what outside any challenge, and what was refused.",
  },
  {
    title: "Accounts",
    href: to.people.accounts(),
    text: "Who can sign in here, invitations, lost telephones.",
  },
  {
    title: "Councils",
    href: to.councils.managedCouncils(),
    text: "Which councils have a record here, who keeps it, and one council under two names.",
  },
  {
    title: "Privacy notice",
    href: to.installation.editPrivacyNotice(),
    text: "What people are told about their data, and by whom.",
  },
  {
    title: "Outbox",
    href: to.mail.outbox(),
    text: "Messages sent and waiting, and links to pass on by hand.",
  },
  {
    title: "Telling people",
    href: to.telling.rules(),
    text: "When people are told what is their turn: hours, lead times, and what is told at all.",
  },
  {
    title: "Background work",
    href: to.operation.jobs(),
    text: "What the server does by itself, what failed, and a button to have it done again.",
  },
];

export default function AdministrationPage() {
  const { halt, oldBackUp, isProxyUntrusted } = useLoaderData<typeof loader>();
  return (
    <PersonPage isWide>
      <PageHeading lead="For whoever runs this installation. Nothing here shows what is in a challenge.">
        Administration
      </PageHeading>
      <MailHalted halt={halt} />
      <OldBackUp says={oldBackUp} />
      {isProxyUntrusted ? (
        <WarningText>
          Every request comes from one address, through a proxy that the settings do not name. When somebody
          guesses passwords, everybody has to wait. Whoever runs the server sets TRUST_PROXY (README, Behind a
          reverse proxy).
        </WarningText>
      ) : null}
      <CardGrid>
        {PLACES.map(({ title, href, text }) => (
          <Card key={href} title={title} href={href} headingLevel={2}>
            <p className="govuk-body">{text}</p>
          </Card>
        ))}
      </CardGrid>
    </PersonPage>
  );
}
