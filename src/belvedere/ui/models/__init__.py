"""Qt models: they adapt the landscape to views, never own or decide."""
