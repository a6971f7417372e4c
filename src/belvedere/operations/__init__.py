"""What a user wants done, one thin function each: the window and the command line call the same."""
