"""A dump of training examples (training/heads/dump.ts) → a trained head in the format that src/language/heads/sequence-head.ts reads.

The network: linear(encoder's vector, first-layer vector) + embeddings of the features + linear(the query's vectors), normalised →
gated convolutions and recurrences of training/language/model.py → linear. Loss: cross entropy token by token, or a CRF for groups that
ask for one. AdamW, one cycle; one thread, seeded: the same dump gives the same file. Sequences of the parts that --held names are never trained on, and
measured after each epoch. --fixture writes what PyTorch says with the rounded weights, for the test of the runtime.
"""
import argparse
import json
import os
import struct
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "language"))
from model import Conv, Recur  # noqa: E402

NONE = 0xFFFFFFFF
IGNORED = 255
BLOCK = 16


class Head(nn.Module):
    def __init__(self, width, vector, convs, recurs, query, tables, groups, drop=0.2):
        super().__init__()
        self.config = dict(width=width, vector=vector, convs=convs, recurs=recurs, query=query, tables=tables, groups=groups)
        self.project = nn.Linear(2 * vector, width)
        self.query = nn.Linear(2 * vector, width) if query else None
        self.tables = nn.ModuleList([nn.Embedding(t["rows"], width) for t in tables])
        for t in self.tables:
            nn.init.normal_(t.weight, std=0.1)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList([Conv(width, drop) for _ in range(convs)] + [Recur(width, drop) for _ in range(recurs)])
        self.drop = nn.Dropout(drop)
        self.out = nn.Linear(width, sum(len(g["labels"]) for g in groups))
        self.transitions = nn.ParameterList([nn.Parameter(torch.zeros(len(g["labels"]), len(g["labels"]))) for g in groups])

    def forward(self, dense, ids, query, mask):
        """dense b × t × 2 vectors, ids b × t × tables, query b × 2 vectors or None, mask b × t × 1."""
        x = self.project(self.drop(dense))
        if self.query is not None:
            x = x + self.query(self.drop(query))[:, None, :]
        for i, t in enumerate(self.tables):
            x = x + self.drop(t(ids[..., i]))
        x = self.norm(x) * mask
        for layer in self.layers:
            x = layer(x, mask)
        return self.out(self.drop(x))


def log_sum(scores, lengths, transitions, allowed=None):
    """Log of the sum over sequences of labels, those that `allowed` (b × t × n) leaves. scores b × t × n."""
    steps = torch.arange(scores.shape[1])[None, :] < lengths[:, None]
    if allowed is not None:
        scores = scores.masked_fill(~allowed, -1e4)
    alpha = scores[:, 0]
    for i in range(1, scores.shape[1]):
        new = torch.logsumexp(alpha[:, :, None] + transitions[None], 1) + scores[:, i]
        alpha = torch.where(steps[:, i, None], new, alpha)
    return torch.logsumexp(alpha, 1)


def crf_loss(scores, labels, lengths, transitions):
    """Negative log likelihood of whole sequences, summed; where the label is IGNORED, any may stand. scores b × t × n."""
    n = scores.shape[2]
    allowed = (labels[..., None] == torch.arange(n)) | (labels == IGNORED)[..., None]
    return (log_sum(scores, lengths, transitions) - log_sum(scores, lengths, transitions, allowed)).sum()


class Dump:
    def __init__(self, folder):
        self.meta = json.load(open(os.path.join(folder, "meta.json"), encoding="utf8"))
        m = self.meta
        read = lambda name, kind: np.fromfile(os.path.join(folder, name), kind)  # noqa: E731
        self.vectors = read("vectors.f32", np.float32).reshape(-1, m["vector"])
        self.forms = read("forms.f32", np.float32).reshape(-1, m["vector"])
        self.form = read("form.u32", np.uint32).astype(np.int64)
        self.seq = read("sequences.u32", np.uint32).reshape(-1, 5).astype(np.int64)  # first token, first row, length, query, part
        self.ids = read("ids.u16", np.uint16).reshape(-1, len(m["tables"])).astype(np.int64)
        self.labels = read("labels.u8", np.uint8).reshape(-1, len(m["groups"])).astype(np.int64)
        self.weights = read("weights.f32", np.float32).reshape(-1, len(m["groups"]))

    def dense(self, tokens):
        return np.concatenate([self.vectors[tokens], self.forms[self.form[tokens]]], -1)

    def batch(self, which):
        s = self.seq[which]
        b, t = len(which), int(s[:, 2].max())
        step = np.arange(t)[None, :]
        mask = step < s[:, 2:3]
        tokens = np.where(mask, s[:, 0:1] + step, 0)
        rows = np.where(mask, s[:, 1:2] + step, 0)
        query = self.dense(np.where(s[:, 3] == NONE, 0, s[:, 3])) if self.meta["query"] else None
        labels = np.where(mask[..., None], self.labels[rows], IGNORED)
        return dict(dense=torch.from_numpy(self.dense(tokens) * mask[..., None].astype(np.float32)), ids=torch.from_numpy(self.ids[rows]),
                    query=None if query is None else torch.from_numpy(query), mask=torch.from_numpy(mask[..., None].astype(np.float32)),
                    labels=torch.from_numpy(labels), weights=torch.from_numpy(self.weights[rows]), lengths=torch.from_numpy(s[:, 2].copy()))


