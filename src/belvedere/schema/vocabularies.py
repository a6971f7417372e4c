"""Vocabularies: the terms of the choices, in order where they have one, with the synonyms met in the wild."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from belvedere.schema.ordering import fold


@dataclass(frozen=True)
class Vocabulary:
    """The terms that a choice may take.

    A vocabulary to which a landscape adds terms is still the same one, so terms do not count when two are
    compared.

    Attributes:
        name: What the terms are, in the singular: `stage`.
        terms: Canonical terms, in their order.
        ordered: Whether the order means more or less, as of stages.
        open: Whether other terms are allowed too, such as a rare tumour by its usual name.
        fixed: Whether a landscape may not add terms, since the program rests on those that there are.
        synonyms: Other spellings and the canonical term of each; compared without case and accents.
        within: The vocabulary of which this one has all terms, those added too; None if there is none.
    """

    name: str
    terms: tuple[str, ...] = field(compare=False)
    ordered: bool = False
    open: bool = False
    fixed: bool = False
    synonyms: Mapping[str, str] = field(default_factory=dict, compare=False)
    within: "Vocabulary | None" = field(default=None, compare=False)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each term, from 0."""
        return {term: rank for rank, term in enumerate(self.terms)}

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {fold(other): term for other, term in self.synonyms.items()} | {
            fold(term): term for term in self.terms
        }

    def find(self, text: str) -> str | None:
        """Return the canonical term that a text means, or None."""
        return self._by_folded.get(fold(" ".join(text.split())))

    def extended(self, added: Iterable[tuple[str, str]], first: str = "") -> "Vocabulary":
        """Return this vocabulary with more terms; itself if none of them is new.

        Args:
            added: Terms, each with the term that it follows. One that follows none, or none that there is,
                comes before `first` in an ordered vocabulary, and else last. A term may be what was a
                synonym so far.
            first: The lowest term; that of this vocabulary by default.
        """
        terms = list(self.terms)
        first = first or next(iter(self.terms), "")
        for term, after in _in_turn(added, terms):
            if fold(term) in map(fold, terms):
                continue
            if after in terms:
                terms.insert(terms.index(after) + 1, term)
            else:
                terms.insert(terms.index(first) if self.ordered and first else len(terms), term)
        return self if len(terms) == len(self.terms) else replace(self, terms=tuple(terms))


def _in_turn(added: Iterable[tuple[str, str]], known: Iterable[str]) -> list[tuple[str, str]]:
    # A term may follow one that is added further below, as after a merge.
    waiting = list(added)
    placed = {"", *known}
    turn: list[tuple[str, str]] = []
    while ready := [pair for pair in waiting if pair[1] in placed]:
        turn += ready
        placed.update(term for term, _ in ready)
        waiting = [pair for pair in waiting if pair not in ready]
    return [*turn, *waiting]


STAGE = Vocabulary(
    "stage",
    ("Preclinical", "Phase 1", "Phase 1/2", "Phase 2", "Phase 2/3", "Phase 3", "Filed", "Approved"),
    ordered=True,
    synonyms={
        "Pre-clinical": "Preclinical", "PC": "Preclinical",
        "Ph 1": "Phase 1", "Ph1": "Phase 1", "Ph I": "Phase 1", "Phase I": "Phase 1", "P1": "Phase 1",
        "Phase 1a": "Phase 1", "Phase 1b": "Phase 1", "Early Phase 1": "Phase 1", "PHASE1": "Phase 1",
        "Ph 1/2": "Phase 1/2", "Ph1/2": "Phase 1/2", "Ph I/II": "Phase 1/2", "Phase I/II": "Phase 1/2",
        "P1/2": "Phase 1/2", "Phase 1b/2": "Phase 1/2", "Phase1/Phase2": "Phase 1/2",
        "Ph 2": "Phase 2", "Ph2": "Phase 2", "Ph II": "Phase 2", "Phase II": "Phase 2", "P2": "Phase 2",
        "Phase 2a": "Phase 2", "Phase 2b": "Phase 2", "PHASE2": "Phase 2",
        "Ph 2/3": "Phase 2/3", "Ph2/3": "Phase 2/3", "Ph II/III": "Phase 2/3", "Phase II/III": "Phase 2/3",
        "P2/3": "Phase 2/3", "Phase2/Phase3": "Phase 2/3",
        "Ph 3": "Phase 3", "Ph3": "Phase 3", "Ph III": "Phase 3", "Phase III": "Phase 3", "P3": "Phase 3",
        "Phase 3b": "Phase 3", "PHASE3": "Phase 3",
        "Submitted": "Filed", "NDA filed": "Filed", "BLA filed": "Filed", "MAA filed": "Filed",
        "Pre-registration": "Filed", "Preregistration": "Filed", "Under review": "Filed",
        "Marketed": "Approved", "Launched": "Approved", "Registered": "Approved",
    },
)  # fmt: skip

