"""The schema: kinds, vocabularies, fields and the nine tables. Standard library only."""

from belvedere.schema.choices import SEPARATOR, Choice, ListOf, Places, Reference
from belvedere.schema.dates import Date, PartialDate, Precision
from belvedere.schema.figures import Figure, Figures
from belvedere.schema.kinds import CellValue, Key, Kind, Link, ParseError, Text, cell_text
from belvedere.schema.numbers import Number
from belvedere.schema.operators import OPERATORS, Operator
from belvedere.schema.ordering import SortKey, fold, natural_key
from belvedere.schema.tables import (
    ALL_TABLES,
    COLUMNS,
    SCHEMA_VERSION,
    SYSTEM_TABLES,
    TABLES,
    TERMS,
    VIEWS,
    Field,
    Table,
)
from belvedere.schema.terms import AddedTerms, added_terms, extended_field
from belvedere.schema.user_columns import column_key, field_name, make_field, split_key
from belvedere.schema.vocabularies import DEVELOPMENT, STAGE, Vocabulary

__all__ = [
    "ALL_TABLES",
    "COLUMNS",
    "DEVELOPMENT",
    "OPERATORS",
    "SCHEMA_VERSION",
    "SEPARATOR",
    "STAGE",
    "SYSTEM_TABLES",
    "TABLES",
    "TERMS",
    "VIEWS",
    "AddedTerms",
    "CellValue",
    "Choice",
    "Date",
    "Field",
    "Figure",
    "Figures",
    "Key",
    "Kind",
    "Link",
    "ListOf",
    "Number",
    "Operator",
    "ParseError",
    "PartialDate",
    "Places",
    "Precision",
    "Reference",
    "SortKey",
    "Table",
    "Text",
    "Vocabulary",
    "added_terms",
    "cell_text",
    "column_key",
    "extended_field",
    "field_name",
    "fold",
    "make_field",
    "natural_key",
    "split_key",
]
