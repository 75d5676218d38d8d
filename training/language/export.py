"""A checkpoint of train.py → models/language/model.bin: uint32 header length, JSON header, tensors at multiples of 16.

Matrices are float16; the three embedding tables int8 with a float32 scale a row; words are known by 32-bit hashes alone.
The glove table keeps vectors as trained on (unit length times three).
"""
import argparse
import json
import os
import struct

import numpy as np
import torch

from conllu import fnv

BLOCK = 16


def rows_int8(x):
    scale = np.maximum(np.abs(x).max(1), 1e-8) / 127
    return np.rint(x / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--checkpoint", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    ck = torch.load(a.checkpoint)
    w = {k: v.float().numpy() for k, v in ck["model"].items()}
    vocab = ck["vocab"]
    parts = {}
    glove = sorted(vocab["glove"].items(), key=lambda kv: kv[1])
    assert [i for _, i in glove] == list(range(1, len(glove) + 1))
    words = sorted(vocab["words"].items(), key=lambda kv: kv[1])
    assert [i for _, i in words] == list(range(2, len(words) + 2))
    parts["glove.keys"] = np.array([fnv(x) for x, _ in glove], np.uint32)
    parts["glove.rows"], parts["glove.scale"] = rows_int8(w["glove.weight"][1:])
    parts["word.keys"] = np.array([fnv(x) for x, _ in words], np.uint32)
    parts["word.rows"], parts["word.scale"] = rows_int8(w["word.weight"][1:])  # the first row is the unknown word
    parts["form.rows"], parts["form.scale"] = rows_int8(w["form.weight"])
    for k, v in w.items():
        if not k.startswith(("glove.", "word.", "form.")):
            # A linear layer's weight is stored input × output.
            parts[k] = (v.T if v.ndim == 2 and k.endswith(".weight") else v).astype(np.float16)
    head = dict(format=1, config=ck["config"], tags=vocab["tags"], feats=vocab["feats"], rels=vocab["rels"], score=ck["score"],
                epochs=ck["epoch"] + 1, tensors={})
    body, at = [], 0
    names = {"float16": "f16", "float32": "f32", "int8": "i8", "uint32": "u32"}
    for k, v in parts.items():
        v = np.ascontiguousarray(v)
        head["tensors"][k] = dict(type=names[str(v.dtype)], shape=list(v.shape), at=at)
        raw = v.tobytes()
        raw += b"\0" * (-len(raw) % BLOCK)
        body.append(raw)
        at += len(raw)
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 4) % BLOCK)
    os.makedirs(os.path.dirname(a.out), exist_ok=True)
    with open(a.out, "wb") as f:
        f.write(struct.pack("<I", len(text)) + text + b"".join(body))
    print(a.out, os.path.getsize(a.out), "bytes", ck["score"])


main()