def batches(lengths, which, rows, rng=None):
    """Sequences of like length together, at most `rows` padded rows a batch."""
    jitter = rng.rand(len(which)) * 4 if rng is not None else 0
    order = which[np.argsort(lengths[which] + jitter, kind="stable")]
    out, at = [], 0
    while at < len(order):
        to = at + 1
        while to < len(order) and (to + 1 - at) * lengths[order[to]] <= rows:
            to += 1
        out.append(order[at:to])
        at = to
    if rng is not None:
        rng.shuffle(out)
    return out


def viterbi(scores, transitions):
    best, back = scores[0], []
    for row in scores[1:]:
        all_ = best[:, None] + transitions
        back.append(all_.argmax(0))
        best = all_.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def losses(model, b, groups):
    scores = model(b["dense"], b["ids"], b["query"], b["mask"])
    total, at = 0.0, 0
    for i, g in enumerate(groups):
        n = len(g["labels"])
        part = scores[..., at:at + n]
        at += n
        gold = b["labels"][..., i]
        if g.get("loss") == "crf":
            loss = crf_loss(part, gold, b["lengths"], model.transitions[i])
        else:
            keep = gold != IGNORED
            loss = (F.cross_entropy(part[keep], gold[keep], reduction="none") * b["weights"][..., i][keep]).sum()
        total = total + loss * g.get("weight", 1.0)
    return total / b["mask"].sum()


def measure(model, dump, held, rows, groups):
    model.eval()
    counts = [np.zeros((len(g["labels"]), 3), np.int64) for g in groups]
    with torch.no_grad():
        for which in batches(dump.seq[:, 2], held, rows):
            b = dump.batch(which)
            scores = model(b["dense"], b["ids"], b["query"], b["mask"])
            at = 0
            for i, g in enumerate(groups):
                n = len(g["labels"])
                part = scores[..., at:at + n].numpy()
                at += n
                gold = b["labels"][..., i].numpy()
                for k, length in enumerate(b["lengths"].tolist()):
                    if g.get("loss") == "crf":
                        said = np.array(viterbi(part[k, :length], model.transitions[i].numpy()))
                    else:
                        said = part[k, :length].argmax(-1)
                    real = gold[k, :length]
                    said, real = said[real != IGNORED], real[real != IGNORED]
                    for label in range(n):
                        counts[i][label] += [((said == label) & (real == label)).sum(), (said == label).sum(), (real == label).sum()]
    model.train()
    return "  ".join(g["name"] + " " + " ".join(f"{label} {2 * tp / max(1, p + r):.3f}" for label, (tp, p, r) in zip(g["labels"], c)) for g, c in zip(groups, counts))


def rows_int8(x):
    scale = np.maximum(np.abs(x).max(1), 1e-8) / 127
    return np.rint(x / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def parts_of(model):
    parts = {}
    for k, v in model.state_dict().items():
        w = v.float().numpy()
        if k.startswith("tables."):
            n = k.split(".")[1]
            parts[f"tables.{n}.rows"], parts[f"tables.{n}.scale"] = rows_int8(w)
        elif k.startswith("transitions."):
            parts[k] = w.astype(np.float32).reshape(-1)
        else:
            # A linear layer's weight is stored input × output.
            parts[k] = (w.T if w.ndim == 2 else w).astype(np.float16)
    return parts


def write(path, model, parts, extra):
    head = dict(format=1, config=model.config, tensors={}, **extra)
    body, at = [], 0
    names = {"float16": "f16", "float32": "f32", "int8": "i8"}
    for k, v in parts.items():
        v = np.ascontiguousarray(v)
        head["tensors"][k] = dict(type=names[str(v.dtype)], shape=list(v.shape), at=at)
        raw = v.tobytes()
        raw += b"\0" * (-len(raw) % BLOCK)
        body.append(raw)
        at += len(raw)
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 4) % BLOCK)
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "wb") as f:
        f.write(struct.pack("<I", len(text)) + text + b"".join(body))


