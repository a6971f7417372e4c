"""Filter operators, named once for the filter popup, the chips, saved views and the help."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operator:
    """One way of testing a cell.

    Attributes:
        id: Name in saved views and in the code.
        text: How a chip reads: `Stage at least Phase 2`.
        operands: Number of texts that it takes; -1 for any number from one.
    """

    id: str
    text: str
    operands: int


OPERATORS: dict[str, Operator] = {
    operator.id: operator
    for operator in (
        Operator("any of", "is", -1),
        Operator("none of", "is not", -1),
        Operator("contains", "contains", -1),
        Operator("known", "is known", 0),
        Operator("unknown", "is unknown", 0),
        Operator("at least", "≥", 1),
        Operator("at most", "≤", 1),
        Operator("between", "between", 2),
        Operator("before", "before", 1),
        Operator("after", "after", 1),
        Operator("covers", "covers", -1),
    )
}
