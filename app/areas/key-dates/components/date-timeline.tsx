import { Details } from "#app/govuk/display/details.tsx";
import type { Timeline, TimelineShape, TimelineStretch } from "../timeline.ts";

/** A form for each, in a box of 16 by 16 round its middle, so that nobody has to tell them apart by colour. */
const SHAPES = {
  done: "M0-7A7 7 0 1 1 0 7A7 7 0 0 1 0-7z",
  planned: "M0-7 7 0 0 7-7 0z",
  late: "M0-7 8 7H-8z",
  unknown: "M-6-6H6V6H-6zM-4-4V4H4V-4z",
} as const satisfies Record<TimelineShape, string>;

const SHAPE_NAMES = {
  done: "Done",
  planned: "Planned",
  late: "Late",
  unknown: "Before this workspace, not known",
} as const satisfies Record<TimelineShape, string>;

const STRETCH_NAMES = {
  visit: "Days of a visit",
  window: "From the earliest day to the day it is due",
  "until-latest": "On to the very latest day",
} as const satisfies Record<TimelineStretch, string>;

const HEIGHT = 24;
const MIDDLE = HEIGHT / 2;

/** The share of the width as an attribute says it. */
const share = (hundredths: number) => `${hundredths}%`;

/**
 * Key dates and visits as a picture: a list in order of time, each line with its shape on one scale. The words of a line say all that its shape
 * says. Shares of the width are attributes of SVG, since the content security policy forbids styles in the page.
 */
export function DateTimeline({ timeline }: { timeline: Timeline }) {
  return (
    <div className="cpc-timeline">
      <svg className="cpc-timeline__months" height={HEIGHT} aria-hidden="true" focusable="false">
        {timeline.ticks.map(({ label, at }) => (
          <text key={label} className="cpc-timeline__month" x={share(at)} dx="4" y="16">
            {label}
          </text>
        ))}
      </svg>
      <ol className="cpc-timeline__rows">
        {timeline.rows.map((row) => (
          <li key={row.id} className="cpc-timeline__row">
            <span className="cpc-timeline__label">{row.label}</span>
            <span className="cpc-timeline__words">{row.words}</span>
            <svg className="cpc-timeline__track" height={HEIGHT} aria-hidden="true" focusable="false">
              {timeline.ticks.map(({ label, at }) => (
                <line
                  key={label}
                  className="cpc-timeline__tick"
                  x1={share(at)}
                  x2={share(at)}
                  y1="0"
                  y2={HEIGHT}
                />
              ))}
              <line
                className="cpc-timeline__today"
                x1={share(timeline.today)}
                x2={share(timeline.today)}
                y1="0"
                y2={HEIGHT}
              />
              {row.stretches.map(({ kind, from, to }) => (
                <Stretch key={kind} kind={kind} from={share(from)} to={share(to)} />
              ))}
              {row.marks.map(({ shape, at }) => (
                <svg key={shape} x={share(at)} y={MIDDLE} overflow="visible" aria-hidden="true">
                  <Shape shape={shape} />
                </svg>
              ))}
            </svg>
          </li>
        ))}
      </ol>
      <Details summary="What the shapes mean" className="cpc-timeline__key">
        <ul className="govuk-list">
          {(Object.keys(SHAPES) as TimelineShape[]).map((shape) => (
            <li key={shape}>
              <svg
                className="cpc-timeline__sample"
                width="32"
                height={HEIGHT}
                aria-hidden="true"
                focusable="false"
              >
                <g transform={`translate(16 ${MIDDLE})`}>
                  <Shape shape={shape} />
                </g>
              </svg>{" "}
              {SHAPE_NAMES[shape]}
            </li>
          ))}
          {(Object.keys(STRETCH_NAMES) as TimelineStretch[]).map((kind) => (
            <li key={kind}>
              <svg
                className="cpc-timeline__sample"
                width="32"
                height={HEIGHT}
                aria-hidden="true"
                focusable="false"
              >
                <Stretch kind={kind} from="2" to="30" />
              </svg>{" "}
              {STRETCH_NAMES[kind]}
            </li>
          ))}
          <li>
            <svg
              className="cpc-timeline__sample"
              width="32"
              height={HEIGHT}
              aria-hidden="true"
              focusable="false"
            >
              <line className="cpc-timeline__today" x1="16" x2="16" y1="0" y2={HEIGHT} />
            </svg>{" "}
            Today
          </li>
        </ul>
      </Details>
      {timeline.without.length === 0 ? null : (
        <p className="govuk-body">Without a day: {timeline.without.join(", ")}.</p>
      )}
    </div>
  );
}

function Shape({ shape }: { shape: TimelineShape }) {
  return (
    <path
      className={`cpc-timeline__shape cpc-timeline__shape--${shape}`}
      fillRule="evenodd"
      d={SHAPES[shape]}
    />
  );
}

function Stretch({ kind, from, to }: { kind: TimelineStretch; from: string; to: string }) {
  return (
    <line
      className={`cpc-timeline__stretch cpc-timeline__stretch--${kind}`}
      x1={from}
      x2={to}
      y1={MIDDLE}
      y2={MIDDLE}
    />
  );
}
