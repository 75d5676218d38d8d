"""A head with random weights and what PyTorch says with it: tests/language/fixtures/head.bin and head.json, for the test that holds the
runtime against PyTorch. Rerun when the format or the layers change."""
import os

import torch

from train import Head, parts_of, rounded, write, write_fixture

torch.set_num_threads(1)
torch.manual_seed(7)
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "language", "fixtures")
model = Head(16, 8, 1, 2, True, [dict(name="a", rows=32), dict(name="b", rows=16)],
             [dict(name="one", labels=["no", "yes"]), dict(name="two", labels=["x", "y", "z"])])
with torch.no_grad():
    for t in model.transitions:
        t.normal_()
parts = parts_of(model)
write(os.path.join(folder, "head.bin"), model, parts, {})
rounded(model, parts)
write_fixture(os.path.join(folder, "head.json"), model)
