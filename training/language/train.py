"""Trains the parser on EWT and GUM and writes a checkpoint; `export.py` makes models/language/model.bin of it.

  python3 training/language/train.py --corpora DIR --cache DIR --epochs 20 [--silver FILE]

Seeded; checkpoints every epoch and goes on from the last with --resume, to the same weights as without a stop. Dev figures are on gold
tokens (the ruler's are on raw text). --silver: sentences that larger models have parsed (silver.py); each epoch draws as many words of them
as there are gold ones, the last --pure epochs are gold alone.
"""
import argparse
import os
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

from conllu import form_features, licence_of, norm, read_conllu, read_training
from model import Parser

BITS = 14


def build_vocab(sents, cache):
    with open(os.path.join(cache, "words.txt"), encoding="utf8") as f:
        glove = {w: i + 1 for i, w in enumerate(f.read().split("\n"))}
    count = Counter(norm(w.form) for s in sents for w in s)
    words = {w: i + 2 for i, w in enumerate(sorted(w for w, n in count.items() if n >= 2))}
    tags = sorted({w.upos for s in sents for w in s})
    rels = sorted({w.deprel for s in sents for w in s})
    fc = Counter(w.feats for s in sents for w in s)
    feats = [f for f, n in sorted(fc.items()) if n >= 3]
    return dict(glove=glove, words=words, tags=tags, rels=rels, feats=feats)


class Coder:
    """Forms → ids. 0 is padding; word 1 is unknown; glove 0 is the zero vector."""

    def __init__(self, vocab):
        self.v = vocab
        self.tag = {x: i for i, x in enumerate(vocab["tags"])}
        self.rel = {x: i for i, x in enumerate(vocab["rels"])}
        self.feat = {x: i for i, x in enumerate(vocab["feats"])}
        self.cache = {}

    def form(self, form):
        got = self.cache.get(form)
        if got is None:
            low = form.lower().replace("\u2019", "'").replace("\u2018", "'")
            got = (self.v["glove"].get(low, 0), self.v["words"].get(norm(form), 1), [h & (2 ** BITS - 1) for h in form_features(form)])
            self.cache[form] = got
        return got

    def code(self, words, forms=None):
        rows = [self.form(f) for f in (forms or [w.form for w in words])]
        return dict(
            g=[r[0] for r in rows], w=[r[1] for r in rows], f=[r[2] for r in rows],
            t=[self.tag.get(w.upos, -1) for w in words], x=[self.feat.get(w.feats, -1) for w in words],
            h=[w.head for w in words], r=[self.rel.get(w.deprel, -1) for w in words])


def headline(words, rng):
    """"The rebels attacked an army convoy ." → "Rebels Attack Army Convoy": no articles, no forms of "be" beside another verb, the past told as present."""
    n = len(words)
    parent = {w.head for w in words}
    gone = {i + 1 for i, w in enumerate(words) if i + 1 not in parent and (
        (w.upos == "DET" and w.lemma in ("the", "a", "an")) or (w.upos == "AUX" and w.lemma == "be") or (i == n - 1 and w.form == "."))}
    if len(gone) == n:
        return words
    at, new = {}, 0
    for i in range(1, n + 1):
        if i not in gone:
            new += 1
            at[i] = new
    plural = {w.head for w in words if w.deprel == "nsubj" and "Number=Plur" in w.feats}
    title = rng.random() < 0.6
    out = []
    for i, w in enumerate(words, 1):
        if i in gone:
            continue
        form, feats = w.form, w.feats
        if w.upos == "VERB" and w.head == 0 and feats.startswith("Mood=Ind|") and "Tense=Past" in feats and w.lemma.isalpha():
            person = "Number=Plur|Person=3" if i in plural else "Number=Sing|Person=3"
            form = w.lemma if i in plural else w.lemma + ("es" if w.lemma[-1] in "sxzo" or w.lemma[-2:] in ("ch", "sh") else "s")
            if form.endswith("ys") and w.lemma[-2:-1] not in ("a", "e", "o", "u"):
                form = form[:-2] + "ies"
            feats = "Mood=Ind|" + person + "|Tense=Pres|VerbForm=Fin"
        if (title and w.upos not in ("ADP", "DET", "CCONJ", "PART", "SCONJ")) or not out:
            form = form[:1].upper() + form[1:]
        out.append(w._replace(form=form, feats=feats, head=at.get(w.head, 0)))
    return out


