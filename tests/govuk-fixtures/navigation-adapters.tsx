import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { Breadcrumbs } from "#app/govuk/navigation/breadcrumbs.tsx";
import { GenericHeader } from "#app/govuk/navigation/generic-header.tsx";
import { Pagination } from "#app/govuk/navigation/pagination.tsx";
import { PhaseBanner } from "#app/govuk/navigation/phase-banner.tsx";
import { ServiceNavigation } from "#app/govuk/navigation/service-navigation.tsx";
import { SkipLink } from "#app/govuk/navigation/skip-link.tsx";
import { type Adapter, content, NO_ATTRIBUTES, NO_CLASSES, type Options } from "./options.ts";

/** Components that say where one is and lead elsewhere. */
export const navigationAdapters: Record<string, Adapter> = {
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
