#!/usr/bin/env python3
"""First inputs of the fuzz targets, one folder for each below the folder given. The formats' come from the tables of
tests/conformance, frames and terms from tests/golden, the rest from here: each a small example of what is right."""
import gzip
import os
import re
import struct
import sys
import zlib

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SIGNS = {'␊': b'\n', '␍': b'\r', '␉': b'\t', '␀': b'\0', '␠': b' '}
LONGEST = 1024


def body_bytes(text):
    """The signs of a table, as tests/conformance/influx.md explains them."""
    out = b''
    for part in re.split('(‹[^›]*›|[␊␍␉␀␠])', text):
        if part in SIGNS:
            out += SIGNS[part]
        elif part.startswith('‹') and '*' in part:
            piece, times = part[1:-1].rsplit('*', 1)
            out += piece.encode() * int(times)
        elif part.startswith('‹'):
            out += bytes.fromhex(part[1:-1])
        else:
            out += part.encode()
    return out


def table(name):
    with open(f'{TESTS}/conformance/{name}.md', encoding='utf-8') as lines:
        rows = [line.split('|') for line in lines if line.startswith('| ') and not line.startswith('| class')]
    return [body for body in (body_bytes(row[2].strip()[1:-1]) for row in rows) if len(body) < LONGEST]


def golden(folder, ending):
    path = f'{TESTS}/golden/{folder}'
    for name in sorted(os.listdir(path)):
        if name.endswith(ending):
            with open(f'{path}/{name}', 'rb') as file:
                yield file.read()


def field(number, data):
    """A length-delimited protobuf field."""
    return bytes([number << 3 | 2, len(data)]) + data


def remote_write():
    def label(name, value):
        return field(1, field(1, name) + field(2, value))

    def sample(value, time):
        return field(2, b'\x09' + struct.pack('<d', value) + b'\x10' + bytes([time]))

    one = field(1, label(b'__name__', b'm') + label(b'a', b'1') + sample(1.5, 17))
    two = field(1, label(b'__name__', b'n') + sample(float('nan'), 1) + sample(2, 2))
    return [one, one + two, field(1, sample(1, 1) + label(b'__name__', b'm')), field(3, b'\x08\x01')]


def packed(text):
    """By number as the target has it: gzip, deflate, zstd and snappy, block and frames; from zstd on without packing."""
    raw = struct.pack('<I', len(text) << 3 | 1)[:3]
    zstd = b'\x28\xb5\x2f\xfd\x20' + bytes([len(text)]) + raw + text
    short = text[:60]
    snappy = bytes([len(short), (len(short) - 1) << 2]) + short
    chunk = b'\x03' + struct.pack('<I', len(text))[:3] + text  # 3: without a checksum
    frames = b'\xff\x06\0\0sNaPpY' + chunk + b'\xfe\x02\0\0\0\0' + chunk
    return [gzip.compress(text, mtime=0), zlib.compress(text), zstd, snappy, frames]


HTTP = [
    b'GET /health HTTP/1.1\r\nHost: a\r\n\r\n',
    b'POST /write?precision=ms HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nm v=1GET / HTTP/1.0\r\n\r\n',
    b'POST /api/v1/import HTTP/1.1\r\nHost: a:1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n',
    b'POST / HTTP/1.1\r\nHost: [::1]\r\nExpect: 100-continue\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n',
    b'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
]
SERIES = [(0, b'm{a="1",b="x\\"\\n"}'), (0, b'{"q n","l l"="1"}'), (1, b'{"__name__":"m","a":"\\u00e9"}'), (2, b'm\\ n,a=b\\,c')]
FACTS = [
    b'{"kind":"gaps","node":"a","records":[{"cause":"down","changed":1700000100,"first":-1,"id":"tg-1-18f-2","last":472222,'
    b'"opened":1700000000,"opened_by":"tg-1","points":12,"residue_text":"m{} 5 of 7","residues":1,"shards":"0-99,101",'
    b'"state":"residue"}],"v":1}',
    b'{"at":1700000000,"automatic":false,"by":"tg-1","kind":"order","node":"a","order":"maintenance","reason":"r","v":1,"version":2}',
    b'{"epoch":9,"holder":"tg-1","kind":"lease","node":"a","until":5,"v":1,"version":1}',
    b'{"active_from":1700000000,"by":"tg-1","kind":"join","node":"a","v":1,"version":1}',
    b'{"instances":{"tg-1":{"at":1700000000,"fingerprint":"8f3a"},"tg-2":{"at":5,"fingerprint":"00"}},"kind":"config","v":1}',
]
SELECTORS = [b'up', b'm{a="b",c!="d",e=~"f.*",g!~"h"}[5m] offset 1h', b'sum by (a) (rate(m[1m])) / on(b) n', b'{__name__="m"}']


def seeds():
    influx, text, openmetrics = table('influx'), table('prometheus'), table('openmetrics')
    frames = [bytes.fromhex(''.join(file.decode().split())) for file in golden('protocol', '.hex')]
    terms = list(golden('term', '.etf'))
    yield 'influx', [bytes([n % 7]) + body for n, body in enumerate(influx)]
    yield 'prometheus_text', [b'\x02' + body for body in text] + [b'\x03' + body for body in openmetrics]
    yield 'json_lines', [b'\x05' + body for body in table('json')]
    yield 'remote_write', [b'\x07' + body for body in remote_write()]
    yield 'inflate', [bytes([n]) + body for n, body in enumerate(packed(b'cpu,host=a value=1 17\n' * 5))]
    yield 'http_grammar', [b'\x03' + request for request in HTTP]
    yield 'series_text', [bytes([syntax]) + raw for syntax, raw in SERIES]
    yield 'term_reader', terms
    yield 'term_registry', [bytes([n % 3, 7]) + term for n, term in enumerate(terms)]
    yield 'facts', FACTS
    yield 'selector', SELECTORS
    yield 'protocol', [b'\x01' + frame for frame in frames]
    yield 'control_intake', [b'\x01' + frame for frame in frames]


def main():
    for target, bodies in seeds():
        folder = f'{sys.argv[1]}/{target}'
        os.makedirs(folder, exist_ok=True)
        for number, body in enumerate(bodies):
            with open(f'{folder}/{number:03}', 'wb') as file:
                file.write(body)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: seeds.py FOLDER')
    main()
