"""The laws of each field, one module a field; every `Law` found in one is checked."""