def rounded(model, parts):
    """The weights as the runtime will see them."""
    state = {}
    for k, v in model.state_dict().items():
        if k.startswith("tables."):
            n = k.split(".")[1]
            w = parts[f"tables.{n}.rows"].astype(np.float32) * parts[f"tables.{n}.scale"][:, None]
        else:
            w = parts[k].astype(np.float32)
            w = w.reshape(v.shape) if k.startswith("transitions.") else w.T if w.ndim == 2 else w
        state[k] = torch.from_numpy(np.ascontiguousarray(w))
    model.load_state_dict(state)
    model.eval()


def write_fixture(path, model):
    """Random vectors and ids, which every test can make the same way, and the scores of them."""
    c = model.config
    value = lambda i: ((i * 7919) % 201 - 100) / 100  # noqa: E731
    out = []
    for first, length in ((0, 5), (5, 1), (2, 9)):
        dense = torch.tensor([[value((first + i) * 2 * c["vector"] + k) for k in range(2 * c["vector"])] for i in range(length)])
        ids = torch.tensor([[(17 * (first + i) + 5 * t) % table["rows"] for t, table in enumerate(c["tables"])] for i in range(length)])
        with torch.no_grad():
            scores = model(dense[None], ids[None], dense[:1] if c["query"] else None, torch.ones(1, length, 1))
        out.append(dict(first=first, length=length, scores=[round(v, 4) for v in scores[0].reshape(-1).tolist()]))
    with open(path, "w", encoding="utf8") as f:
        json.dump(out, f)
        f.write("\n")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--dump", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--width", type=int, default=64)
    ap.add_argument("--convs", type=int, default=1)
    ap.add_argument("--recurs", type=int, default=2)
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--rate", type=float, default=3e-3)
    ap.add_argument("--decay", type=float, default=0.01)
    ap.add_argument("--drop", type=float, default=0.2)
    ap.add_argument("--rows", type=int, default=2048, help="rows of a batch, padding included")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--held", default="", help="parts of the data not to learn from: 0,3")
    ap.add_argument("--fixture")
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    rng = np.random.RandomState(a.seed)
    dump = Dump(a.dump)
    m = dump.meta
    groups = m["groups"]
    plain = [dict(name=g["name"], labels=g["labels"]) for g in groups]
    model = Head(a.width, m["vector"], a.convs, a.recurs, m["query"], m["tables"], plain, a.drop)
    every = np.arange(len(dump.seq))
    out = np.isin(dump.seq[:, 4], [int(p) for p in a.held.split(",") if p])
    held, taught = every[out], every[~out]
    per = len(batches(dump.seq[:, 2], taught, a.rows))
    opt = torch.optim.AdamW(model.parameters(), lr=a.rate, weight_decay=a.decay, betas=(0.9, 0.99))
    total = a.epochs * per + a.epochs * 8
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=a.rate, total_steps=total, pct_start=0.1)
    print(f"{len(taught)} sequences, {len(held)} held out, {per} batches", flush=True)
    step = 0
    for epoch in range(a.epochs):
        start, sum_, n = time.time(), 0.0, 0
        for which in batches(dump.seq[:, 2], taught, a.rows, rng):
            loss = losses(model, dump.batch(which), groups)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            if step < total:
                sched.step()
            sum_ += float(loss) * len(which)
            n += len(which)
        said = measure(model, dump, held, a.rows, groups) if len(held) else ""
        print(f"epoch {epoch + 1}: loss {sum_ / max(1, n):.4f}  {time.time() - start:.0f}s  {said}", flush=True)
    parts = parts_of(model)
    write(a.out, model, parts, dict(seed=a.seed, epochs=a.epochs))
    if a.fixture:
        rounded(model, parts)
        write_fixture(a.fixture, model)
    print(a.out, os.path.getsize(a.out), "bytes")


if __name__ == "__main__":
    main()
