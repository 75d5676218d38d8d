"""The shared encoder and its heads: embeddings of words and of features of their form → gated convolutions → gated recurrences
(QRNN's fo-pooling, both directions) → part of speech, features, biaffine arcs, relation of word and head.

Sizes are kept such that a token costs about 0.4 million multiplications. All is batch first.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Pool(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + (1 - f[t]) z[t] along the first axis; a step is one operation forwards and one back."""

    @staticmethod
    def forward(ctx, z, f, reverse):
        c = torch.empty_like(z)
        order = range(z.shape[0] - 1, -1, -1) if reverse else range(z.shape[0])
        last = torch.zeros_like(z[0])
        for t in order:
            torch.lerp(z[t], last, f[t], out=c[t])
            last = c[t]
        ctx.save_for_backward(z, f, c)
        ctx.reverse = reverse
        return c

    @staticmethod
    def backward(ctx, g):
        z, f, c = ctx.saved_tensors
        n = z.shape[0]
        d = torch.empty_like(z)
        order = range(n) if ctx.reverse else range(n - 1, -1, -1)
        carry = torch.zeros_like(z[0])
        for t in order:
            torch.add(g[t], carry, out=d[t])
            carry = d[t] * f[t]
        before = torch.zeros_like(c)
        if ctx.reverse:
            before[:-1] = c[1:]
        else:
            before[1:] = c[:-1]
        return d * (1 - f), d * (before - z), None


class Conv(nn.Module):
    """Window of three words → gated linear unit, added to its input, normalised."""

    def __init__(self, d, drop):
        super().__init__()
        self.lin = nn.Linear(3 * d, 2 * d)
        self.norm = nn.LayerNorm(d)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        p = F.pad(x, (0, 0, 1, 1))
        u = self.lin(torch.cat([p[:, :-2], x, p[:, 2:]], -1))
        a, b = u.chunk(2, -1)
        return self.norm(x + self.drop(a * torch.sigmoid(b))) * mask


class Recur(nn.Module):
    """Half of the width runs forwards, half backwards."""

    def __init__(self, d, drop):
        super().__init__()
        self.lin = nn.Linear(d, 3 * d)
        self.norm = nn.LayerNorm(d)
        self.drop = nn.Dropout(drop)
        with torch.no_grad():
            self.lin.bias[d:2 * d] = 1.0

    def forward(self, x, mask):
        z, f, o = self.lin(x).chunk(3, -1)
        m = mask.transpose(0, 1)
        z = torch.tanh(z).transpose(0, 1) * m
        f = torch.sigmoid(f).transpose(0, 1) * m
        h = z.shape[-1] // 2
        a = Pool.apply(z[..., :h].contiguous(), f[..., :h].contiguous(), False)
        b = Pool.apply(z[..., h:].contiguous(), f[..., h:].contiguous(), True)
        c = torch.cat([a, b], -1).transpose(0, 1)
        return self.norm(x + self.drop(c * torch.sigmoid(o))) * mask


class Parser(nn.Module):
    def __init__(self, vectors, words, rows, tags, feats, rels, width=128, arc=96, rel=96, convs=2, recurs=3, drop=0.2):
        super().__init__()
        self.config = dict(width=width, arc=arc, rel=rel, convs=convs, recurs=recurs)
        self.glove = nn.Embedding.from_pretrained(vectors, freeze=True, padding_idx=0)
        self.word = nn.Embedding(words, width, padding_idx=0)
        self.form = nn.EmbeddingBag(rows, width, mode="sum")
        nn.init.normal_(self.word.weight, std=0.3)
        nn.init.normal_(self.form.weight, std=0.3)
        self.project = nn.Linear(vectors.shape[1], width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList([Conv(width, drop) for _ in range(convs)] + [Recur(width, drop) for _ in range(recurs)])
        self.drop = nn.Dropout(drop)
        self.tag = nn.Linear(width, tags)
        self.feat = nn.Linear(width, feats)
        self.arc_dep = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.root = nn.Parameter(torch.zeros(width))
        self.bilinear = nn.Parameter(torch.eye(arc) / arc ** 0.5)
        self.head_bias = nn.Parameter(torch.zeros(arc))
        self.distance = nn.Parameter(torch.zeros(33))
        self.rel_dep = nn.Linear(width, rel)
        self.rel_head = nn.Linear(width, rel, bias=False)
        self.rel_out = nn.Linear(rel, rels)

    def encode(self, glove, word, form, mask):
        b, t, k = form.shape
        x = self.project(self.glove(glove)) + self.word(word) + self.form(form.reshape(b * t, k)).view(b, t, -1)
        x = self.drop(self.norm(x)) * mask
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def arcs(self, x):
        """Scores b × dependent × (root, then every word)."""
        b, t, _ = x.shape
        heads = torch.cat([self.root.expand(b, 1, -1), x], 1)
        hd = F.relu(self.arc_dep(self.drop(x)))
        hh = F.relu(self.arc_head(self.drop(heads)))
        s = (hd @ self.bilinear + self.head_bias) @ hh.transpose(1, 2)
        i = torch.arange(t)
        gap = (i[None, :] - i[:, None]).clamp(-16, 16) + 16
        return s + F.pad(self.distance[gap], (1, 0))[None]

    def relations(self, x, heads):
        """heads: index of the head, 0 for the root."""
        b = x.shape[0]
        padded = torch.cat([self.root.expand(b, 1, -1), x], 1)
        h = padded.gather(1, heads.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return self.rel_out(self.drop(F.relu(self.rel_dep(self.drop(x)) + self.rel_head(self.drop(h)))))