DEVELOPMENT = Vocabulary(
    "highest stage",
    ("Withdrawn", "Discontinued", "Suspended", *STAGE.terms),
    ordered=True,
    synonyms=STAGE.synonyms,
    within=STAGE,
)

TRIAL_PHASE = Vocabulary(
    "phase",
    ("Phase 1", "Phase 1/2", "Phase 2", "Phase 2/3", "Phase 3", "Phase 3b/4", "Phase 4"),
    ordered=True,
    synonyms={other: term for other, term in STAGE.synonyms.items() if term.startswith("Phase")}
    | {
        "Ph IV": "Phase 4",
        "Phase IV": "Phase 4",
        "PHASE4": "Phase 4",
        "Phase IIIb/IV": "Phase 3b/4",
    },
)

PROGRAM_STATUS = Vocabulary(
    "program status", ("Active", "Discontinued", "Withdrawn", "Suspended", "Completed")
)

INDICATION = Vocabulary(
    "indication",
    (
        "Breast cancer", "NSCLC", "Gastric/GEJ cancer", "Colorectal cancer", "Biliary tract cancer",
        "Urothelial cancer", "Ovarian cancer", "Endometrial cancer", "Cervical cancer",
        "Gynaecological cancers", "Pancreatic cancer", "Solid tumours",
    ),
    open=True,
    synonyms={
        "Non-small cell lung cancer": "NSCLC", "Non small cell lung cancer": "NSCLC",
        "Non-small-cell lung cancer": "NSCLC", "Lung cancer, non-small cell": "NSCLC",
        "Breast": "Breast cancer", "BC": "Breast cancer", "Breast neoplasms": "Breast cancer",
        "Gastric cancer": "Gastric/GEJ cancer", "Stomach cancer": "Gastric/GEJ cancer",
        "Gastric or GEJ cancer": "Gastric/GEJ cancer", "Gastric/GEJ": "Gastric/GEJ cancer",
        "CRC": "Colorectal cancer", "Colorectal": "Colorectal cancer", "BTC": "Biliary tract cancer",
        "Biliary tract": "Biliary tract cancer", "Urothelial carcinoma": "Urothelial cancer",
        "Gynecological cancers": "Gynaecological cancers", "Solid tumors": "Solid tumours",
        "Solid tumor": "Solid tumours", "Advanced solid tumors": "Solid tumours",
    },
)  # fmt: skip

BIOMARKER = Vocabulary(
    "biomarker",
    ("HER2-positive", "HER2-low", "HER2-ultralow", "HER2-mutant", "HER2-expressing", "Unselected"),
    synonyms={
        "HER2+": "HER2-positive", "HER2 positive": "HER2-positive", "HER2 low": "HER2-low",
        "HER2 ultralow": "HER2-ultralow", "HER2 mutant": "HER2-mutant", "HER2m": "HER2-mutant",
        "ERBB2-mutant": "HER2-mutant", "HER2 mutation": "HER2-mutant", "HER2-mutated": "HER2-mutant",
        "HER2 expressing": "HER2-expressing", "All comers": "Unselected",
    },
)  # fmt: skip

SETTING = Vocabulary(
    "setting",
    ("Neoadjuvant", "Adjuvant", "1L", "1L+", "2L", "2L+", "3L", "3L+", "Any line"),
    open=True,
    synonyms={
        "First line": "1L", "First-line": "1L", "Second line": "2L", "Second-line": "2L",
        "Third line": "3L", "Third-line": "3L", "Previously treated": "2L+", "Pretreated": "2L+",
        "≥1L": "1L+", "≥2L": "2L+", "≥3L": "3L+", "Second line or later": "2L+",
    },
)  # fmt: skip

REGION = Vocabulary(
    "region",
    ("China", "US", "EU", "UK", "Japan", "Global"),
    open=True,
    synonyms={
        "USA": "US", "United States": "US", "U.S.": "US", "European Union": "EU",
        "United Kingdom": "UK", "Mainland China": "China", "Worldwide": "Global",
    },
)  # fmt: skip

MODALITY = Vocabulary(
    "modality",
    (
        "ADC", "Bispecific ADC", "Monoclonal antibody", "Bispecific antibody",
        "Tyrosine kinase inhibitor", "Fixed-dose combination",
    ),
    synonyms={
        "Antibody-drug conjugate": "ADC", "Antibody drug conjugate": "ADC",
        "mAb": "Monoclonal antibody", "TKI": "Tyrosine kinase inhibitor",
        "Bispecific mAb": "Bispecific antibody", "FDC": "Fixed-dose combination",
    },
)  # fmt: skip

