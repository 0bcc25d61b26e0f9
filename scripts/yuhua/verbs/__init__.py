"""The verbs of the command line, one file for each thing people come to do."""
