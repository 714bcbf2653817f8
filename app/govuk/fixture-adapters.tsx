import { createElement, Fragment, type ReactElement, type ReactNode } from "react";
import { BackLink } from "./back-link.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Button, type ButtonProps } from "./button.tsx";
import { Details } from "./details.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Fieldset } from "./fieldset.tsx";
import { fieldAdapters } from "./fixture-field-adapters.tsx";
import { GenericHeader } from "./generic-header.tsx";
import { Hint } from "./hint.tsx";
import { InsetText } from "./inset-text.tsx";
import { Label } from "./label.tsx";
import { NotificationBanner } from "./notification-banner.tsx";
import { Pagination } from "./pagination.tsx";
import { Panel } from "./panel.tsx";
import { PhaseBanner } from "./phase-banner.tsx";
import { ServiceNavigation } from "./service-navigation.tsx";
import { SkipLink } from "./skip-link.tsx";
import { SummaryCard, SummaryList } from "./summary-list.tsx";
import { Table } from "./table.tsx";
import { Tag } from "./tag.tsx";
import { TaskList } from "./task-list.tsx";
import { WarningText } from "./warning-text.tsx";

/** The options of a fixture, as the JSON file has them. */
export type Options = ReturnType<typeof JSON.parse>;

export interface Adapter {
  /** Our component with the official options. */
  render: (options: Options) => ReactElement;
  /** Options we do not offer, and why; a fixture that uses one is not compared. */
  unsupported: Record<string, string>;
  /** The same for what cannot be said with one option: the reason, or undefined. */
  notOffered?: (options: Options) => string | undefined;
  /** What our markup does otherwise on purpose: turns the official HTML into what we mean to write. */
  expected?: (html: string, options: Options) => string;
}

/** Raw HTML of a fixture, put in place of this marker after rendering (fixtures.test.tsx). */
export function content(options: Options): ReactNode {
  if (!options) return undefined;
  if (options.html === undefined) return options.text;
  return createElement("x-html", { "data-html": Buffer.from(options.html).toString("base64") });
}

export const NO_ATTRIBUTES = "no free attributes here: nothing in this service needs them";
export const NO_CLASSES = "no free classes on this part: one look for all pages";

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
  breadcrumbs: {
    render: (o) => (
      <Breadcrumbs
        items={o.items.map((item: Options) => ({ text: content(item), href: item.href }))}
        collapseOnMobile={o.collapseOnMobile}
        labelText={o.labelText}
        className={o.classes}
      />
    ),
    unsupported: { attributes: NO_ATTRIBUTES, "items.attributes": NO_ATTRIBUTES },
  },
  "back-link": {
    render: (o) => (
      <BackLink href={o.href ?? "#"} className={o.classes} {...o.attributes}>
        {content(o)}
      </BackLink>
    ),
    unsupported: {},
  },
  pagination: {
    render: (o) => (
      <Pagination
        previous={o.previous}
        next={o.next}
        items={o.items}
        landmarkLabel={o.landmarkLabel}
        className={o.classes}
      />
    ),
    unsupported: { attributes: NO_ATTRIBUTES },
  },
  "service-navigation": {
    render: (o) => (
      <ServiceNavigation
        items={o.navigation?.map((item: Options) => ({ ...item, text: content(item) }))}
        serviceName={o.serviceName}
        serviceUrl={o.serviceUrl}
        navigationId={o.navigationId}
        navigationLabel={o.navigationLabel}
        menuButtonText={o.menuButtonText}
        collapseOnMobile={o.collapseNavigationOnMobile}
        className={o.classes}
        end={o.slots?.end === undefined ? undefined : content({ html: o.slots.end.html })}
      />
    ),
    unsupported: {
      attributes: NO_ATTRIBUTES,
      ariaLabel: "one service, one name for the landmark",
      menuButtonLabel: "the visible word is the name (WCAG 2.5.3)",
      navigationClasses: NO_CLASSES,
      "slots.start": "not used",
      "slots.navigationStart": "not used",
      "slots.navigationEnd": "not used",
      "slots.end": "only in line with the navigation",
    },
  },
  "generic-header": {
    render: (o) => (
      <GenericHeader
        logo={content({ html: o.logoHtml, text: o.logoText })}
        url={o.url}
        containerClassName={o.containerClasses}
        className={o.classes}
      />
    ),
    unsupported: { attributes: NO_ATTRIBUTES },
  },
  "phase-banner": {
    render: (o) => (
      <PhaseBanner tag={content(o.tag)} className={o.classes}>
        {content(o)}
      </PhaseBanner>
    ),
    unsupported: { attributes: NO_ATTRIBUTES, "tag.classes": NO_CLASSES },
  },
  "skip-link": {
    render: (o) => (
      <SkipLink href={o.href ?? "#content"} className={o.classes} {...o.attributes}>
        {content(o)}
      </SkipLink>
    ),
    unsupported: {},
  },
};