MARKS = [("\u201c", "\u201d")] * 6 + [("\u00ab", "\u00bb"), ("\u201e", "\u201c")]


def varied(words, rng):
    """Some sentences as headlines and careless writing have them: another case, no full stop; other quotation marks than the treebanks' straight ones."""
    u = rng.random()
    if 0.16 <= u < 0.22 and 5 <= len(words) <= 18:
        words = headline(words, rng)
    n = len(words)
    if 0.10 <= u < 0.16 and n > 3 and words[-1].form in ".!?" and all(w.head != n for w in words):
        words = words[:-1]
    forms = [w.form for w in words]
    if '"' in forms and rng.random() < 0.5:
        marks, seen = rng.choice(MARKS), 0
        for i, form in enumerate(forms):
            if form == '"':
                forms[i], seen = marks[seen % 2], seen + 1
    if u < 0.04:
        return [f.lower() for f in forms], words
    if u < 0.06:
        return [f.upper() for f in forms], words
    if u < 0.10:
        return [f if w.upos in ("ADP", "DET", "CCONJ", "PART") else f[:1].upper() + f[1:] for f, w in zip(forms, words)], words
    return forms, words


def draw(sents, words, rng):
    """Sentences in random order until there are that many words."""
    out, n = [], 0
    for i in rng.sample(range(len(sents)), len(sents)):
        if n >= words:
            break
        out.append(sents[i])
        n += len(sents[i])
    return out


def batches(coded, size, rng=None):
    """Index lists of sentences of like length, about `size` words each, padding included."""
    order = list(range(len(coded)))
    if rng:
        rng.shuffle(order)
    order.sort(key=lambda i: len(coded[i]["g"]) + (rng.random() * 3 if rng else 0))
    out, now, longest = [], [], 0
    for i in order:
        n = len(coded[i]["g"])
        if now and max(longest, n) * (len(now) + 1) > size:
            out.append(now)
            now, longest = [], 0
        now.append(i)
        longest = max(longest, n)
    if now:
        out.append(now)
    if rng:
        rng.shuffle(out)
    return out


def tensors(items):
    t = max(len(c["g"]) for c in items)

    def pad(k, fill):
        return torch.tensor([c[k] + [fill] * (t - len(c[k])) for c in items])
    form = torch.zeros(len(items), t, 6, dtype=torch.long)
    for i, c in enumerate(items):
        form[i, :len(c["f"])] = torch.tensor(c["f"])
    mask = torch.tensor([[1.0] * len(c["g"]) + [0.0] * (t - len(c["g"])) for c in items]).unsqueeze(-1)
    return dict(g=pad("g", 0), w=pad("w", 0), f=form, m=mask, t=pad("t", -1), x=pad("x", -1), h=pad("h", -1), r=pad("r", -1))


def losses(model, b, drop_word):
    g, w = b["g"], b["w"]
    if drop_word:
        w = torch.where(torch.rand(w.shape) < drop_word, torch.ones_like(w), w) * (b["m"][..., 0] > 0)
        g = torch.where(torch.rand(g.shape) < 0.08, torch.zeros_like(g), g)
    x = model.encode(g, w, b["f"], b["m"])
    on = b["m"].reshape(-1) > 0
    y = model.drop(x)

    def ce(scores, gold):
        return F.cross_entropy(scores.reshape(-1, scores.shape[-1])[on], gold.reshape(-1)[on], ignore_index=-1)
    arcs = model.arcs(x).masked_fill(F.pad(b["m"][..., 0], (1, 0), value=1.0)[:, None, :] == 0, -1e4)
    heads = b["h"].clamp(min=0)
    return ce(arcs, b["h"]) + ce(model.relations(x, heads), b["r"]) + 0.5 * ce(model.tag(y), b["t"]) + 0.3 * ce(model.feat(y), b["x"])


