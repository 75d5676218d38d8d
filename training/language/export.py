"""A checkpoint of train.py → models/language/model.bin: uint32 header length, JSON header, tensors at multiples of 16.

Matrices are float16; the three embedding tables int8 with a float32 scale a row; words are known by 32-bit hashes alone.
The glove table keeps vectors as trained on (unit length times three). --fixture writes what PyTorch says with these rounded weights of a
few sentences, for the test that holds the runtime against it.
"""
import argparse
import json
import os
import struct

import numpy as np
import torch

from conllu import Word, fnv
from model import Parser
from train import BITS, Coder, tensors

SENTENCES = [
    "Turkey 's defence minister said on Tuesday that two soldiers had been killed near Afrin .",
    "Protesters clash with police in Cairo",
    "“ We wo n’t leave Zzyzxgrad in 2031 , ” he told 45 reporters .",
    "Stop !",
]

BLOCK = 16


def rows_int8(x):
    scale = np.maximum(np.abs(x).max(1), 1e-8) / 127
    return np.rint(x / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def rounded(parts, state):
    """The weights as the runtime will see them."""
    out = {}
    for k, v in state.items():
        if k.split(".")[0] in ("glove", "word", "form"):
            name = k.split(".")[0]
            rows = torch.from_numpy(parts[name + ".rows"].astype(np.float32) * parts[name + ".scale"][:, None])
            out[k] = rows if name == "form" else torch.cat([torch.zeros(1, rows.shape[1]), rows])
        else:
            w = torch.from_numpy(parts[k].astype(np.float32))
            out[k] = w.T.contiguous() if v.ndim == 2 and k.endswith(".weight") else w
    return out


def write_fixture(path, ck, parts):
    vocab, state = ck["vocab"], ck["model"]
    model = Parser(state["glove.weight"], state["word.weight"].shape[0], 2 ** BITS, len(vocab["tags"]), len(vocab["feats"]), len(vocab["rels"]), **ck["config"])
    model.load_state_dict(rounded(parts, state))
    model.eval()
    coder = Coder(vocab)
    out = []
    for text in SENTENCES:
        forms = text.split()
        b = tensors([coder.code([Word(f, "_", "X", "", 0, "dep") for f in forms])])
        with torch.no_grad():
            x = model.encode(b["g"], b["w"], b["f"], b["m"])
            heads = model.arcs(x).argmax(-1)
            if (heads == 0).sum() != 1:
                continue  # the runtime would mend this tree, which is tested elsewhere
            rels = model.relations(x, heads).argmax(-1)
            out.append(dict(forms=forms, heads=[h - 1 for h in heads[0].tolist()], rels=[vocab["rels"][r] for r in rels[0].tolist()],
                            tags=[vocab["tags"][t] for t in model.tag(x).argmax(-1)[0].tolist()],
                            feats=[vocab["feats"][t] for t in model.feat(x).argmax(-1)[0].tolist()],
                            vector=[round(v, 4) for v in x[0, -1, :8].tolist()]))
    with open(path, "w", encoding="utf8") as f:
        json.dump(out, f, ensure_ascii=False, indent=1)
        f.write("\n")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--checkpoint", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--fixture")
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
    if a.fixture:
        write_fixture(a.fixture, ck, parts)
    print(a.out, os.path.getsize(a.out), "bytes", ck["score"])


main()
