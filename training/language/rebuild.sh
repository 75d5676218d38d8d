#!/bin/sh
# Rebuilds models/language from the corpora: rebuild.sh CORPORA GLOVE.json CACHE [--only-open]. About 45 minutes on two idle cores, added up from
# the times of its steps; stopped and started again, it goes on where it was. Two teachers learn side by side, parse news together, and the model that ships learns from the treebanks and from them.
set -eu
export OPENBLAS_NUM_THREADS=1 # two threads change the last bits, and gain little at these sizes
here=$(dirname "$0")
corpora=$1 glove=$2 cache=$3 open=${4:-}
train() { python3 "$here/train.py" --corpora "$corpora" --cache "$cache" --resume $open "$@"; }
mkdir -p "$cache"
[ -e "$cache/vectors.npy" ] || python3 "$here/vectors.py" --corpora "$corpora" --glove "$glove" --cache "$cache" --top 75000
[ -e "$cache/raw.jsonl" ] || node --import tsx "$here/raw.ts" --corpora "$corpora" --out "$cache/raw.jsonl" $open
train --name narrow --epochs 24 --lr 3e-3 --drop 0.25 &
train --name wide --epochs 16 --lr 2e-3 --drop 0.33 --width 256
wait
[ -e "$cache/silver.conllu" ] || python3 "$here/silver.py" --raw "$cache/raw.jsonl" --out "$cache/silver.conllu" "$cache/narrow.pt" "$cache/wide.pt"
train --name main --epochs 20 --lr 3e-3 --drop 0.2 --silver "$cache/silver.conllu"
python3 "$here/export.py" --checkpoint "$cache/main.pt" --out models/language/model.bin --fixture tests/language/fixtures/parser.json
python3 "$here/lemmas.py" --corpora "$corpora" --out models/language/lemmas.tsv $open
node --import tsx "$here/sentences.ts" --corpora "$corpora" $open
node --import tsx "$here/casing.ts" --corpora "$corpora" $open
