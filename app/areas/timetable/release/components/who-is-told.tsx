import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { countOf, nameList } from "../../plan/timetable-words.ts";
import { newsInWords } from "../news-words.ts";

/** Who would be told what. */
export interface WhoIsTold {
  people: readonly {
    key: string;
    name: string;
    kind: "person" | "peer";
    news: readonly string[];
    isByTelephone: boolean;
  }[];
  messages: number;
  messagesToPeers: number;
  replaced: number;
  stillWaiting: number;
}

/** What a release would tell, person by person; those without an address stand first, for somebody to ring. */
export function WhoIsToldList({ told }: { told: WhoIsTold }) {
  const { people, messages, replaced, stillWaiting } = told;
  const toRing = people.filter(({ isByTelephone }) => isByTelephone);
  return (
    <>
      <h3 className="govuk-heading-s">Who will be told</h3>
      <p className="govuk-body">
        {newsInWords(people.length, messages)}
        {replaced === 0
          ? ""
          : ` ${countOf(replaced, "earlier message")} that nobody has sent will be replaced.`}
        {stillWaiting === 0
          ? ""
          : ` Still right and waiting in the outbox: ${countOf(stillWaiting, "earlier message")}.`}
      </p>
      {toRing.length === 0 ? null : (
        <InsetText>
          <p className="govuk-body">
            No e-mail address, to be told by telephone:{" "}
            {nameList(
              toRing.map(({ name }) => name),
              40,
            )}
            .
          </p>
        </InsetText>
      )}
      {(["person", "peer"] as const).map((kind) => {
        const some = people.filter((one) => one.kind === kind);
        if (some.length === 0) return null;
        const who = kind === "peer" ? countOf(some.length, "peer") : countOf(some.length, "person", "people");
        return (
          <Details key={kind} summary={`What is new to ${who}`}>
            <dl className="govuk-body">
              {some.map(({ key, name, news, isByTelephone }) => (
                <div key={key} className="govuk-!-margin-bottom-3">
                  <dt className="govuk-!-font-weight-bold">
                    {name}
                    {isByTelephone ? " (by telephone)" : ""}
                  </dt>
                  {news.map((line) => (
                    <dd key={line} className="govuk-!-margin-left-0">
                      {line}
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </Details>
        );
      })}
    </>
  );
}
