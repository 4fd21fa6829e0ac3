"""The peer of `attention-lab bench`: the same models in idiomatic PyTorch, timed on one thread.

Reads one JSON object a line on standard input and answers each with one: {"prepare": workload} builds the model (see
workload.ts), {"measure": milliseconds} runs it for about that long and gives the mean time of one run, {"version": true}
gives PyTorch's and how many GFLOP/s its matrix products reach, since it may be linked to a slow BLAS.

Where PyTorch has a faster way it is given that: sentences are not packed, padding is masked in attention alone.
"""
import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

from lstm_model import LstmModel
from tokens import BOS, PAD
from transformer_model import TransformerModel

torch.set_num_threads(1)
torch.manual_seed(1)


class Recurrent(LstmModel):
    """With greedy decoding of so many steps."""

    def greedy(self, source, steps):
        memory, state = self.encode(source)
        last = torch.full((len(source),), BOS)
        for _ in range(steps):
            row, state = self.step(self.target(last), memory, state)
            last = self.say(row).argmax(1)


class Transformer(TransformerModel):
    """With greedy decoding of so many steps, keys and values kept, which PyTorch's own attention has no way to do."""

    def greedy(self, source, steps):
        padding = source == PAD
        memory = self.encode(source, padding)
        mask = torch.zeros(padding.shape).masked_fill(padding, float("-inf"))[:, None, None]
        crossed = [keys_values(layer.attention["cross"], memory) for layer in self.decoder]
        past = [None] * len(self.decoder)
        last = torch.full((len(source), 1), BOS)
        for step in range(steps):
            x = self.embed("target", last, step)
            for index, layer in enumerate(self.decoder):
                normed = layer.norms["self"](x)
                now = keys_values(layer.attention["self"], normed)
                past[index] = now if step == 0 else [torch.cat(pair, 2) for pair in zip(past[index], now)]
                x = x + attend(layer.attention["self"], normed, past[index])
                x = x + attend(layer.attention["cross"], layer.norms["cross"](x), crossed[index], mask)
                x = x + layer.feed_forward(layer.norms["feedForward"](x))
            last = self.output(self.decoder_norm(x)).argmax(2)


def heads_of(x, attention):
    rows, length, width = x.shape
    return x.view(rows, length, attention.num_heads, width // attention.num_heads).transpose(1, 2)


def keys_values(attention, x):
    width = x.shape[2]
    both = F.linear(x, attention.in_proj_weight[width:], attention.in_proj_bias[width:])
    return [heads_of(part, attention) for part in both.chunk(2, 2)]


def attend(attention, x, keys_and_values, mask=None):
    keys, values = keys_and_values
    width = x.shape[2]
    queries = heads_of(F.linear(x, attention.in_proj_weight[:width], attention.in_proj_bias[:width]), attention)
    scores = queries @ keys.transpose(2, 3) / math.sqrt(keys.shape[3])
    weights = (scores if mask is None else scores + mask).softmax(3)
    return attention.out_proj((weights @ values).transpose(1, 2).reshape(x.shape))


# As `configOf` in sizes.ts.
LSTM = {"attention": "additive", "encoder": "bidirectional", "layers": 1}
TRANSFORMER = {"layers": 2, "norm": "pre", "residual": True, "positions": "sinusoidal", "positionScale": 1}


def ids(rows, columns, vocabulary, factor):
    """As `idsOf` in sizes.ts."""
    table = torch.zeros(rows, columns, dtype=torch.long)
    for row in range(rows):
        for column in range(max(1, columns - row % 3)):
            table[row, column] = 3 + (31 * row + factor * column) % (vocabulary - 3)
    return table


def prepare(workload):
    """The number of parameters, and a function that runs the workload once."""
    size = workload["size"]
    rows, vocabulary = size["batch"], size["vocabulary"]
    vocabularies = {"source": vocabulary, "target": vocabulary}
    if workload["model"] == "transformer":
        model = Transformer({**TRANSFORMER, **size["transformer"]}, vocabularies)
    else:
        widths = {"attentionWidth": size["lstm"]["hidden"], "readout": size["lstm"]["hidden"], **size["lstm"]}
        model = Recurrent({**LSTM, **widths}, vocabularies, packed=False)
    source = ids(rows, size["source"], vocabulary, 17)
    target_input, target_output = (ids(rows, size["target"], vocabulary, factor) for factor in (29, 41))
    adam = torch.optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.98), eps=1e-9)

    def train_step():
        adam.zero_grad()
        logits = model(source, target_input)
        loss = F.cross_entropy(
            logits.flatten(0, 1), target_output.flatten(), ignore_index=PAD, label_smoothing=0.1
        )
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        return loss.item()

    def greedy():
        with torch.inference_mode():
            model.eval()
            model.greedy(source, size["target"])

    parameters = sum(parameter.numel() for parameter in model.parameters())
    return parameters, {"train-step": train_step, "greedy": greedy}[workload["what"]]


def measure(once, milliseconds):
    start, runs = time.perf_counter(), 0
    while runs == 0 or (time.perf_counter() - start) * 1000 < milliseconds:
        once()
        runs += 1
    return (time.perf_counter() - start) * 1000 / runs


def gigaflops(width=512):
    left, right = torch.randn(2, width, width)
    measure(lambda: left @ right, 50)
    return 2 * width**3 / measure(lambda: left @ right, 200) / 1e6


once = None
for line in sys.stdin:
    request = json.loads(line)
    if "prepare" in request:
        parameters, once = prepare(request["prepare"])
        measure(once, 100)
        answer = {"parameters": parameters}
    elif "version" in request:
        answer = {"version": torch.__version__, "gigaflops": gigaflops()}
    else:
        answer = {"milliseconds": measure(once, request["measure"])}
    print(json.dumps(answer), flush=True)
