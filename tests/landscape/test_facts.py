"""The facts of the press release from which the HER2 landscape starts: each is in it, with that source."""

from dataclasses import dataclass, field

import pytest

from belvedere.landscape import Landscape
from belvedere.operations import files

RELEASE = "glenmark-2025-09-24"
ASSET = {"asset": "trastuzumab-rezetecan"}


@dataclass(frozen=True)
class Fact:
    """What has to stand in one row.

    Attributes:
        number: The fact's number in the list that the landscape is checked against.
        table: Where it belongs.
        row: Cells that single the row out.
        cells: Cells that state the fact, word for word.
        words: Fragments that have to stand somewhere in a cell, by field.
    """

    number: int
    table: str
    row: dict[str, str]
    cells: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _designation(indication: str, biomarker: str = "") -> Fact:
    row = {**ASSET, "kind": "Breakthrough therapy", "agency": "NMPA", "indication": indication}
    if biomarker:
        row["biomarker"] = biomarker
    return Fact(6, "events", row, {"status": "Happened"}, {"note": ("One of nine",)})


def _program(indication: str, biomarker: str, setting: str = "Any line") -> Fact:
    row = {**ASSET, "indication": indication, "biomarker": biomarker, "setting": setting}
    return Fact(9, "programs", row, {"status": "Active"}, {})


DEAL = {"deal": "glenmark-hengrui-2025"}
RIGHT = {"right": "rezetecan-glenmark"}
TERRITORY = "World except China; Hong Kong; Macao; Taiwan; United States; Canada; Europe; Japan; Russia; CIS (part)"
NSCLC = {**ASSET, "indication": "NSCLC", "biomarker": "HER2-mutant"}

FACTS = [
    Fact(1, "deals", DEAL,
         {**ASSET, "kind": "Licence", "licensor": "hengrui", "licensee": "glenmark", "announced": "2025-09-24"},
         {"note": ("Exclusive licence and collaboration", "Glenmark Specialty S.A.")}),
    Fact(1, "companies", {"company": "glenmark-specialty"}, {"name": "Glenmark Specialty S.A."},
         {"note": ("Wholly owned subsidiary of Glenmark Pharmaceuticals",)}),
    Fact(2, "deals", DEAL, {"territory": TERRITORY}, {"note": ("develop and commercialise", "several CIS countries")}),
    Fact(2, "rights", RIGHT,
         {**ASSET, "holder": "glenmark", "territory": TERRITORY, "exclusivity": "Exclusive", "basis": DEAL["deal"]}),
    Fact(3, "deals", DEAL, {"upfront_usd_m": "18", "milestones_usd_m": "1093"},
         {"royalty": ("tiered",), "note": ("regulatory and commercial",)}),
    Fact(4, "events", {**NSCLC, "agency": "NMPA", "kind": "Conditional approval"}, {"status": "Happened"},
         {"date": ("2025-05",), "detail": ("unresectable locally advanced or metastatic NSCLC", "ERBB2", "after")}),
    Fact(4, "programs", {**NSCLC, "region": "China", "setting": "2L+"}, {"stage": "Approved", "status": "Active"}),
    Fact(5, "events", {**ASSET, "kind": "Priority review", "agency": "NMPA", "indication": "Breast cancer"},
         {"date": "2025-09", "status": "Happened"}),
    _designation("NSCLC"),
    _designation("Breast cancer", "HER2-low"),
    _designation("Gastric/GEJ cancer"),
    _designation("Colorectal cancer"),
    _designation("Biliary tract cancer"),
    _designation("Ovarian cancer"),
    _designation("Cervical cancer"),
    Fact(7, "events", {**ASSET, "kind": "Orphan drug", "agency": "FDA"},
         {"date": "2025-08", "indication": "Gastric/GEJ cancer", "status": "Happened"},
         {"detail": ("adebrelimab (anti-PD-L1)", "chemotherapy")}),
    Fact(8, "assets", ASSET, {"target": "HER2", "modality": "ADC"},
         {"mechanism": ("HER2-overexpressing or HER2-mutant", "cleavage of the linker", "apoptosis")}),
    _program("NSCLC", "HER2-mutant"),
    _program("NSCLC", "HER2-expressing"),
    _program("Breast cancer", "HER2-positive"),
    _program("Gastric/GEJ cancer", "HER2-expressing"),
    _program("Colorectal cancer", "HER2-expressing"),
    _program("Biliary tract cancer", "HER2-positive", "2L+"),
    _program("Gynaecological cancers", "HER2-expressing"),
    Fact(10, "assets", ASSET, {},
         {"note": ("encouraging response rates", "durable responses", "mostly low-grade, reversible adverse events")}),
    Fact(11, "assets", ASSET, {}, {"note": ("potential best-in-class", "complementing and possibly surpassing")}),
    Fact(12, "companies", {"company": "glenmark"}, {"ticker": "BSE: 532296; NSE: GLENMARK"},
         {"focus": ("Respiratory, dermatology, oncology",), "footprint": ("11 manufacturing", "4 continents", "80+"),
          "note": ("Scrip 100", "2023", "Generics Bulletin 2024", "SBTi")}),
    Fact(13, "companies", {"company": "hengrui"}, {"founded": "1970"},
         {"focus": ("Oncology", "metabolic and cardiovascular", "immunological and respiratory", "neuroscience")}),
    Fact(14, "deals", DEAL, {}, {"note": ("emerging markets", "biologics")}),
]  # fmt: skip


@pytest.fixture(scope="module")
def her2() -> Landscape:
    return files.open_any(files.default_landscape()).landscape


def test_there_are_fourteen() -> None:
    assert {fact.number for fact in FACTS} == set(range(1, 15))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.number}-{fact.table}")
def test_fact(fact: Fact, her2: Landscape) -> None:
    found = [
        record
        for record in (her2.record(fact.table, key) for key in her2.rows(fact.table).index)
        if all(record[name] == text for name, text in fact.row.items())
        and RELEASE in record["source"].split("; ")
    ]
    assert found, "no such row has the release as its source"
    assert any(
        all(record[name] == text for name, text in fact.cells.items())
        and all(word in record[name] for name, words in fact.words.items() for word in words)
        for record in found
    ), found
