"""The groups of a comparison, one module each; all read a selection and return groups without source numbers."""
