import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import type { sessionToRead } from "../session-defaults.ts";
import { JoinAddress } from "./join-address.tsx";

/** A session to read, for those who do not change it. */
export function SessionSummary({ session }: { session: ReturnType<typeof sessionToRead> }) {
  const rows = [
    { key: "When", value: session.when },
    { key: "Where", value: session.where },
    ...(session.joinAddress === ""
      ? []
      : [
          {
            key: "To join",
            value: <JoinAddress address={session.joinAddress} isLink={session.isJoinLink} />,
          },
        ]),
    { key: "Track", value: session.track },
    { key: "Peers", value: <Names names={session.peers} /> },
    { key: "People", value: <Names names={session.people} /> },
    { key: "Themes", value: <Names names={session.themes} /> },
    { key: "Prompts", value: <Names names={session.prompts} /> },
  ];
  return (
    <>
      {session.purpose === "" ? null : <p className="govuk-body">{session.purpose}</p>}
      <SummaryList rows={rows} />
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "None yet";
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
