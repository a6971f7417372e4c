"""Workbooks: a landscape written as one, and read back from one that went through other hands."""

from belvedere.excel.reading import read_workbook
from belvedere.excel.writing import write_workbook

__all__ = ["read_workbook", "write_workbook"]
