#!/bin/sh
# models/statements/ from PolNeAR's train part and the language model that lies in models/language: about eight minutes on one core.
#   training/statements/rebuild.sh CORPORA WORK        (WORK: a folder for parses and dumps, some 2 GB)
# The heads learn from four fifths of the articles; the judge learns from the fifth that they have not seen.
set -e
corpora=$1
work=$2
python=${PYTHON:-python3}
node --import tsx training/statements/dump.ts --corpora "$corpora" --cache "$work/parses" --out "$work" --held 1
"$python" training/heads/train.py --dump "$work/cues" --out models/statements/cues.bin --epochs 4 --rows 3072 --seed 1
"$python" training/heads/train.py --dump "$work/roles" --out models/statements/roles.bin --epochs 4 --rows 3072 --drop 0.25 --seed 1
node --import tsx training/statements/train.ts --corpora "$corpora" --cache "$work/parses" --heads models/statements --judge 1 --test "" --least 0.28 --save
