import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageLinks } from "#app/govuk/navigation/page-links.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { Pagination } from "#app/govuk/navigation/pagination.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { MAIL_STATES } from "#app/mail/kinds.ts";
import { NOTICE_KINDS } from "#app/notices/kinds.ts";
import { formatInstant } from "#app/platform/days.ts";
import { readTold, TOLD_PAGE_SIZE } from "../read-told.server.ts";

export const loader = guarded({ permission: "mail.read" }, async ({ permit, url }) => {
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get("page") ?? "1")) || 1);
  const { lines, total } = await readTold(permit, page);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    page,
    pages: Math.max(1, Math.ceil(total / TOLD_PAGE_SIZE)),
    total,
    isDemonstration: (await readChallenge(permit)).isDemonstration,
    lines: lines.map(({ at, kind, ...line }) => ({
      ...line,
      label: Object.hasOwn(NOTICE_KINDS, kind) ? NOTICE_KINDS[kind].label : kind,
      at: formatInstant(at),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What people were told", { challenge: data?.challenge }) },
];

export default function ToldPage() {
  const { challengeId, lines, total, page, pages, isDemonstration } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.mail.messages({ challengeId })}>Messages</BackLink>
      <PageHeading lead="What was somebody’s turn, came near or was late, and went into their message of the day. What belongs to the other side is not listed.">
        What people were told
      </PageHeading>
      {lines.length === 0 ? (
        <EmptyState title="Nobody was told anything yet">
          {isDemonstration
            ? "This challenge is one of the demonstration: nobody in it is sent anything."
            : "When something is somebody’s turn, it is listed here once it was written into their message."}
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">{total === 1 ? "1 thing" : `${total} things`}, newest first</p>
          <Table
            caption="What people were told, newest first"
            captionHidden
            scrollable
            columns={["To", "About", "Kind", "Status", "When"].map((header) => ({ header }))}
            rowKeys={lines.map(({ id }) => id)}
            rows={lines.map((line) => [
              line.name,
              line.text === "" ? (
                "Not kept any more"
              ) : (
                <TextLink key="about" href={line.page}>
                  {line.text}
                </TextLink>
              ),
              line.label,
              line.status === null ? "Not kept any more" : MAIL_STATES[line.status],
              line.at,
            ])}
          />
        </>
      )}
      <Pagination
        {...pageLinks({
          page,
          pages,
          hrefOf: (number) => to.telling.told({ challengeId }, { page: number === 1 ? "" : String(number) }),
        })}
      />
    </>
  );
}
