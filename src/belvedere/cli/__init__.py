"""The command line: the same jobs as in the window, without one."""

SUBCOMMANDS = ("check", "convert", "diff", "import", "compare", "history")
"""Words that are commands, not names of files; kept apart from the parser, so that starting costs nothing."""
