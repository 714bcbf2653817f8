import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import type { ShownPostponement } from "../read-postponing.server.ts";

/** One postponement: the earlier days and the new ones of each visit, who decided it, why, and whether it was put back. */
export function PostponementFacts({ postponement }: { postponement: ShownPostponement }) {
  const { visits, decidedBy, reason, recorded, putBack } = postponement;
  return (
    <SummaryList
      rows={[
        ...visits.map(({ name, earlier, later }) => ({
          key: name,
          value: (
            <>
              Earlier days: <s>{earlier}</s>
              <br />
              Put off to: {later}
            </>
          ),
        })),
        { key: "Decided by", value: decidedBy },
        { key: "Why", value: <span className="cpc-note__text">{reason}</span> },
        { key: "Recorded by", value: recorded },
        ...(putBack === null
          ? []
          : [
              {
                key: "Put back",
                value: (
                  <span className="cpc-note__text">
                    {putBack.by}, {putBack.at}: {putBack.reason}
                  </span>
                ),
              },
            ]),
      ]}
    />
  );
}
