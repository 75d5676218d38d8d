"""CoNLL-U → sentences, each a list of words; which documents may train what ships; features of a word's form.

The licence class of a document stands in train.jsonl; only EWT and GUM documents that are open or state no licence are used.
"""
import json
import os
import re
from typing import List, NamedTuple

FEATS = ("Case", "Definite", "Degree", "Gender", "Mood", "NumType", "Number", "Person", "Polarity", "Poss", "PronType",
         "Reflex", "Tense", "VerbForm", "Voice")


class Word(NamedTuple):
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


def read_conllu(path):
    """[(document id, [Word])] in order."""
    out, words, doc = [], [], ""
    with open(path, encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                doc = line[14:]
            elif line and line[0].isdigit():
                c = line.split("\t")
                if "-" in c[0] or "." in c[0]:
                    continue
                feats = "|".join(x for x in c[5].split("|") if x.split("=")[0] in FEATS)
                words.append(Word(c[1], c[2], c[3], feats, int(c[6]), c[7]))
            elif not line and words:
                out.append((doc, words))
                words = []
    if words:
        out.append((doc, words))
    return out


def licence_of(corpora, part="train"):
    with open(os.path.join(corpora, "language", part + ".jsonl"), encoding="utf8") as f:
        return {d["id"]: d["gold"]["licence"] for d in map(json.loads, f)}


def read_training(corpora, only_open=False) -> List[List[Word]]:
    allowed = {"open"} if only_open else {"open", "not stated"}
    licence = licence_of(corpora)
    found = read_conllu(os.path.join(corpora, "language", "train.conllu"))
    return [s for doc, s in found if licence.get(doc) in allowed]


def fnv(text):
    """hashFeature of src/language/runtime/linear.ts: FNV-1a over UTF-16 code units and a last mix."""
    h = 0x811C9DC5
    raw = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(raw), 2):
        h = ((h ^ (raw[i] | raw[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    return h ^ (h >> 13)


def norm(form):
    return re.sub(r"[0-9]", "0", form.lower()).replace("\u2019", "'").replace("\u2018", "'")


def shape(form):
    """Letters to X or x, digits to d, the rest as it is; runs cut to three: "Kyiv-based" → Xxxx-xxx."""
    out, last, run = [], "", 0
    for c in form[:24]:
        k = "d" if "0" <= c <= "9" else "X" if c != c.lower() else "x" if c != c.upper() else c
        run = run + 1 if k == last else 1
        last = k
        if run <= 3:
            out.append(k)
    return "".join(out)


def form_features(form):
    """Hashed features of the form; the same order as in src/language/encoder/features.ts."""
    w = norm(form)
    return [fnv("p1" + w[:1]), fnv("p3" + w[:3]), fnv("s2" + w[-2:]), fnv("s3" + w[-3:]), fnv("s4" + w[-4:]), fnv("sh" + shape(form))]
