#!/bin/sh
# Rebuilds models/language from the corpora: rebuild.sh CORPORA GLOVE.json CACHE. About half an hour on an idle core.
set -eu
here=$(dirname "$0")
python3 "$here/vectors.py" --corpora "$1" --glove "$2" --cache "$3"
python3 "$here/train.py" --corpora "$1" --cache "$3" --name main --epochs 18 --lr 3e-3 --drop 0.25
python3 "$here/export.py" --checkpoint "$3/main.pt" --out models/language/model.bin --fixture tests/language/fixtures/parser.json
python3 "$here/lemmas.py" --corpora "$1" --out models/language/lemmas.tsv
node --import tsx "$here/sentences.ts" --corpora "$1"
