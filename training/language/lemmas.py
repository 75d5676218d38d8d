"""Words with tags and features → models/language/lemmas.tsv: endings and what becomes of them, and the words that do otherwise.

A class is a part of speech and what decides its endings ("VERB Past"). Within a class, a longer ending gets a row of its own only where
it says something else than the next shorter one. Words with a capital that don't begin their sentence are classes of their own ("ADJ Cap").
Rows: class, ending ("=" before a whole word), letters to cut ("3l": the rest in lower case), letters to add.
"""
import argparse
from collections import Counter, defaultdict

from conllu import read_training


def class_of(upos, feats):
    f = dict(x.split("=") for x in feats.split("|")) if feats else {}
    if upos in ("VERB", "AUX"):
        if f.get("VerbForm") == "Fin" and f.get("Tense") == "Pres":
            return upos + (" 3" if f.get("Person") == "3" and f.get("Number") == "Sing" else " Base")
        if f.get("Tense") == "Past":
            return upos + (" Part" if f.get("VerbForm") == "Part" else " Past")
        if f.get("VerbForm") == "Ger" or f.get("VerbForm") == "Part":
            return upos + " Ing"
        return upos + " Base"
    if upos in ("NOUN", "PROPN"):
        return upos + (" Plur" if f.get("Number") in ("Plur", "Ptan") else " Sing")
    if upos in ("ADJ", "ADV"):
        return upos + (" " + f["Degree"] if f.get("Degree") in ("Cmp", "Sup") else "")
    return "PRON Poss" if f.get("Poss") == "Yes" and upos == "PRON" else upos


CASED = ("PROPN", "X", "SYM")


def key_of(w, first):
    """Class and base of a word; `first`: it begins its sentence."""
    c = class_of(w.upos, w.feats)
    if w.upos in CASED:
        return c, w.form
    if not first and w.upos in ("ADJ", "NOUN", "NUM") and w.form[:1].isupper():
        return c + " Cap", w.form
    return c, w.form.lower().replace("\u2019", "'")


def common(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


def script(base, lemma):
    n, m = common(base, lemma), common(base.lower(), lemma)
    if m > n:
        return f"{len(base) - m}l", lemma[m:]
    return str(len(base) - n), lemma[n:]


def apply(base, cut, add):
    if cut.endswith("l"):
        base, cut = base.lower(), cut[:-1]
    return base[:len(base) - int(cut)] + add


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--only-open", action="store_true")
    a = ap.parse_args()
    types = defaultdict(Counter)
    for s in read_training(a.corpora, a.only_open):
        for i, w in enumerate(s):
            if w.lemma != "_":
                types[key_of(w, i == 0)][w.lemma] += 1
    by_class = defaultdict(list)
    for (c, base), lemmas in types.items():
        lemma, n = lemmas.most_common(1)[0]
        by_class[c].append((base, lemma, n))
    rows = []
    for c, words in sorted(by_class.items()):
        rule = {}
        for size in range(0, 7):
            votes = defaultdict(Counter)
            for base, lemma, n in words:
                if len(base) >= size:
                    votes[base[len(base) - size:]][script(base, lemma)] += 1  # every type counts once: rules are for unseen words
            for end, count in votes.items():
                best, n = count.most_common(1)[0]
                parent = next((rule[end[i:]] for i in range(1, size + 1) if end[i:] in rule), None)
                if best != parent and int(best[0].rstrip("l")) <= size and (size == 0 or n >= 3 and n > count.get(parent, 0) + 1):
                    rule[end] = best
        if "" not in rule:
            rule[""] = ("0", "")
        rows += [(c, end, cut, add) for end, (cut, add) in sorted(rule.items())]
        for base, lemma, n in sorted(words):
            cut, add = next(rule[base[i:]] for i in range(len(base) + 1) if base[i:] in rule)
            if apply(base, cut, add) != lemma:
                # A capital word seen once says little: half of these are titles in which every word has one.
                if n > 1 or not c.endswith(" Cap"):
                    rows.append((c, "=" + base, *script(base, lemma)))
    with open(a.out, "w", encoding="utf8") as f:
        f.write("# Made by training/language/lemmas.py: class, ending (\"=\" before a whole word), letters to cut (\"3l\": then lower case), letters to add.\n")
        for r in rows:
            f.write("\t".join(map(str, r)) + "\n")
    print(len(rows), "rows")


main()
