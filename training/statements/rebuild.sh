#!/bin/sh
# models/statements/ from PolNeAR's train part and the language model that lies in models/language: about twenty minutes on one core.
#   training/statements/rebuild.sh CORPORA WORK        (WORK: a folder for parses, dumps and heads, some 2 GB)
# The heads that ship learn from all articles. The judge learns from drafts of all articles, too, each made by heads that have not seen the
# article: three more pairs of them, which leave out two, one and two of five parts.
set -e
corpora=$1
work=$2
python=${PYTHON:-python3}
node --import tsx training/statements/dump.ts --corpora "$corpora" --cache "$work/parses" --out "$work"
heads() { # folder, parts left out
  "$python" training/heads/train.py --dump "$work/cues" --out "$1/cues.bin" --epochs 4 --rows 3072 --seed 1 --held "$2"
  "$python" training/heads/train.py --dump "$work/roles" --out "$1/roles.bin" --epochs 4 --rows 3072 --drop 0.25 --seed 1 --held "$2"
}
heads "$work/heads-1" 1
heads "$work/heads-2" 0,3
heads "$work/heads-3" 2,4
heads models/statements ""
node --import tsx training/statements/train.ts --corpora "$corpora" --cache "$work/parses" \
  --heads "$work/heads-1:1" --heads "$work/heads-2:0,3" --heads "$work/heads-3:2,4" --threshold 0.2 --leasts 0.35 --quoted 0.06 --save
