"""Places and the site itself, turned into schema.org's `Place` and `Organization`."""

from __future__ import annotations

from urllib.parse import urljoin

from yuhua.emit import Settings, schema_org
from yuhua.emit.announcements import identity
from yuhua.kinds.place import Place
from yuhua.model.site import Page


def place(page: Page, settings: Settings) -> schema_org.Place:
    """Return the place that a page shows; an address that is withheld is not in its record."""
    record = page.record
    assert isinstance(record, Place)  # noqa: S101 -- callers chose it
    geo = record.geo
    return schema_org.Place(
        id=identity(page, settings),
        name=page.marked_title,
        url=urljoin(settings.url, page.path),
        description=page.summary,
        address=schema_org.PostalAddress(
            street_address=record.address or f"{record.street.name}{record.community}",
            address_locality=settings.locality,
            address_region=settings.region,
        ),
        geo=schema_org.GeoCoordinates(latitude=geo.latitude, longitude=geo.longitude)
        if geo and record.address_public
        else None,
        maximum_attendee_capacity=record.capacity,
    )


def organization(settings: Settings) -> schema_org.Organization:
    """Return who publishes the site."""
    return schema_org.Organization(
        id=urljoin(settings.url, "#organization"),
        name=settings.name,
        url=settings.url,
    )
