"""How far each asset has come: highest stage by indication and region."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from belvedere.compare.description import Group, Part
from belvedere.compare.selection import Selection, Texts, fact, joined, unknown
from belvedere.landscape.derived import highest
from belvedere.schema import DEVELOPMENT
from belvedere.schema.vocabularies import INDICATION, REGION, Vocabulary

NO_PROGRAM = "no program recorded"


def development(selection: Selection) -> Iterator[Group]:
    """Yield the group, unless there is no program at all: a row for each indication, a line for each stage."""
    programs = [_by_indication(records) for records in selection.records("programs")]
    indications = sorted(
        {name for each in programs for name in each}, key=lambda name: rank(INDICATION, name)
    )
    rows = [
        selection.row(
            f"indication:{name}",
            name or "Indication not recorded",
            (_cell(each.get(name, [])) for each in programs),
        )
        for name in indications
    ]
    if rows:
        yield Group("development", "Development", tuple(rows))


def rank(vocabulary: Vocabulary, term: str) -> tuple[int, str]:
    """Return by what terms sort: the vocabulary's order first, other terms by their letters behind it."""
    return vocabulary.ranks.get(term, len(vocabulary.terms)), term


def _by_indication(programs: Sequence[Texts]) -> dict[str, list[Texts]]:
    found: dict[str, list[Texts]] = defaultdict(list)
    for program in programs:
        found[program["indication"]].append(program)
    return dict(found)


def _cell(programs: Sequence[Texts]) -> list[Part]:
    regions: dict[str, list[Texts]] = defaultdict(list)
    for program in programs:
        regions[program["region"]].append(program)
    stages: dict[str, list[str]] = defaultdict(list)
    for region in sorted(regions, key=lambda name: rank(REGION, name)):
        stages[highest([dict(program) for program in regions[region]])].append(region)
    descending = sorted(stages, key=lambda stage: -DEVELOPMENT.ranks.get(stage, -1))
    parts = [_line(stage, stages[stage], regions) for stage in descending]
    return parts or [unknown(NO_PROGRAM)]


def _line(stage: str, names: Sequence[str], regions: dict[str, list[Texts]]) -> Part:
    leading = [p for name in names for p in regions[name] if stage in (p["stage"], p["status"])]
    concerned = leading or [program for name in names for program in regions[name]]
    where = ", ".join(name or "region not recorded" for name in names)
    detail = [
        joined(
            p["region"],
            p["biomarker"],
            p["setting"],
            p["regimen"],
            f"since {p['since']}" if p["since"] else "",
        )
        for p in concerned
    ]
    return fact("programs", concerned, f"{stage or 'Stage not recorded'}: {where}", detail=detail)
