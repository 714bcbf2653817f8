import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { normaliseMarkup } from "#tests/govuk-fixtures/markup.ts";
import { Card, CardGrid } from "./display/card.tsx";
import { DeadlineTag } from "./display/deadline-tag.tsx";
import { Notice } from "./display/notice.tsx";
import { PageHeading } from "./display/page-heading.tsx";
import { StandsOn } from "./display/stands-on.tsx";
import { StatStrip } from "./display/stat-strip.tsx";
import { Table } from "./display/table.tsx";
import { DayGrid } from "./grid/day-grid.tsx";
import { AppLink } from "./navigation/app-link.tsx";
import { StageTrail } from "./navigation/stage-trail.tsx";
import { SubNavigation } from "./navigation/sub-navigation.tsx";
import { Tabs } from "./navigation/tabs.tsx";

const html = (element: ReactElement) => renderToStaticMarkup(element);
/** What a person reads, in order. */
const words = (element: ReactElement) =>
  normaliseMarkup(html(element))
    .map((line) => line.trim())
    .filter((line) => !line.startsWith("<"))
    .join(" ");

const timetable = (
  <DayGrid
    label="Tuesday 5 March"
    tracks={[
      { id: "a", name: "Track A" },
      { id: "b", name: "Track B" },
    ]}
    sessions={[
      { id: "2", start: "10:00", end: "10:45", trackIds: ["b"], title: "Later", problem: "No room" },
      {
        id: "1",
        start: "09:00",
        end: "09:45",
        trackIds: ["a"],
        title: "Earlier",
        href: "/s/1",
        room: "Room 1",
      },
      { id: "3", start: "12:00", end: "12:45", trackIds: [], title: "Lunch", look: "break" },
      { id: "4", start: "13:00", end: "13:45", trackIds: [], title: "Call", peers: "With Ada Fenwick" },
    ]}
  />
);

describe("StageTrail", () => {
  const trail = (
    <StageTrail
      stages={[
        { label: "Scoping", state: "done" },
        { label: "On site", state: "current", note: "to 8 March" },
        { label: "Reporting", state: "upcoming" },
      ]}
    />
  );
  it("says every state in words", () => {
    expect(words(trail)).toBe("Scoping : Done On site : Now to 8 March Reporting : To come");
  });
  it("marks one current step", () => {
    expect(html(trail).match(/aria-current="step"/g)).toHaveLength(1);
  });
});

describe("DayGrid", () => {
  it("lists sessions in order of time, with their tracks in words", () => {
    const read = words(timetable);
    expect(read.indexOf("Earlier")).toBeLessThan(read.indexOf("Later"));
    expect(read).toContain("09:00 to 09:45 Earlier Room 1 Track A");
    expect(read).toContain("Later Track B ! No room");
    expect(read).toContain("Lunch All tracks");
    // Wide as the day, and one peer's: it says who.
    expect(read).toMatch(/Call With Ada Fenwick$/);
  });
  it("places with classes and never with style attributes, which the security policy drops", () => {
    expect(html(timetable)).toContain("cpc-day-row-13 cpc-day-rows-9 cpc-day-column-2 cpc-day-columns-1");
    expect(html(timetable)).not.toContain("style=");
  });
});

describe("other parts", () => {
  it("DeadlineTag says the state", () => {
    expect(words(<DeadlineTag due="2024-03-29" today="2024-04-01" />)).toBe("Late by 3 days");
  });
  it("Notice says how much it matters and what it rests on", () => {
    const notice = <Notice tone="warning" title="Two dates" quote="no later than" source="Scope letter" />;
    expect(words(notice)).toBe("Warning Two dates no later than Scope letter");
  });
  it("StandsOn says when there is nothing", () => {
    expect(words(<StandsOn heading="Stands on" items={[]} emptyText="No note yet" />)).toBe(
      "Stands on No note yet",
    );
  });
  it("StatStrip and Card read in a sensible order", () => {
    expect(words(<StatStrip stats={[{ label: "Notes", value: 240, note: "so far" }]} />)).toBe(
      "Notes 240 so far",
    );
    expect(words(<CardGrid>{[<Card key="1" title="Culture" kicker="Theme 3" />]}</CardGrid>)).toBe(
      "Theme 3 Culture",
    );
  });
  it("SubNavigation is open without JavaScript and marks where one is", () => {
    const navigation = html(
      <SubNavigation
        label="Challenge"
        items={[
          { text: "Scope", href: "/scope", current: true },
          { text: "Report", href: "/report" },
        ]}
      />,
    );
    expect(navigation).toMatch(/<button[^>]*hidden=""/);
    expect(navigation).not.toContain("cpc-subnav__list--folded");
    expect(navigation).toMatch(/href="\/scope"[^>]*aria-current="page"/);
  });
  it("Tabs are links to addresses", () => {
    const tabs = html(
      <Tabs title="Days" items={[{ label: "Mon", href: "?day=1", current: true }]}>
        x
      </Tabs>,
    );
    expect(tabs).toContain('<nav aria-label="Days">');
    expect(tabs).toMatch(/<a href="\?day=1"[^>]*aria-current="page"/);
  });
  it("PageHeading has one h1, with its caption inside", () => {
    expect(html(<PageHeading caption="Scope">Themes</PageHeading>).match(/<h1/g)).toHaveLength(1);
    expect(words(<PageHeading caption="Scope">Themes</PageHeading>)).toBe("Scope Themes");
  });
  it("a table that scrolls can be reached by keyboard and has a name", () => {
    const table = html(
      <Table caption="Coverage" columns={[{ header: "Theme" }]} rows={[["One"]]} scrollable />,
    );
    const id = /aria-labelledby="([^"]+)" tabindex="0"/i.exec(table)?.[1];
    expect(table).toContain(`<caption id="${id}"`);
  });
  it("links outside a router are plain links", () => {
    expect(html(<AppLink href="/x">X</AppLink>)).toBe('<a href="/x">X</a>');
  });
});
