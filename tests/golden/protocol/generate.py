#!/usr/bin/env python3
"""Writes the golden frames (*.hex) of the control protocol, from RFC 8949 and PROTOCOL.md alone: an encoder of its own."""
import os
import struct


def head(major, n):
    for code, size, form in ((24, 1 << 8, ">B"), (25, 1 << 16, ">H"), (26, 1 << 32, ">I"), (27, 1 << 64, ">Q")):
        if n < 24:
            return bytes([major << 5 | n])
        if n < size:
            return bytes([major << 5 | code]) + struct.pack(form, n)
    raise ValueError(n)


def cbor(v):
    if v is None or isinstance(v, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[v]
    if isinstance(v, int):
        return head(0, v) if v >= 0 else head(1, -1 - v)
    if isinstance(v, float):
        return b"\xfb" + struct.pack(">d", v)
    if isinstance(v, str):
        return head(3, len(v.encode())) + v.encode()
    if isinstance(v, list):
        return head(4, len(v)) + b"".join(map(cbor, v))
    return head(5, len(v)) + b"".join(cbor(k) + cbor(v[k]) for k in v)


NOW = 1_700_000_000_000
FRAMES = {
    "hello": (1, {0: "TGC", 1: 1, 2: 0, 3: ["bundle"], 4: "secret", 5: "1.2.0", 6: True}),
    "welcome": (2, {0: 1, 1: 0, 2: [], 3: "boot-7f", 4: "gw-1", 5: "0.1.0", 6: 1, 7: "ana", 8: NOW, 9: [1, 2, 3, 14]}),
    "refused": (3, {0: "version", 1: "daemon speaks 2.x, this console 1.x", 2: 2, 3: 4, 4: "2.0.1"}),
    "subscribe": (4, {0: [1, 3, 7]}),
    "snapshot": (5, {0: 3, 1: 41, 2: 1, 3: False, 4: [
        [7, "node-a", "node-b", "owned", NOW, 12300.5, 812, 0, 41],
        [300, None, None, "without_owner", NOW - 37_000, None, 3]]}),
    "snapshot_empty": (5, {0: 5, 1: 0, 2: 0, 3: True, 4: []}),
    "delta": (6, {0: 5, 1: 70_000, 4: [
        ["node-down:node-c", "node-down", "critical", NOW, "node-c", "Node down", "keine Verbindung: \u00fc \u20ac \U0001f6d1"]],
        5: ["node-down:node-a", "node-down:node-b"]}),
    "delta_numbers": (6, {0: 6, 1: 1, 4: [[-1, 255], [65_536, -4_294_967_297]], 5: [0, 24, 4_294_967_296]}),
    "delta_rejected": (6, {0: 12, 1: 3, 4: [
        [101, NOW, "syntax", "prometheus", "m{a=\"1\" 7", False, "[2001:db8::42]:40112", "/api/v1/import/prometheus"]], 5: [1]}),
    "ack": (7, {0: 3, 1: 4_294_967_296}),
    "resync": (8, {0: 3}),
    "command": (9, {0: 12, 1: "plan.run", 2: {
        "confirm": "node-c", "id": "7f3a", "map_version": 41, "override_block": False}}),
    "reply": (10, {0: 12, 1: {"a": [1, -2, 0.5, None, True, {"deep": []}], "id": "op-1", "state": "running"}}),
    "reply_error": (10, {0: 13, 2: "refused", 3: "the map has changed: 42, not 41"}),
    "ping": (11, {0: -5}),
    "pong": (12, {0: -5, 1: NOW}),
    "bye": (13, {0: "stopping", 1: "the daemon was told to stop"}),
}

for name, (kind, body) in FRAMES.items():
    inner = bytes([kind]) + cbor(body)
    text = (struct.pack(">I", len(inner)) + inner).hex()
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".hex"), "w") as file:
        file.writelines(text[i:i + 64] + "\n" for i in range(0, len(text), 64))
