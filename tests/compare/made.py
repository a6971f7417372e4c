"""A small landscape made to be compared: every way of being unknown, and one trial of two of its assets."""

from belvedere.landscape import Landscape
from tests.examples import landscape_of

NAMES = ["alpha", "beta", "gamma"]
PROOF = {"source": "paper", "as_of": "2025-05"}


def made() -> Landscape:
    """An ADC, a kinase inhibitor that it was randomised against, and an antibody of which little is known."""
    return landscape_of(
        {
            "assets": _ASSETS,
            "companies": _COMPANIES,
            "programs": _PROGRAMS,
            "events": _EVENTS,
            "trials": _TRIALS,
            "results": _RESULTS,
            "deals": _DEALS,
            "rights": _RIGHTS,
            "sources": _SOURCES,
        }
    )


def result(key: str = "r", **texts: str) -> dict[str, str]:
    """A result in NSCLC, HER2-mutant, second line or later; texts replace or add fields."""
    return {
        "result": key,
        "trial": "one",
        "asset": "alpha",
        "arm": "alpha 5 mg/kg",
        "indication": "NSCLC",
        "biomarker": "HER2-mutant",
        "setting": "2L+",
        "population": "all treated",
        "endpoint": "ORR",
        "unit": "%",
        **PROOF,
    } | texts


_ASSETS = [
    {
        "asset": "alpha", "name": "alpha", "code": "A-1", "modality": "ADC", "target": "HER2", "payload": "toxin",
        "dar": "8", "originator": "acme", "source": "paper; label", "as_of": "2025-05",
    },
    {
        "asset": "beta", "name": "beta", "aliases": "B 2; Betamab | <b>", "target": "HER2",
        "modality": "Tyrosine kinase inhibitor", "originator": "beta-co", **PROOF,
    },
    {"asset": "gamma", "name": "gamma", "modality": "Monoclonal antibody", "target": "HER2", "as_of": "2025"},
]  # fmt: skip
_COMPANIES = [
    {"company": "acme", "name": "Acme", "country": "CN", **PROOF},
    {"company": "beta-co", "name": "Beta & Co", **PROOF},
    {"company": "zed", "name": "Zed", **PROOF},
]
_USE = {"indication": "NSCLC", "biomarker": "HER2-mutant", "setting": "2L+"}
_PROGRAMS = [
    {"program": "p1", "asset": "alpha", **_USE, "region": "China", "stage": "Approved", "since": "2025-05-29", **PROOF},
    {"program": "p2", "asset": "alpha", **_USE, "region": "Global", "stage": "Phase 2", "status": "Active", **PROOF},
    {"program": "p3", "asset": "beta", **_USE, "region": "US", "stage": "Approved", "status": "Withdrawn",
     "since": "2020", "source": "label", "as_of": "2020"},
    {"program": "p4", "asset": "beta", "indication": "Breast cancer", "region": "US", "stage": "Phase 1", **PROOF},
]  # fmt: skip
_EVENTS = [
    {"event": "e1", "asset": "alpha", "date": "2025-05-29", "kind": "Conditional approval", "status": "Happened",
     "agency": "NMPA", **_USE, "detail": "Approved in China.", "source": "label", "as_of": "2025-05"},
    {"event": "e2", "asset": "alpha", "kind": "Breakthrough therapy", "status": "Happened", "agency": "NMPA", **_USE,
     **PROOF},
    {"event": "e3", "asset": "beta", "date": "2026-H1", "kind": "Approval", "status": "Expected", "agency": "FDA",
     **_USE, **PROOF},
]  # fmt: skip
_TRIALS = [
    {"trial": "one", "name": "ONE", "asset": "alpha", "phase": "Phase 2", "design": "single-arm", "setting": "2L+",
     "biomarker": "HER2-mutant", **PROOF},
    {"trial": "duel", "name": "DUEL", "asset": "alpha; beta", "phase": "Phase 3", "design": "randomised 1:1",
     "setting": "2L+", "biomarker": "HER2-mutant", **PROOF},
]  # fmt: skip
_RESULTS = [
    result("r1", population="first report", count="18", n="43", value="41.9", cutoff="2023-04", assessor="IRC"),
    result("r2", population="first report", count="30", n="43", value="69.8", ci_low="53.9", ci_high="82.8",
           cutoff="2024-04", assessor="IRC", confirmed="Yes"),
    result("r3", arm="alpha 6 mg/kg", value="50", n="20", source=""),
    result("r4", trial="duel", endpoint="PFS HR", unit="HR", value="0.62", ci_low="0.51", ci_high="0.76", n="400",
           versus="B 2 once daily", assessor="BICR"),
    result("r5", trial="duel", asset="beta", arm="beta", endpoint="ORR", value="41.9", count="18", n="43",
           follow_up_months="12.5"),
    result("r6", trial="duel", asset="", arm="chemotherapy", value="11"),
    result("r7", asset="beta", trial="duel", arm="beta", indication="Breast cancer", endpoint="Median PFS",
           unit="months", value="11.5", ci_low="8.8", note="Upper bound not reached."),
    result("r8", endpoint="Grade ≥3 TRAE", value="62", n="43", cutoff="2024-04", population="first report"),
]  # fmt: skip
_DEALS = [
    {"deal": "d1", "asset": "alpha", "announced": "2025-09-24", "kind": "Licence", "licensor": "acme",
     "licensee": "zed",
     "upfront_usd_m": "18", "milestones_usd_m": "1093", "total_usd_m": "1111", "royalty": "Tiered royalties",
     "status": "Active", **PROOF},
    {"deal": "d2", "asset": "alpha; beta", "announced": "2013", "kind": "Licence", "licensor": "zed",
     "licensee": "beta-co", **PROOF},
]  # fmt: skip
_RIGHTS = [
    {"right": "x1", "asset": "alpha", "holder": "acme", "territory": "China; France",
     "exclusivity": "Exclusive", **PROOF},
    {"right": "x2", "asset": "alpha", "holder": "zed", "territory": "World except China; Europe; CIS (part)",
     "exclusivity": "Exclusive", **PROOF},
    {"right": "x3", "asset": "beta", "holder": "beta-co", "territory": "Europe (part)", **PROOF},
    {"right": "x4", "asset": "beta", "holder": "beta-co", "territory": "India", "exclusivity": "Exclusive", **PROOF},
    {"right": "x5", "asset": "beta", "holder": "zed", "territory": "India", "exclusivity": "Exclusive", **PROOF},
]  # fmt: skip
_SOURCES = [
    {"source": "paper", "title": "A paper <i>of</i> A | B", "publisher": "Journal", "published": "2025-05",
     "url": "https://example.org/paper?a=1&b=2"},
    {"source": "label", "title": "Label", "published": "2025"},
]  # fmt: skip
