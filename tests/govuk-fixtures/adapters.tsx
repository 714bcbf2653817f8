import { Fragment, type ReactElement } from "react";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { NotificationBanner } from "#app/govuk/display/notification-banner.tsx";
import { Panel } from "#app/govuk/display/panel.tsx";
import { SummaryCard, SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { TaskList } from "#app/govuk/display/task-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button, type ButtonProps } from "#app/govuk/form/button.tsx";
import { ErrorMessage } from "#app/govuk/form/error-message.tsx";
import { ErrorSummary } from "#app/govuk/form/error-summary.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { Hint } from "#app/govuk/form/hint.tsx";
import { Label } from "#app/govuk/form/label.tsx";
import { fieldAdapters } from "./field-adapters.tsx";
import { navigationAdapters } from "./navigation-adapters.tsx";
import { type Adapter, content, NO_ATTRIBUTES, NO_CLASSES, type Options } from "./options.ts";

const inCard = (options: Options, list: ReactElement) =>
  options.card ? (
    <SummaryCard
      title={content(options.card.title)}
      headingLevel={options.card.title?.headingLevel}
      actions={options.card.actions?.items?.map(action)}
      className={options.card.classes}
    >
      {list}
    </SummaryCard>
  ) : (
    list
  );

const action = (item: Options) => ({
  href: item.href,
  text: content(item),
  visuallyHiddenText: item.visuallyHiddenText,
  className: item.classes,
});

const cell = (item: Options) => ({
  content: content(item),
  numeric: item.format === "numeric",
  className: item.classes,
  colSpan: item.colspan,
  rowSpan: item.rowspan,
});

export const adapters: Record<string, Adapter> = {
  ...fieldAdapters,
  ...navigationAdapters,
  button: {
    render: (o) => {
      // The union of link and button cannot be told apart in a fixture's options.
      const props = {
        href: o.href,
        start: o.isStartButton,
        className: o.classes,
        id: o.id,
        ...(o.href === undefined
          ? {
              type: o.type,
              name: o.name,
              value: o.value,
              disabled: o.disabled,
              preventDoubleClick: o.preventDoubleClick,
            }
          : undefined),
        ...o.attributes,
        children: o.html && o.isStartButton ? <span>{content(o)}</span> : content(o),
      } as ButtonProps;
      return <Button {...props} />;
    },
    unsupported: {},
  },
  fieldset: {
    render: (o) => (
      <Fieldset
        legend={content(o.legend)}
        legendClassName={o.legend?.classes}
        legendIsPageHeading={o.legend?.isPageHeading}
        className={o.classes}
        role={o.role}
        aria-describedby={o.describedBy}
        {...o.attributes}
      >
        {o.html === undefined ? null : content({ html: o.html })}
      </Fieldset>
    ),
    unsupported: {},
  },
  "error-summary": {
    render: (o) => (
      <ErrorSummary
        title={content({ html: o.titleHtml, text: o.titleText })}
        description={content({ html: o.descriptionHtml, text: o.descriptionText })}
        errors={(o.errorList ?? []).map((item: Options) => ({ text: content(item), href: item.href }))}
        className={o.classes}
        disableAutoFocus={o.disableAutoFocus}
      />
    ),
    unsupported: { attributes: NO_ATTRIBUTES, "errorList.attributes": NO_ATTRIBUTES },
  },
  "error-message": {
    render: (o) => (
      <ErrorMessage
        id={o.id}
        className={o.classes}
        visuallyHiddenText={o.visuallyHiddenText}
        {...o.attributes}
      >
        {content(o)}
      </ErrorMessage>
    ),
    unsupported: {},
  },
  hint: {
    render: (o) => (
      <Hint id={o.id} className={o.classes} {...o.attributes}>
        {content(o)}
      </Hint>
    ),
    unsupported: {},
  },
  label: {
    render: (o) =>
      o.text === undefined && o.html === undefined ? (
        <Fragment />
      ) : (
        <Label htmlFor={o.for} className={o.classes} isPageHeading={o.isPageHeading} {...o.attributes}>
          {content(o)}
        </Label>
      ),
    unsupported: {},
  },
  details: {
    render: (o) => (
      <Details
        id={o.id}
        open={o.open}
        className={o.classes}
        summary={content({ html: o.summaryHtml, text: o.summaryText })}
        {...o.attributes}
      >
        {content(o)}
      </Details>
    ),
    unsupported: {},
  },
  table: {
    render: (o) => (
      <Table
        caption={o.caption}
        className={o.classes}
        columns={o.head?.map((item: Options) => ({
          header: content(item),
          numeric: item.format === "numeric",
          className: item.classes,
        }))}
        rows={o.rows.map((row: Options) => row.map(cell))}
        firstCellIsHeader={o.firstCellIsHeader}
      />
    ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      captionClasses: "captionSize instead",
      "head.colspan": "published tables must have no merged header cells",
      "head.rowspan": "published tables must have no merged header cells",
      "head.attributes": NO_ATTRIBUTES,
      "rows.attributes": NO_ATTRIBUTES,
    },
  },
  "summary-list": {
    render: (o) =>
      inCard(
        o,
        <SummaryList
          className={o.classes}
          rows={o.rows.map((row: Options) => ({
            key: content(row.key),
            value: content(row.value),
            actions: row.actions?.items?.map(action),
            className: row.classes,
          }))}
        />,
      ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      "card.attributes": NO_ATTRIBUTES,
      "rows.key.classes": NO_CLASSES,
      "rows.value.classes": NO_CLASSES,
      "rows.actions.classes": NO_CLASSES,
      "rows.actions.items.attributes": NO_ATTRIBUTES,
    },
    notOffered: (o) => (o.card && !o.card.title ? "a card always has a title" : undefined),
  },
  "task-list": {
    render: (o) => (
      <TaskList
        idPrefix={o.idPrefix}
        className={o.classes}
        items={o.items.map((item: Options) => ({
          title: content(item.title),
          titleClassName: item.title.classes,
          href: item.href,
          hint: content(item.hint),
          className: item.classes,
          status: {
            text: content(item.status.tag ?? item.status),
            cannotStart: item.status.classes === "govuk-task-list__status--cannot-start-yet",
            tag: item.status.tag && (item.status.tag.classes?.replace("govuk-tag--", "") ?? true),
          },
        }))}
      />
    ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      "items.status.tag.attributes": NO_ATTRIBUTES,
    },
    notOffered: (o) =>
      o.items.some((item: Options) => item?.status?.classes?.includes("custom")) ? NO_CLASSES : undefined,
  },
  tag: {
    render: (o) => (
      <Tag className={o.classes} {...o.attributes}>
        {content(o)}
      </Tag>
    ),
    unsupported: {},
  },
  "inset-text": {
    render: (o) => (
      <InsetText id={o.id} className={o.classes} {...o.attributes}>
        {content(o)}
      </InsetText>
    ),
    unsupported: {},
  },
  "warning-text": {
    render: (o) => (
      <WarningText className={o.classes} iconFallbackText={o.iconFallbackText || undefined}>
        {content(o)}
      </WarningText>
    ),
    unsupported: { attributes: NO_ATTRIBUTES },
  },
  "notification-banner": {
    render: (o) => (
      <NotificationBanner
        type={o.type === "success" ? "success" : undefined}
        title={content({ html: o.titleHtml, text: o.titleText })}
        titleId={o.titleId}
        titleHeadingLevel={o.titleHeadingLevel}
        role={o.role}
        className={o.classes}
        disableAutoFocus={o.disableAutoFocus}
      >
        {content(o)}
      </NotificationBanner>
    ),
    unsupported: { attributes: NO_ATTRIBUTES },
  },
  panel: {
    render: (o) => (
      <Panel
        title={content({ html: o.titleHtml, text: o.titleText })}
        headingLevel={o.headingLevel}
        className={o.classes}
      >
        {content(o)}
      </Panel>
    ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
    },
    notOffered: (o) =>
      o.classes?.includes("govuk-panel--interruption") || o.actions
        ? "the interruption variant: no page here stands in anybody's way"
        : undefined,
  },
};