PAYLOAD_CLASS = Vocabulary(
    "payload class",
    ("Topoisomerase I inhibitor", "Tubulin inhibitor", "DNA alkylator"),
    open=True,
    synonyms={
        "Topo I inhibitor": "Topoisomerase I inhibitor",
        "TOP1 inhibitor": "Topoisomerase I inhibitor",
    },
)
CLEAVABLE = Vocabulary("linker type", ("cleavable", "non-cleavable"))
ROUTE = Vocabulary(
    "route",
    ("IV", "SC", "Oral"),
    synonyms={"Intravenous": "IV", "Subcutaneous": "SC", "PO": "Oral", "By mouth": "Oral"},
)
EVENT_KIND = Vocabulary(
    "event kind",
    (
        "Approval", "Conditional approval", "Filing accepted", "Priority review",
        "Breakthrough therapy", "Orphan drug", "Fast track", "Readout", "Trial start", "Deal",
        "Label change", "Withdrawal", "Refusal", "Discontinuation",
    ),
)  # fmt: skip
EVENT_STATUS = Vocabulary("event status", ("Happened", "Expected"), fixed=True)
AGENCY = Vocabulary("agency", ("NMPA", "FDA", "EC", "EMA", "MHLW", "MHRA"), open=True)
TRIAL_STATUS = Vocabulary(
    "trial status",
    (
        "Not yet recruiting", "Recruiting", "Active, not recruiting", "Completed", "Terminated",
        "Withdrawn", "Unknown",
    ),
    synonyms={
        "NOT_YET_RECRUITING": "Not yet recruiting", "ACTIVE_NOT_RECRUITING": "Active, not recruiting",
        "Active not recruiting": "Active, not recruiting", "Unknown status": "Unknown",
    },
)  # fmt: skip
DENOMINATOR = Vocabulary(
    "denominator",
    ("Treated", "ITT", "Evaluable", "Responders"),
    synonyms={
        "Intention to treat": "ITT",
        "Intent-to-treat": "ITT",
        "Response-evaluable": "Evaluable",
    },
)
ENDPOINT = Vocabulary(
    "endpoint",
    (
        "ORR", "CR rate", "DCR", "Median DoR", "Median PFS", "PFS HR", "Median OS", "OS HR",
        "pCR rate", "iDFS HR", "iDFS rate", "Intracranial ORR", "Grade ≥3 TRAE", "Grade ≥3 TEAE",
        "ILD any grade", "ILD grade ≥3", "ILD grade 5", "Discontinuation due to AE",
        "Treatment-related death",
    ),
    synonyms={
        "Objective response rate": "ORR", "Overall response rate": "ORR", "mPFS": "Median PFS",
        "mOS": "Median OS", "mDoR": "Median DoR", "Disease control rate": "DCR",
        "Grade >=3 TRAE": "Grade ≥3 TRAE", "Grade >=3 TEAE": "Grade ≥3 TEAE",
        "ILD grade >=3": "ILD grade ≥3",
    },
)  # fmt: skip
UNIT = Vocabulary("unit", ("%", "months", "HR"))
YES_NO = Vocabulary(
    "answer",
    ("Yes", "No"),
    fixed=True,
    synonyms={"Y": "Yes", "N": "No", "True": "Yes", "False": "No"},
)
ASSESSOR = Vocabulary(
    "assessor",
    ("BICR", "IRC", "Investigator"),
    synonyms={"INV": "Investigator", "Blinded independent central review": "BICR", "ICR": "IRC"},
)
DEAL_KIND = Vocabulary(
    "deal kind",
    ("Licence", "Co-development", "Acquisition", "Option", "Supply"),
    synonyms={"License": "Licence", "Licensing": "Licence", "M&A": "Acquisition"},
)
DEAL_STATUS = Vocabulary("deal status", ("Active", "Terminated", "Completed"))
EXCLUSIVITY = Vocabulary("exclusivity", ("Exclusive", "Co-exclusive", "Co-promotion"))
SOURCE_KIND = Vocabulary(
    "source kind",
    ("Press release", "Label", "Paper", "Registry", "Congress", "News", "Company filing", "Review"),
)
LICENCE = Vocabulary("licence", ("Licensed",), fixed=True)
COLUMN_KIND = Vocabulary("column kind", ("Text", "Number", "Date", "Choice", "Link"), fixed=True)
