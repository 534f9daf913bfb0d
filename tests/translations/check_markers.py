#!/usr/bin/env python3
"""Each translation has the place markers (%1, %n, %L1) of its source, and as many plural forms as its language."""
import re
import sys
import xml.etree.ElementTree as ElementTree

FORMS = {"de": 2, "en": 2, "es": 2, "pl": 3}
MARKER = re.compile(r"%(?:L?\d+|n)")


def complaints(path):
    root = ElementTree.parse(path).getroot()
    language = root.get("language", "")[:2]
    for context in root.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source")
            wanted = sorted(set(MARKER.findall(source)))
            translation = message.find("translation")
            isPlural = message.get("numerus") == "yes"
            texts = [form.text or "" for form in translation.iter("numerusform")] if isPlural else [translation.text or ""]
            if isPlural and len(texts) != FORMS[language]:
                yield f"{len(texts)} plural forms of {FORMS[language]}: {source}"
            for text in texts:
                found = sorted(set(MARKER.findall(text)))
                # The form for one may say "a shard" without its number.
                missing = [marker for marker in wanted if marker not in found and not (isPlural and marker == "%n")]
                if missing or [marker for marker in found if marker not in wanted]:
                    yield f"place markers differ: {source!r} / {text!r}"
                if not text.strip():
                    yield f"empty: {source!r}"


wrong = 0
for name in sys.argv[1:]:
    for complaint in complaints(name):
        print(f"{name}: {complaint}", file=sys.stderr)
        wrong += 1
sys.exit(1 if wrong else 0)
