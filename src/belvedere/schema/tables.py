"""The nine tables, declared once: everything that shows, reads, writes or checks a cell is read off here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from belvedere.schema import vocabularies as v
from belvedere.schema.choices import Choice, ListOf, Places, Reference
from belvedere.schema.dates import Date
from belvedere.schema.kinds import Key, Kind, Link, Text
from belvedere.schema.numbers import Number


@dataclass(frozen=True)
class Field:
    """One column of a table.

    Attributes:
        name: Name in the code, in CSV headers and in change sets.
        title: What people read in headers of grids and sheets.
        kind: What its cells hold.
        help: One sentence on what it means.
        width: Usual width in characters, in grid and workbook.
        group: Heading under which inspector and comparison show it.
        required: Whether an empty cell is a problem.
        hidden: Whether a grid leaves it out at first; the inspector always shows it.
        user: Whether somebody added it to this landscape.
        private: Whether it stays out of exports unless asked for.
    """

    name: str
    title: str
    kind: Kind[Any]
    help: str = ""
    width: int = 16
    group: str = ""
    required: bool = False
    hidden: bool = False
    user: bool = False
    private: bool = False

    @property
    def refers_to(self) -> str | None:
        """The table to whose records the cells point, or None."""
        kind = self.kind.item if isinstance(self.kind, ListOf) else self.kind
        return kind.table if isinstance(kind, Reference) else None

    @property
    def vocabulary(self) -> v.Vocabulary | None:
        """The terms that the cells hold, or None."""
        kind = self.kind.item if isinstance(self.kind, ListOf) else self.kind
        return kind.vocabulary if isinstance(kind, Choice) else None


@dataclass(frozen=True)
class Table:
    """One table of the landscape; its first field is its key.

    Attributes:
        name: Name in the code and of the CSV file.
        title: What people read: sheet name, navigation.
        singular: One record of it, in lower case.
        help: One sentence on what a row is.
        fields: Columns in their order.
        label: Fields that together name a record, as alternatives in order of preference joined by `|`.
        lead: Fields that a grid shows first.
        since: Version of the schema that brought it; an older file does not have it.
    """

    name: str
    title: str
    singular: str
    help: str
    fields: tuple[Field, ...]
    label: tuple[str, ...]
    lead: tuple[str, ...] = field(default=())
    since: int = 1

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {each.name: each for each in self.fields}

    @property
    def key(self) -> str:
        """The name of the key field."""
        return self.fields[0].name


def _provenance() -> tuple[Field, ...]:
    return (
        Field(
            "source",
            "Source",
            ListOf(Reference("sources")),
            "The sources that state the fact",
            28,
            "Evidence",
            required=True,
        ),
        Field(
            "as_of",
            "As of",
            Date(),
            "Date on which the source states the fact; empty for an undated page",
            11,
            "Evidence",
        ),
        Field(
            "note",
            "Note",
            Text(),
            "Ambiguity, conflict between sources, what is not disclosed",
            48,
            "Evidence",
        ),
    )


def _key(name: str, help_: str) -> Field:
    return Field(name, "Key", Key(), help_, 26, "Record", required=True, hidden=True)


def _setting() -> tuple[Field, ...]:
    return (
        Field("indication", "Indication", Choice(v.INDICATION), "Tumour", 18, "Setting"),
        Field(
            "biomarker",
            "Biomarker",
            Choice(v.BIOMARKER),
            "HER2 status of the patients",
            15,
            "Setting",
        ),
        Field(
            "setting",
            "Line of therapy",
            Choice(v.SETTING),
            "Line of therapy, or (neo)adjuvant",
            14,
            "Setting",
        ),
    )


def _asset(help_: str, *, required: bool = True, many: bool = False) -> Field:
    kind: Kind[Any] = ListOf(Reference("assets")) if many else Reference("assets")
    return Field("asset", "Asset", kind, help_, 24, "Asset", required=required)


ASSETS = Table(
    "assets", "Assets", "asset", "One row per therapy",
    (
        _key("asset", "Key of the therapy"),
        Field("name", "Name", Text(), "INN in lower case; the code while there is none", 28, "Names", required=True),
        Field("code", "Code", Text(), "Development code", 14, "Names"),
        Field("brand", "Brand", ListOf(Text()), "Brand names", 14, "Names"),
        Field("aliases", "Aliases", ListOf(Text()), "Other names and spellings, also Chinese ones", 26, "Names"),
        Field("modality", "Modality", Choice(v.MODALITY), "What kind of molecule it is", 20, "Molecule"),
        Field("target", "Target", ListOf(Text()), "What it binds", 16, "Molecule"),
        Field("mechanism", "Mechanism", Text(), "How it works, in one sentence", 48, "Molecule"),
        Field("antibody", "Antibody", Text(), "The antibody part", 24, "Molecule"),
        Field("linker", "Linker", Text(), "The linker between antibody and payload", 24, "Molecule"),
        Field("cleavable", "Linker type", Choice(v.CLEAVABLE), "Whether the linker is cleaved in the cell", 14, "Molecule"),
        Field("payload", "Payload", Text(), "The cytotoxic part", 22, "Molecule"),
        Field("payload_class", "Payload class", Choice(v.PAYLOAD_CLASS), "How the payload kills", 22, "Molecule"),
        Field("dar", "DAR", Number(), "Mean drug-to-antibody ratio", 7, "Molecule"),
        Field("route", "Route", Choice(v.ROUTE), "Route of administration", 8, "Molecule"),
        Field("regimen", "Regimen", Text(), "Dose and schedule", 24, "Molecule"),
        Field("originator", "Originator", Reference("companies"), "Company that made it", 24, "Companies"),
        *_provenance(),
    ),
    ("name",), ("name", "code", "highest_stage", "lead_indication", "modality", "originator", "payload_class", "dar"),
)  # fmt: skip

PROGRAMS = Table(
    "programs", "Programs", "program", "One row per asset × indication × biomarker × setting × regimen × region",
    (
        _key("program", "Key of the program"),
        _asset("The therapy in development"),
        *_setting(),
        Field("regimen", "Regimen", Text(), "`Monotherapy`, or `+ partner; + partner`", 24, "Setting"),
        Field("region", "Region", Choice(v.REGION), "Where it stands there", 10, "Stage"),
        Field("stage", "Stage", Choice(v.STAGE), "Highest stage reached", 12, "Stage"),
        Field("status", "Status", Choice(v.PROGRAM_STATUS), "Whether it is pursued", 13, "Stage"),
        Field("since", "Since", Date(), "Date on which it reached that stage there", 11, "Stage"),
        *_provenance(),
    ),
    ("asset", "indication", "region"), ("asset",),
)  # fmt: skip

EVENTS = Table(
    "events", "Events", "event", "What happened, or is expected, and when",
    (
        _key("event", "Key of the event"),
        _asset("The therapies concerned", many=True),
        Field("date", "Date", Date(), "When it happened or is expected", 11, "Event"),
        Field("kind", "Kind", Choice(v.EVENT_KIND), "What happened", 20, "Event"),
        Field("status", "Status", Choice(v.EVENT_STATUS), "Happened, or expected", 11, "Event"),
        Field("agency", "Agency", Choice(v.AGENCY), "Agency that acted", 9, "Event"),
        *_setting(),
        Field("detail", "Detail", Text(), "What happened, in one sentence", 56, "Event"),
        *_provenance(),
    ),
    ("kind", "agency", "indication", "date"), ("asset",),
)  # fmt: skip

TRIALS = Table(
    "trials", "Trials", "trial", "One row per trial",
    (
        _key("trial", "Registry number in lower case, or acronym"),
        Field("registry_id", "Registry number", ListOf(Text()), "NCT…, CTR… and the like", 18, "Trial"),
        Field("name", "Name", Text(), "Acronym", 22, "Trial"),
        _asset("The therapies under test", many=True),
        Field("phase", "Phase", Choice(v.TRIAL_PHASE), "Phase of the trial", 11, "Trial"),
        Field("status", "Status", Choice(v.TRIAL_STATUS), "Status in the registry", 20, "Trial"),
        Field("indication", "Indication", Choice(v.INDICATION), "Tumour", 18, "Setting"),
        Field("biomarker", "Biomarker", ListOf(Choice(v.BIOMARKER)), "HER2 status of the patients", 15, "Setting"),
        Field("setting", "Line of therapy", Choice(v.SETTING), "Line of therapy, or (neo)adjuvant", 14, "Setting"),
        Field("design", "Design", Text(), "Such as randomised, open-label", 28, "Trial"),
        Field("regimen", "Regimen", Text(), "What is given", 26, "Trial"),
        Field("comparator", "Comparator", Text(), "What the control arm receives", 26, "Trial"),
        Field("enrolment", "Enrolment", Number(), "Patients enrolled or planned", 10, "Trial"),
        Field("start", "Start", Date(), "Start of the trial", 11, "Trial"),
        Field("primary_completion", "Primary completion", Date(), "Last data for the primary endpoint", 17, "Trial"),
        Field("sponsor", "Sponsor", Reference("companies"), "Company that sponsors it", 22, "Companies"),
        *_provenance(),
    ),
    ("name|registry_id|trial",), ("title", "asset", "phase", "indication", "setting"),
)  # fmt: skip

RESULTS = Table(
    "results", "Results", "result", "One row per trial × arm × population × endpoint",
    (
        _key("result", "Key of the result"),
        Field("trial", "Trial", ListOf(Reference("trials")), "The trial; several where the source pools them", 22, "Trial", required=True),
        _asset("The asset of the arm; empty for a control arm of other drugs", required=False),
        Field("arm", "Arm", Text(), "What the arm received", 26, "Trial"),
        *_setting(),
        Field("population", "Population", Text(), "The patients, in the source's words", 26, "Population"),
        Field("count", "Count", Number(), "Patients with the event", 8, "Population"),
        Field("n", "n", Number(), "Patients that the value is out of", 7, "Population"),
        Field("denominator", "Denominator", Choice(v.DENOMINATOR), "Which n", 12, "Population"),
        Field("endpoint", "Endpoint", Choice(v.ENDPOINT), "What was measured", 20, "Value", required=True),
        Field("value", "Value", Number(), "The value", 8, "Value"),
        Field("unit", "Unit", Choice(v.UNIT), "Unit of the value", 8, "Value"),
        Field("ci_low", "CI low", Number(), "Lower bound of the 95% interval", 8, "Value"),
        Field("ci_high", "CI high", Number(), "Upper bound of the 95% interval", 8, "Value"),
        Field("versus", "Versus", Text(), "Comparator arm of a hazard ratio", 24, "Value"),
        Field("confirmed", "Confirmed", Choice(v.YES_NO), "Whether responses were confirmed", 11, "Reading"),
        Field("assessor", "Assessor", Choice(v.ASSESSOR), "Who read the scans", 12, "Reading"),
        Field("follow_up_months", "Follow-up, months", Number(), "Median follow-up", 15, "Reading"),
        Field("cutoff", "Cut-off", Date(), "Data cut-off", 11, "Reading"),
        *_provenance(),
    ),
    ("trial", "endpoint", "population"),
    ("trial", "asset", "endpoint", "value", "unit", "ci_low", "ci_high", "n", "assessor", "cutoff"),
)  # fmt: skip

DEALS = Table(
    "deals", "Deals", "deal", "One row per licence, acquisition or collaboration",
    (
        _key("deal", "Key of the deal"),
        _asset("The therapies concerned", required=False, many=True),
        Field("announced", "Announced", Date(), "Date of the announcement", 11, "Deal"),
        Field("kind", "Kind", Choice(v.DEAL_KIND), "Kind of deal", 15, "Deal"),
        Field("licensor", "Licensor", Reference("companies"), "Who gives", 22, "Companies"),
        Field("licensee", "Licensee", Reference("companies"), "Who takes", 22, "Companies"),
        Field("territory", "Territory", Places(), "Where the rights hold", 30, "Deal"),
        Field("stage_at_signing", "Stage at signing", Choice(v.STAGE), "Highest stage when it was signed", 15, "Deal"),
        Field("upfront_usd_m", "Upfront, USD m", Number(), "Upfront payment in millions of US dollars", 14, "Terms"),
        Field("milestones_usd_m", "Milestones, USD m", Number(), "Milestones, at most, in millions of US dollars", 16, "Terms"),
        Field("total_usd_m", "Total, USD m", Number(), "All payments, at most, in millions of US dollars", 13, "Terms"),
        Field("royalty", "Royalty", Text(), "In the source's words", 26, "Terms"),
        Field("status", "Status", Choice(v.DEAL_STATUS), "Whether the deal is in force", 11, "Deal"),
        *_provenance(),
    ),
    ("licensor", "licensee", "announced"), ("asset",),
)  # fmt: skip

RIGHTS = Table(
    "rights", "Rights", "right", "Who may sell an asset where",
    (
        _key("right", "Key of the right"),
        _asset("The therapy"),
        Field("holder", "Holder", Reference("companies"), "Company that holds the right", 24, "Right", required=True),
        Field("territory", "Territory", Places(), "Where", 40, "Right", required=True),
        Field("exclusivity", "Exclusivity", Choice(v.EXCLUSIVITY), "Whether others may sell there too", 14, "Right"),
        Field("basis", "Basis", Reference("deals", also=("Originator",)), "The deal on which the right rests, or Originator", 26, "Right"),
        *_provenance(),
    ),
    ("holder", "territory"), ("asset",),
)  # fmt: skip

COMPANIES = Table(
    "companies", "Companies", "company", "One row per company named in any other table",
    (
        _key("company", "Key of the company"),
        Field("name", "Name", Text(), "Usual name", 28, "Company", required=True),
        Field("country", "Country", Text(), "ISO 3166 code of the headquarters' country", 9, "Company"),
        Field("founded", "Founded", Number(), "Year", 9, "Company"),
        Field("ticker", "Ticker", ListOf(Text()), "Stock exchange and symbol", 20, "Company"),
        Field("focus", "Focus", Text(), "What it works on", 36, "Company"),
        Field("footprint", "Footprint", Text(), "Sites, markets, reach", 36, "Company"),
        *_provenance(),
    ),
    ("name",), ("name",),
)  # fmt: skip

SOURCES = Table(
    "sources", "Sources", "source", "What every fact rests on",
    (
        _key("source", "Key of the source"),
        Field("title", "Title", Text(), "Title of the page or paper", 56, "Source", required=True),
        Field("publisher", "Publisher", Text(), "Who published it", 24, "Source"),
        Field("kind", "Kind", Choice(v.SOURCE_KIND), "Kind of source", 15, "Source"),
        Field("published", "Published", Date(), "Date of publication", 11, "Source"),
        Field("url", "Address", Link(), "Web address; empty where only a mirror was seen", 36, "Source"),
        Field("licence", "Licence", Choice(v.LICENCE), "`Licensed` for content that may not leave the house", 10, "Source"),
    ),
    ("title",), ("title",),
)  # fmt: skip

COLUMNS = Table(
    "columns", "Columns", "column", "One row per column that somebody added to this landscape",
    (
        _key("column", "Table and field name, joined by two hyphens: `assets--priority`"),
        Field("title", "Title", Text(), "What the header reads", 20, "Column", required=True),
        Field("kind", "Kind", Choice(v.COLUMN_KIND), "What its cells hold", 10, "Column", required=True),
        Field("terms", "Terms", ListOf(Text()), "Terms of a choice, in order", 24, "Column"),
        Field("private", "Private", Choice(v.YES_NO), "Whether it stays out of exports", 9, "Column"),
    ),
    ("title",), ("title",),
)  # fmt: skip
"""Where user columns are declared. A table like the others, so that adding a column is a change set."""

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (ASSETS, PROGRAMS, EVENTS, TRIALS, RESULTS, DEALS, RIGHTS, COMPANIES, SOURCES)
}
"""The nine tables of a landscape, in the order in which people read them."""

_EXTENDABLE = v.Vocabulary(
    "vocabulary",
    tuple(dict.fromkeys(
        each.vocabulary.name
        for table in TABLES.values()
        for each in table.fields
        if each.vocabulary is not None and not each.vocabulary.fixed
    )),
)  # fmt: skip

TERMS = Table(
    "terms", "Terms", "term", "One row per term that this landscape adds to a vocabulary",
    (
        _key("key", "Key of the added term"),
        Field("vocabulary", "Vocabulary", Choice(_EXTENDABLE), "Name of the vocabulary, such as stage", 16, "Term", required=True),
        Field("term", "Term", Text(), "The term", 20, "Term", required=True),
        Field("after", "After", Text(), "The term that it follows; empty: first where order counts, else last", 20, "Term"),
    ),
    ("term",), ("term",), since=2,
)  # fmt: skip
"""By which a landscape knows more terms than the schema. A table, so that adding one is a change set."""

VIEWS = Table(
    "views", "Views", "view", "One row per saved view of a table",
    (
        _key("view", "Key of the view"),
        Field("table", "Table", Choice(v.Vocabulary("table", tuple(TABLES))), "The table that it shows", 12, "View", required=True),
        Field("title", "Title", Text(), "What people call it", 28, "View", required=True),
        Field("query", "Query", Text(), "Its filters, search and sort keys, as JSON", 40, "View"),
        Field("layout", "Layout", Text(), "Its columns, as JSON", 40, "View"),
        Field("position", "Position", Number(), "Its place among the views of the table", 9, "View"),
    ),
    ("title",), ("title",), since=2,
)  # fmt: skip
"""What a table can be shown as. A table, so that views are undone and travel like everything else."""

SYSTEM_TABLES: Mapping[str, Table] = {table.name: table for table in (COLUMNS, TERMS, VIEWS)}
"""Tables about the landscape itself; a file has them only where there is something in them."""

ALL_TABLES: Mapping[str, Table] = {**TABLES, **SYSTEM_TABLES}
SCHEMA_VERSION = 2
"""Counts up when a table or field is added, renamed or removed. 2: the tables `terms` and `views`."""
