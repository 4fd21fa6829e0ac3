"""A trained model of a run, in PyTorch.

    python3 src/pytorch/load_model.py runs/en-fr/transformer/seed-1 "the old cat does not see him"
    python3 src/pytorch/load_model.py runs/en-fr/transformer/seed-1 --check expected.json

The first prints the greedy translation; the second, of {"pairs": [{"source", "target", "logits"}]}, how far PyTorch's
logits are from those in the file, and fails above 1e-4. In a program of your own, `load(folder)` gives the model.
Needs torch and numpy.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy
import torch

from lstm_model import LstmModel
from tokens import BOS, EOS, PAD, Codec
from transformer_model import TransformerModel

CONFIG_SCHEMA = "attention-lab/config/v1"
TOLERANCE = 1e-4


class Translator:
    """A model with the codecs of its languages."""

    def __init__(self, config):
        self.codecs = {side: Codec(config["text"][side]) for side in ("source", "target")}
        self.maximum_length = config["maximumLength"]
        family = {"lstm": LstmModel, "transformer": TransformerModel}[config["model"]["kind"]]
        self.model = family(config["model"], {side: len(codec.names) for side, codec in self.codecs.items()})

    @torch.inference_mode()
    def logits(self, source, target):
        """Teacher-forced: of a sentence pair the logits of each target token and of EOS behind them [T + 1, V]."""
        ids = [self.codecs["source"].encode(source) + [EOS]], [[BOS] + self.codecs["target"].encode(target)]
        return self.model(*map(torch.tensor, ids))[0]

    @torch.inference_mode()
    def translate(self, sentence):
        """Greedy: the most probable token, never PAD or BOS, until it is EOS."""
        source = torch.tensor([self.codecs["source"].encode(sentence) + [EOS]])
        if not 1 < source.shape[1] <= self.maximum_length + 1:
            raise ValueError(f"the sentence has {source.shape[1] - 1} tokens, expected 1 to {self.maximum_length}")
        said = [BOS]
        while len(said) <= self.maximum_length:
            logits = self.model(source, torch.tensor([said]))[0, -1]
            logits[[PAD, BOS]] = float("-inf")
            said.append(logits.argmax().item())
            if said[-1] == EOS:
                return self.codecs["target"].decode(said[1:-1])
        return self.codecs["target"].decode(said[1:])


def load(folder):
    """The Translator of the folder of one model and seed; its `model` is an nn.Module."""
    config = json.loads((Path(folder) / "config.json").read_text(encoding="utf-8"))
    if config.get("schema") != CONFIG_SCHEMA:
        raise ValueError(f"{folder}/config.json: its schema is {config.get('schema')}, this script reads {CONFIG_SCHEMA}")
    translator = Translator(config)
    set_weights(translator.model, read_safetensors(Path(folder) / "model.safetensors"))
    if config["model"].get("scaling") is False:
        with torch.no_grad():
            translator.model.without_scaling()
    translator.model.eval()
    return translator


def read_safetensors(path):
    """Tensors by name (github.com/huggingface/safetensors): the length of a JSON header, the header, the values."""
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            raise ValueError(f"{path}: {name} is {entry['dtype']}, only F32 can be read")
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(content, "<f4", (end - begin) // 4, start + begin)
        tensors[name] = torch.from_numpy(values.astype(numpy.float32).reshape(entry["shape"]))
    return tensors


@torch.no_grad()
def set_weights(model, tensors):
    """Sets every parameter; the biases that only PyTorch has are zero."""
    for parameter in model.parameters():
        parameter.zero_()
    named = model.named_weights(lambda parameter: parameter)
    if named.keys() != tensors.keys():
        names = ", ".join(sorted(named.keys() ^ tensors.keys()))
        raise ValueError(f"model.safetensors is of a model with other settings than config.json says: {names}")
    for name, view in named.items():
        directions = isinstance(view, list)
        for part, values in zip(view if directions else [view], tensors[name] if directions else [tensors[name]]):
            if part.shape != values.shape:
                raise ValueError(f"model.safetensors: {name} is {[*values.shape]}, this model needs {[*part.shape]}")
            part.copy_(values)


def largest_difference(translator, pairs):
    """Between the logits of `pairs` and PyTorch's."""
    differences = []
    for pair in pairs:
        ours, theirs = torch.tensor(pair["logits"]), translator.logits(pair["source"], pair["target"])
        if ours.shape != theirs.shape:
            raise ValueError(f"the logits of \"{pair['target']}\" are {[*ours.shape]}, expected {[*theirs.shape]}")
        differences.append((ours - theirs).abs().max().item())
    return max(differences)


def main():
    parser = argparse.ArgumentParser(description="Loads a trained model of a run into PyTorch.")
    parser.add_argument("folder", help="the folder of one model and seed: runs/en-fr/transformer/seed-1")
    parser.add_argument("sentence", nargs="?", help="a sentence to translate greedily")
    parser.add_argument("--check", metavar="FILE", help="a JSON file of sentence pairs with the logits to expect")
    options = parser.parse_args()
    if (options.sentence is None) == (options.check is None):
        parser.error("give a sentence, or --check FILE")
    try:
        translator = load(options.folder)
        if options.sentence is not None:
            print(translator.translate(options.sentence))
            return
        pairs = json.loads(Path(options.check).read_text(encoding="utf-8"))["pairs"]
        difference = largest_difference(translator, pairs)
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    print(f"largest difference of {len(pairs)} sentence pairs: {difference:.2g}")
    if not difference <= TOLERANCE:
        sys.exit(f"the logits differ by more than {TOLERANCE:g}")


if __name__ == "__main__":
    main()
