"""The deals behind each asset, and the companies that made it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from belvedere import territory
from belvedere.compare.description import Group, Part
from belvedere.compare.selection import Selection, Texts, fact, joined, unknown
from belvedere.schema import Date, Field, Number, Precision

NOT_DISCLOSED = "not disclosed"
NO_DEALS = "none recorded"
NOT_RECORDED = "not recorded"
_SHOWN = ("country", "founded", "ticker", "focus", "footprint")


def deals(selection: Selection) -> Iterator[Group]:
    """Yield the group, a line for each deal, latest first; unless none of the assets has a deal."""
    found = selection.records("deals")
    if any(found):
        row = selection.row(
            "deals", "Deals, USD", map(_deals, [selection] * len(found), selection.assets, found)
        )
        yield Group("deals", "Deals", (row,))


def companies(selection: Selection) -> Iterator[Group]:
    """Yield the group: who made the asset, and what is recorded of that company."""
    landscape = selection.landscape
    assets = [landscape.record("assets", asset) for asset in selection.assets]
    makers = [
        landscape.record("companies", asset["originator"])
        if landscape.has("companies", asset["originator"])
        else None
        for asset in assets
    ]
    rows = [
        selection.row(
            "originator", "Originator", ([_originator(selection, asset)] for asset in assets)
        )
    ]
    for name in _SHOWN:
        field = landscape.field("companies", name)
        if any(maker and maker[name] for maker in makers):
            rows.append(
                selection.row(name, field.title, ([_company(field, maker)] for maker in makers))
            )
    yield Group("companies", "Companies", tuple(rows))


def _originator(selection: Selection, asset: Texts) -> Part:
    if not asset["originator"]:
        return unknown(NOT_RECORDED)
    return fact("assets", [asset], selection.landscape.label("companies", asset["originator"]))


def _company(field: Field, maker: Texts | None) -> Part:
    if not maker or not maker[field.name]:
        return unknown(NOT_RECORDED)
    text = maker[field.name]
    place = territory.PLACES.get(text) if field.name == "country" else None
    return fact("companies", [maker], place.name if place else text)


def _deals(selection: Selection, asset: str, records: Sequence[Texts]) -> list[Part]:
    ordered = sorted(records, key=lambda deal: _day(deal["announced"]), reverse=True)
    return [_deal(selection, asset, deal) for deal in ordered] or [unknown(NO_DEALS)]


def _deal(selection: Selection, asset: str, deal: Texts) -> Part:
    landscape = selection.landscape
    names = {
        role: landscape.label("companies", deal[role]) if deal[role] else ""
        for role in ("licensor", "licensee")
    }
    taken_in = deal["licensee"] == landscape.cell("assets", asset, "originator")
    if deal["kind"] == "Acquisition" and all(names.values()):
        who = f"{names['licensee']} acquires {names['licensor']}"
    elif taken_in and names["licensor"]:
        who = f"from {names['licensor']}"
    else:
        who = names["licensee"] or names["licensor"] or "partner not recorded"
    when = _month(deal["announced"]) or "date not recorded"
    detail = (
        f"From {names['licensor'] or NOT_RECORDED} to {names['licensee'] or NOT_RECORDED}",
        f"Territory: {deal['territory'] or 'not stated'}",
        f"Stage at signing: {deal['stage_at_signing'] or 'not stated'}",
    )
    return fact(
        "deals",
        [deal],
        f"{who}, {when}: {_terms(deal)}",
        context=joined(deal["kind"], deal["status"]),
        detail=detail,
    )


def _terms(deal: Texts) -> str:
    upfront, milestones = _money(deal["upfront_usd_m"]), _money(deal["milestones_usd_m"])
    total, royalty = _money(deal["total_usd_m"]), deal["royalty"]
    if not any((upfront, milestones, total, royalty)):
        return f"terms {NOT_DISCLOSED}"
    said = [f"{upfront} upfront" if upfront else f"upfront {NOT_DISCLOSED}"]
    if milestones:
        said.append(f"up to {milestones} milestones")
    if total and not (upfront and milestones):
        said.append(f"up to {total} in all")
    if royalty:
        said.append(royalty[0].lower() + royalty[1:] if royalty[1:2].islower() else royalty)
    return ", ".join(said)


def _money(text: str) -> str:
    value = Number().find(text)
    if value is None:
        return text
    return f"{value.normalize() if value % 1 else value.quantize(Decimal(1)):,f} M"


def _month(text: str) -> str:
    date = Date().find(text)
    if date is None:
        return text
    loose = date.precision not in (Precision.DAY, Precision.MONTH)
    return date.reading() if loose else f"{date.month[:3]} {date.first.year}"


def _day(text: str) -> str:
    date = Date().find(text)
    return date.last.isoformat() if date else ""
