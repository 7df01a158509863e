#!/usr/bin/env python3
"""Writes xxh3.txt beside it: a length and the XXH3 checksum of that many bytes, byte i being (7 i + i // 251) % 256.

Pinned: xxhash==4.1.0 (xxHash 0.8.4), the binding of the reference implementation.
"""

from pathlib import Path

import xxhash

assert xxhash.VERSION == "4.1.0", xxhash.VERSION
LENGTHS = [*range(0, 20), 31, 32, 33, 64, 65, 96, 97, 127, 128, 129, 130, 143, 144, 145, 160, 239, 240, 241, 255, 256]
LENGTHS += [257, 511, 512, 513, 1023, 1024, 1025, 1087, 1088, 1089, 2047, 2048, 2049, 4096, 5000, 65_536, 100_001]


def content(length):
    return bytes((7 * i + i // 251) % 256 for i in range(length))


lines = [f"{n} {xxhash.xxh3_64_hexdigest(content(n))}" for n in LENGTHS]
(Path(__file__).parent / "xxh3.txt").write_text("\n".join(lines) + "\n")
