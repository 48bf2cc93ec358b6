"""Values as text that outlives versions: JSON with floats in hexadecimal, never a pickle.

An array comes back to the bit (payloads of nans aside), with its dtype and shape. Records of
`verify.records` come back as themselves, and fields that a newer version added take their
defaults.
"""

import dataclasses
import functools
import json
import math
import types
from collections.abc import Mapping
from typing import Any

import numpy as np

from verify import records

_RECORDS: Mapping[str, type[Any]] = {
    record.__name__: record
    for record in (records.Case, records.CheckResult, records.Environment, records.RunRecord)
}


def dumps(value: object, *, indent: int | None = None) -> str:
    """A value or a record as text."""
    return json.dumps(encode(value), indent=indent, ensure_ascii=False, allow_nan=False)


def loads(text: str) -> Any:
    """What `dumps` wrote."""
    return decode(json.loads(text))


def encode(value: object) -> Any:
    """A value as plain JSON data."""
    if isinstance(value, records.Verdict):
        return {"verdict": str(value)}
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, float) and not isinstance(value, np.generic):
        return {"float": _hex(value)}
    if isinstance(value, np.generic):
        return {"scalar": value.dtype.name, "value": _entries(np.asarray(value))[0]}
    if isinstance(value, np.ndarray):
        return {"array": value.dtype.name, "shape": list(value.shape), "data": _entries(value)}
    if isinstance(value, list):
        return [encode(entry) for entry in value]
    if isinstance(value, tuple):
        return {"tuple": [encode(entry) for entry in value]}
    if isinstance(value, Mapping):
        return {"map": [[encode(key), encode(entry)] for key, entry in value.items()]}
    if type(value).__name__ in _RECORDS and dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        named = {field.name: encode(getattr(value, field.name)) for field in fields}
        return {"record": type(value).__name__, "fields": named}
    return {"text": repr(value)}


def decode(data: Any) -> Any:
    """The value of plain JSON data that `encode` made."""
    if isinstance(data, list):
        return [decode(entry) for entry in data]
    if not isinstance(data, dict):
        return data
    match data:
        case {"float": text}:
            return float.fromhex(text)
        case {"verdict": text}:
            return records.Verdict(text)
        case {"scalar": dtype, "value": entry}:
            return _array(dtype, [], [entry])[()]
        case {"array": dtype, "shape": shape, "data": entries}:
            return _array(dtype, shape, entries)
        case {"tuple": entries}:
            return tuple(decode(entry) for entry in entries)
        case {"map": pairs}:
            return {decode(key): decode(entry) for key, entry in pairs}
        case {"record": name, "fields": fields}:
            known = _names(name)
            return _RECORDS[name](
                **{key: decode(entry) for key, entry in fields.items() if key in known}
            )
        case {"text": text}:
            return text
    raise ValueError(f"not a portable value: {str(data)[:80]}")


@functools.cache
def _names(record: str) -> frozenset[str]:
    if record not in _RECORDS:
        raise ValueError(f"unknown record {record!r}; known are {', '.join(_RECORDS)}")
    return frozenset(field.name for field in dataclasses.fields(_RECORDS[record]))


def _hex(value: float) -> str:
    if math.isnan(value):
        return "nan"
    return value.hex()


def _entries(values: np.ndarray[Any, Any]) -> list[Any]:
    """Entries in C order: hexadecimal floats, pairs of them, whole numbers, truth values, text."""
    flat = values.ravel()
    match values.dtype.kind:
        case "f":
            return [_hex(float(entry)) for entry in flat]
        case "c":
            return [[_hex(float(entry.real)), _hex(float(entry.imag))] for entry in flat]
        case "i" | "u":
            return [int(entry) for entry in flat]
        case "b":
            return [bool(entry) for entry in flat]
        case _:
            return [str(entry) for entry in flat]


def _array(dtype: str, shape: list[int], entries: list[Any]) -> np.ndarray[Any, Any]:
    kind = "U" if dtype.startswith("str") or dtype == "object" else np.dtype(dtype).kind
    if kind == "f":
        values = np.array([float.fromhex(entry) for entry in entries], dtype)
    elif kind == "c":
        pairs = [complex(float.fromhex(a), float.fromhex(b)) for a, b in entries]
        values = np.array(pairs, dtype)
    elif kind == "U":
        values = np.array(entries, np.str_)
    else:
        values = np.array(entries, dtype)
    return values.reshape(shape)


def show(value: object, *, digits: int = 17, width: int = 8) -> str:
    """A value for people: short where it can be, every digit that matters, long arrays cut."""
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return show(value[()], digits=digits)
        if value.ndim > 1:
            rows = [show(row, digits=digits, width=width) for row in value[:width]]
            more = f",\n … {len(value) - width} more rows" if len(value) > width else ""
            return "[" + ",\n ".join(rows) + more + "]"
        entries = [show(entry, digits=digits) for entry in value[:width]]
        if value.size > width:
            entries.append(f"… {value.size - width} more")
        return "[" + ", ".join(entries) + "]"
    if isinstance(value, np.float32):
        return format(float(np.format_float_positional(value)), f".{min(digits, 9)}g")
    if isinstance(value, float | np.floating):
        text = repr(float(value))
        return text if digits >= 17 else format(float(value), f".{digits}g")
    if isinstance(value, np.generic):
        return str(value.item())
    if isinstance(value, tuple | list):
        return "(" + ", ".join(show(entry, digits=digits, width=width) for entry in value) + ")"
    if isinstance(value, types.FunctionType | types.BuiltinFunctionType):
        return str(value.__name__)
    return str(value) if isinstance(value, str | int | bool) or value is None else repr(value)
