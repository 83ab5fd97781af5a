"""YAML and JSON in, plain data with line numbers out; and pydantic's complaints as faults."""