def evaluate(model, coded, rels):
    base = torch.tensor([sorted({r.split(":")[0] for r in rels}).index(r.split(":")[0]) for r in rels])
    model.eval()
    n = tag = feat = uas = las = 0
    with torch.no_grad():
        for idx in batches(coded, 3000):
            b = tensors([coded[i] for i in idx])
            x = model.encode(b["g"], b["w"], b["f"], b["m"])
            on = b["m"][..., 0] > 0
            arcs = model.arcs(x).masked_fill(F.pad(b["m"][..., 0], (1, 0), value=1.0)[:, None, :] == 0, -1e4)
            heads = arcs.argmax(-1)
            right = (heads == b["h"]) & on
            r = base[model.relations(x, heads).argmax(-1)]
            n += int(on.sum())
            uas += int(right.sum())
            las += int((right & (r == base[b["r"].clamp(min=0)])).sum())
            tag += int(((model.tag(x).argmax(-1) == b["t"]) & on).sum())
            feat += int(((model.feat(x).argmax(-1) == b["x"]) & on).sum())
    model.train()
    return dict(tag=tag / n, feat=feat / n, uas=uas / n, las=las / n)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--cache", required=True)
    ap.add_argument("--name", default="parser")
    ap.add_argument("--epochs", type=int, default=20)
    ap.add_argument("--words", type=int, default=1200, help="words a batch")
    ap.add_argument("--width", type=int, default=128)
    ap.add_argument("--convs", type=int, default=2)
    ap.add_argument("--recurs", type=int, default=3)
    ap.add_argument("--lr", type=float, default=2e-3)
    ap.add_argument("--drop", type=float, default=0.2)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only-open", action="store_true")
    ap.add_argument("--silver", help="CoNLL-U of silver.py")
    ap.add_argument("--pure", type=int, default=4, help="last epochs without silver")
    ap.add_argument("--resume", action="store_true")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    np.random.seed(a.seed)
    torch.set_flush_denormal(True)
    sents = [s for s in read_training(a.corpora, a.only_open) if len(s) <= 120]
    vocab = build_vocab(sents, a.cache)
    silver = [s for _, s in read_conllu(a.silver)] if a.silver else []
    words = sum(map(len, sents))
    coder = Coder(vocab)
    dev = [coder.code(s) for _, s in read_conllu(os.path.join(a.corpora, "language", "dev.conllu"))]
    vectors = np.load(os.path.join(a.cache, "vectors.npy"))
    vectors = torch.from_numpy(np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors * 3]))
    model = Parser(vectors, len(vocab["words"]) + 2, 2 ** BITS, len(vocab["tags"]), len(vocab["feats"]), len(vocab["rels"]),
                   width=a.width, convs=a.convs, recurs=a.recurs, drop=a.drop)
    params = [p for p in model.parameters() if p.requires_grad]
    opt = torch.optim.Adam(params, lr=a.lr, betas=(0.9, 0.98), eps=1e-8)
    mean = [p.detach().clone() for p in params]
    first = 0
    path = os.path.join(a.cache, a.name + ".pt")
    if a.resume and os.path.exists(path):
        saved = torch.load(path)
        model.load_state_dict(saved["live"])
        opt.load_state_dict(saved["opt"])
        mean, first = saved["mean"], saved["epoch"] + 1
        torch.set_rng_state(saved["random"])
    print(len(sents), "sentences", words, "words", len(silver), "silver sentences", sum(p.numel() for p in params), "parameters", flush=True)
    begin = time.time()
    for epoch in range(first, a.epochs):
        rng = random.Random(a.seed * 1000 + epoch)
        coded = []
        for s in sents + draw(silver, words, rng) if epoch < a.epochs - a.pure else sents:
            forms, kept = varied(s, rng)
            coded.append(coder.code(kept, forms))
        plan = batches(coded, a.words, rng)
        total = 0.0
        for step, idx in enumerate(plan):
            done = (epoch + step / len(plan)) / a.epochs
            lr = a.lr * min(1, (epoch * len(plan) + step + 1) / 200) * max(0.01, 1 - done)
            for group in opt.param_groups:
                group["lr"] = lr
            loss = losses(model, tensors([coded[i] for i in idx]), 0.15)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 5.0)
            opt.step()
            if step % 5 == 0:
                with torch.no_grad():
                    torch._foreach_mul_(mean, 0.99)
                    torch._foreach_add_(mean, params, alpha=0.01)
            total += loss.item()
        live = {k: v.clone() for k, v in model.state_dict().items()}
        with torch.no_grad():
            for p, m in zip(params, mean):
                p.copy_(m)
        score = evaluate(model, dev, vocab["rels"])
        torch.save(dict(model=model.state_dict(), live=live, opt=opt.state_dict(), mean=mean, epoch=epoch, random=torch.get_rng_state(),
                        vocab=vocab, config=model.config, score=score, args=vars(a)), path)
        model.load_state_dict(live)
        print(f"epoch {epoch} loss {total / len(plan):.3f} " + " ".join(f"{k} {v:.4f}" for k, v in score.items()) + f" {time.time() - begin:.0f}s", flush=True)


if __name__ == "__main__":
    main()
