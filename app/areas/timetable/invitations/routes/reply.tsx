import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Panel } from "#app/govuk/display/panel.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { useAnswerTo } from "#app/govuk/form/page-answer.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { nameList } from "../../plan/timetable-words.ts";
import { ReplyTag } from "../components/reply-tag.tsx";
import { whenOf } from "../invitation-words.ts";
import { replyInWords } from "../replies.ts";
import { askedOf, readOwnInvitations, replyByLink } from "../reply-by-link.server.ts";
import { OwnReplyForm } from "../reply-forms.ts";

const WHY = "Whoever is invited has no account: the link says whose answer it is.";

export const loader = open(
  { at: to.timetable.reply, why: WHY },
  async ({ params, url, clientAddress, requestId, now }) => {
    const page = await readOwnInvitations({ token: params.token, clientAddress, requestId }, now);
    const open = page.sessions.filter(({ reply }) => reply === null);
    return {
      name: page.name,
      isPeer: page.kind === "peer",
      challengeTitle: page.challengeTitle,
      councilName: page.councilName,
      until: formatDay(page.linkUntil),
      isThanks: url.searchParams.get("thanks") === "yes" && page.sessions.some(({ reply }) => reply !== null),
      open: open.length,
      askedOfAll: askedOf(open),
      sessions: page.sessions.map((one) => ({
        id: one.invitationId,
        asked: askedOf([one]),
        title: one.told.title,
        kind: one.told.kind,
        when: whenOf(one.told),
        where: one.told.where === "" ? "To be confirmed" : one.told.where,
        join: one.told.joinAddress,
        peers: nameList(one.told.peers, 12),
        state: one.reply?.answer ?? (one.isAskedAgain ? ("asked-again" as const) : ("no-answer" as const)),
        said: one.reply === null ? "" : replyInWords(one.reply),
      })),
    };
  },
);

export const action = openForm({
  at: to.timetable.reply,
  why: WHY,
  form: OwnReplyForm,
  run: async ({ params, clientAddress, requestId, now, value }) => {
    await replyByLink({ token: params.token, clientAddress, requestId }, value, now);
    return redirect(to.timetable.reply({ token: params.token }, { thanks: "yes" }));
  },
});

export const meta: MetaFunction = () => [
  { title: pageTitle("Can you come?") },
  // A link of one person belongs in no list of pages.
  { name: "robots", content: "noindex, nofollow" },
];

export default function ReplyPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useAnswerTo({ id: "all" });
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            {page.isThanks && answer === null ? (
              <>
                <Panel title="Thank you">
                  {page.open === 0
                    ? `${page.councilName} has your answers.`
                    : `Still without an answer: ${page.open} of ${page.sessions.length}.`}
                </Panel>
                <h2 className="govuk-heading-m">Your sessions</h2>
              </>
            ) : (
              <PageHeading
                caption={page.challengeTitle}
                lead={`${page.name}, please say whether you can come to ${page.sessions.length === 1 ? "this session" : "these sessions"}.`}
              >
                Can you come?
              </PageHeading>
            )}
            {page.sessions.length === 0 ? (
              <p className="govuk-body">Nothing that you were invited to is still to come.</p>
            ) : null}
            {page.open > 1 ? <AllOfThem /> : null}
            {page.sessions.map((session) => (
              <OneSession key={`${session.id} ${session.state}`} session={session} />
            ))}
            <p className="govuk-body">
              Until a session is over you can open this link again and change your answer. It is yours alone
              and works until {page.until}: please do not pass it on. Your answers are seen only by those who
              arrange the visit.
            </p>
            {page.isPeer ? null : (
              <p className="govuk-body">
                What you say to the peers is not attributed to you. What is held about you, and your rights:{" "}
                <TextLink href={to.installation.privacy()}>privacy notice</TextLink>.
              </p>
            )}
          </div>
        </div>
      </main>
    </div>
  );
}

/** One press for everything that has no answer yet. */
function AllOfThem() {
  const { open, askedOfAll } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "all" });
  return (
    <PageForm state={state} withoutDraft>
      <input type="hidden" name="session" value="all" />
      <input type="hidden" name="asked" value={askedOfAll} />
      <Button name="answer" value="accepted" preventDoubleClick>
        I can come to all {open} without an answer
      </Button>
    </PageForm>
  );
}

type Session = ReturnType<typeof useLoaderData<typeof loader>>["sessions"][number];

function OneSession({ session }: { session: Session }) {
  const { isPeer } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: `reply-${session.id}` });
  const rows = [
    { key: "When", value: session.when },
    { key: "Where", value: session.where },
    ...(session.join === "" ? [] : [{ key: "To join", value: session.join }]),
    ...(session.peers === "" ? [] : [{ key: isPeer ? "With you" : "You meet", value: session.peers }]),
    {
      key: "Your answer",
      value: (
        <>
          <ReplyTag state={session.state} />
          {session.said === "" ? null : (
            <div className="govuk-hint govuk-!-margin-bottom-0">{session.said}</div>
          )}
        </>
      ),
    },
  ];
  return (
    <section aria-labelledby={`session-${session.id}`}>
      <h2 className="govuk-heading-m" id={`session-${session.id}`}>
        {session.title} ({session.kind.toLowerCase()})
      </h2>
      {session.state === "asked-again" ? (
        <p className="govuk-body">It has changed since you answered, so you are asked again.</p>
      ) : null}
      <SummaryList rows={rows} />
      <PageForm state={state} withoutDraft>
        <input type="hidden" name="session" value={session.id} />
        <input type="hidden" name="asked" value={session.asked} />
        <ButtonGroup>
          {session.state === "accepted" ? null : (
            <Button name="answer" value="accepted" preventDoubleClick>
              I can come
              <span className="govuk-visually-hidden"> to {session.title}</span>
            </Button>
          )}
          {session.state === "declined" ? null : (
            <Button name="answer" value="declined" variant="secondary" preventDoubleClick>
              I cannot come
              <span className="govuk-visually-hidden"> to {session.title}</span>
            </Button>
          )}
        </ButtonGroup>
      </PageForm>
    </section>
  );
}
