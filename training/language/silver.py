"""Sentences of raw.ts, parsed by several trained models together → CoNLL-U that train.py --silver learns from.

The models' probabilities are averaged (arcs, relations, tags, features). Kept are sentences whose best heads make one tree and whose mean
probability of the best head is among the upper --keep of all: what the teachers themselves doubt teaches little.
"""
import argparse
import json

import torch
import torch.nn.functional as F

from conllu import Word
from model import Parser
from train import BITS, Coder, batches, tensors


def load(path):
    ck = torch.load(path)
    vocab, state = ck["vocab"], ck["model"]
    model = Parser(state["glove.weight"], state["word.weight"].shape[0], 2 ** BITS, len(vocab["tags"]), len(vocab["feats"]), len(vocab["rels"]), **ck["config"])
    model.load_state_dict(state)
    model.eval()
    return model, vocab


def is_tree(heads):
    if heads.count(0) != 1:
        return False
    for i in range(1, len(heads) + 1):
        at, steps = i, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--raw", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--keep", type=float, default=0.85)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("checkpoints", nargs="+")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    teachers = [load(p) for p in a.checkpoints]
    vocab = teachers[0][1]
    assert all(v["tags"] == vocab["tags"] and v["rels"] == vocab["rels"] and v["feats"] == vocab["feats"] for _, v in teachers)
    coder = Coder(vocab)
    with open(a.raw, encoding="utf8") as f:
        sents = [json.loads(line) for line in f]
    coded = [coder.code([Word(w, "_", "X", "", 0, "dep") for w in s]) for s in sents]
    found = []
    with torch.no_grad():
        for idx in batches(coded, 3000):
            b = tensors([coded[i] for i in idx])
            on = F.pad(b["m"][..., 0], (1, 0), value=1.0)[:, None, :] == 0
            xs = [(m, m.encode(b["g"], b["w"], b["f"], b["m"])) for m, _ in teachers]
            arcs = sum(m.arcs(x).masked_fill(on, -1e4).softmax(-1) for m, x in xs) / len(xs)
            best, heads = arcs.max(-1)
            rels = sum(m.relations(x, heads).softmax(-1) for m, x in xs)
            # Root is the relation of the root's word and of no other.
            root = vocab["rels"].index("root")
            rels[..., root] = torch.where(heads == 0, torch.full_like(best, 9.0), torch.full_like(best, -9.0))
            rels = rels.argmax(-1)
            tags = sum(m.tag(x).softmax(-1) for m, x in xs).argmax(-1)
            feats = sum(m.feat(x).softmax(-1) for m, x in xs).argmax(-1)
            for k, i in enumerate(idx):
                n = len(sents[i])
                h = heads[k, :n].tolist()
                if is_tree(h):
                    found.append((best[k, :n].mean().item(), i, h, rels[k, :n].tolist(), tags[k, :n].tolist(), feats[k, :n].tolist()))
    found.sort(key=lambda x: (-x[0], x[1]))
    kept = sorted(found[:int(len(found) * a.keep)], key=lambda x: x[1])
    with open(a.out, "w", encoding="utf8") as f:
        for _, i, h, r, t, x in kept:
            for k, form in enumerate(sents[i]):
                f.write("\t".join([str(k + 1), form, "_", vocab["tags"][t[k]], "_", vocab["feats"][x[k]] or "_", str(h[k]), vocab["rels"][r[k]], "_", "_"]) + "\n")
            f.write("\n")
    print(len(sents), "sentences,", len(found), "trees,", len(kept), "kept,", sum(len(sents[k[1]]) for k in kept), "words", flush=True)


if __name__ == "__main__":
    main()
