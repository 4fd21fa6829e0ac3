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

torch.set_num_threads(1)
torch.manual_seed(1)
PAD, BOS = 0, 1


class Recurrent(nn.Module):
    """LSTM encoder-decoder with additive attention (Bahdanau et al. 2015)."""

    def __init__(self, vocabulary, embedding, hidden):
        super().__init__()
        self.source = nn.Embedding(vocabulary, embedding)
        self.target = nn.Embedding(vocabulary, embedding)
        self.encoder = nn.LSTM(embedding, hidden, bidirectional=True, batch_first=True)
        self.bridge = nn.Linear(2 * hidden, 2 * hidden)
        self.key = nn.Linear(2 * hidden, hidden, bias=False)
        self.query = nn.Linear(hidden, hidden, bias=False)
        self.score = nn.Linear(hidden, 1, bias=False)
        self.cell = nn.LSTMCell(embedding + 2 * hidden, hidden)
        self.readout = nn.Linear(3 * hidden + embedding, hidden)
        self.output = nn.Linear(hidden, vocabulary)

    def encode(self, source):
        states, (final, _) = self.encoder(self.source(source))
        hidden, cell = torch.tanh(self.bridge(torch.cat([final[0], final[1]], 1))).chunk(2, 1)
        return (states, self.key(states), source == PAD), (hidden, cell)

    def advance(self, y, memory, state):
        states, keys, padding = memory
        scores = self.score(torch.tanh(keys + self.query(state[0])[:, None])).squeeze(2)
        weights = scores.masked_fill(padding, float("-inf")).softmax(1)
        context = torch.bmm(weights[:, None], states).squeeze(1)
        state = self.cell(torch.cat([y, context], 1), state)
        return torch.cat([state[0], context, y], 1), state

    def say(self, read):
        return self.output(torch.tanh(self.readout(read)))

    def forward(self, source, target):
        memory, state = self.encode(source)
        read = []
        for y in self.target(target).unbind(1):
            row, state = self.advance(y, memory, state)
            read.append(row)
        return self.say(torch.stack(read, 1))

    def greedy(self, source, steps):
        memory, state = self.encode(source)
        last = torch.full((len(source),), BOS)
        for _ in range(steps):
            row, state = self.advance(self.target(last), memory, state)
            last = self.say(row).argmax(1)


class Transformer(nn.Module):
    """Transformer encoder-decoder (Vaswani et al. 2017), pre-norm, two layers each."""

    def __init__(self, vocabulary, width, heads, feedForward, longest):
        super().__init__()
        self.scale = math.sqrt(width)
        self.source = nn.Embedding(vocabulary, width)
        self.target = nn.Embedding(vocabulary, width)
        self.layers = nn.Transformer(width, heads, 2, 2, feedForward, 0.0, batch_first=True, norm_first=True)
        self.output = nn.Linear(width, vocabulary)
        self.register_buffer("positions", torch.randn(longest, width))

    def embed(self, table, ids, start=0):
        return table(ids) * self.scale + self.positions[start : start + ids.shape[1]]

    def forward(self, source, target):
        padding = source == PAD
        future = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).triu(1)
        read = self.layers(
            self.embed(self.source, source),
            self.embed(self.target, target),
            tgt_mask=future,
            src_key_padding_mask=padding,
            memory_key_padding_mask=padding,
        )
        return self.output(read)

    def greedy(self, source, steps):
        """With keys and values kept, which PyTorch's own decoder layer has no way to do."""
        padding = source == PAD
        memory = self.layers.encoder(self.embed(self.source, source), src_key_padding_mask=padding)
        mask = torch.zeros(padding.shape).masked_fill(padding, float("-inf"))[:, None, None]
        decoder = self.layers.decoder.layers
        crossed = [keys_values(layer.multihead_attn, memory) for layer in decoder]
        past = [None] * len(decoder)
        last = torch.full((len(source), 1), BOS)
        for step in range(steps):
            x = self.embed(self.target, last, step)
            for index, layer in enumerate(decoder):
                normed = layer.norm1(x)
                now = keys_values(layer.self_attn, normed)
                past[index] = now if step == 0 else [torch.cat(pair, 2) for pair in zip(past[index], now)]
                x = x + attend(layer.self_attn, normed, past[index])
                x = x + attend(layer.multihead_attn, layer.norm2(x), crossed[index], mask)
                x = x + layer.linear2(F.relu(layer.linear1(layer.norm3(x))))
            last = self.output(self.layers.decoder.norm(x)).argmax(2)


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
    if workload["model"] == "transformer":
        model = Transformer(vocabulary, longest=max(size["source"], size["target"]), **size["transformer"])
    else:
        model = Recurrent(vocabulary, **size["lstm"])
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
