"""The Transformer of src/models/transformer.ts, made of PyTorch's own modules: the same function of the same weights."""
import math

import torch
from torch import nn
from torch.nn import functional as F

PAD = 0


class Layer(nn.Module):
    """One layer of either stack; in the decoder with cross-attention. Norms and residuals stand where `config` says."""

    def __init__(self, config, decodes):
        super().__init__()
        D, inner = config["width"], config["feedForward"]
        self.pre, self.post = config["norm"] == "pre", config["norm"] == "post"
        self.residual = config["residual"]
        names = ("self", "cross") if decodes else ("self",)
        self.attention = nn.ModuleDict({n: nn.MultiheadAttention(D, config["heads"], batch_first=True) for n in names})
        self.inner, self.outer = nn.Linear(D, inner), nn.Linear(inner, D)
        norms = {} if config["norm"] == "none" else {n: nn.LayerNorm(D) for n in (*names, "feedForward")}
        self.norms = nn.ModuleDict(norms)

    def sublayer(self, name, x, f):
        change = f(self.norms[name](x) if self.pre else x)
        total = x + change if self.residual else change
        return self.norms[name](total) if self.post else total

    def forward(self, x, future=None, padding=None, source=None, source_padding=None):
        """x [B, T, D], of the words that it may see those that the masks leave; `source` is what the encoder gave."""
        attend = lambda name, q, kv, **masks: self.attention[name](q, kv, kv, need_weights=False, **masks)[0]
        x = self.sublayer("self", x, lambda h: attend("self", h, h, attn_mask=future, key_padding_mask=padding))
        if source is not None:
            x = self.sublayer("cross", x, lambda h: attend("cross", h, source, key_padding_mask=source_padding))
        return self.sublayer("feedForward", x, self.feed_forward)

    def feed_forward(self, h):
        return self.outer(F.relu(self.inner(h)))


class TransformerModel(nn.Module):
    """B sentences, S source and T target tokens, D width, V vocabulary.

    `config` is that of src/models/config.ts (dropout aside, there is none here), `vocabulary` the sizes of both
    vocabularies.
    """

    def __init__(self, config, vocabulary):
        super().__init__()
        D, L = config["width"], config["layers"]
        self.config = config
        self.source = nn.Embedding(vocabulary["source"], D)
        self.target = nn.Embedding(vocabulary["target"], D)
        if config["positions"] == "learned":
            self.source_positions = nn.Parameter(torch.zeros(config["maximumLength"], D))
            self.target_positions = nn.Parameter(torch.zeros(config["maximumLength"], D))
        self.encoder = nn.ModuleList([Layer(config, decodes=False) for _ in range(L)])
        self.decoder = nn.ModuleList([Layer(config, decodes=True) for _ in range(L)])
        # Behind either stack, where its layers leave their sums without a norm.
        last = nn.LayerNorm if config["norm"] == "pre" else nn.Identity
        self.encoder_norm, self.decoder_norm = last(D), last(D)
        self.output = nn.Linear(D, vocabulary["target"])
        self.sinusoids = torch.zeros(0, D)

    def forward(self, source, target):
        """Ids [B, S] and, with BOS before each target, [B, T] → logits of what follows each target token [B, T, V]."""
        padding = source == PAD
        return self.decode(self.encode(source, padding), padding, target)

    def encode(self, source, padding):
        x = self.embed("source", source)  # [B, S, D]
        for layer in self.encoder:
            x = layer(x, padding=padding)
        return self.encoder_norm(x)

    def decode(self, memory, padding, target):
        T = target.shape[1]
        future = torch.ones(T, T, dtype=torch.bool, device=target.device).triu(1)
        y = self.embed("target", target)  # [B, T, D]
        for layer in self.decoder:
            y = layer(y, future=future, source=memory, source_padding=padding)
        return self.output(self.decoder_norm(y))  # [B, T, V]

    def embed(self, side, ids, start=0):
        """Tokens × √D + positions, counted from `start`."""
        tokens = getattr(self, side)(ids) * math.sqrt(self.config["width"])
        if self.config["positions"] == "none":
            return tokens
        end = start + ids.shape[1]
        if self.config["positions"] == "learned":
            return tokens + getattr(self, f"{side}_positions")[start:end]
        if end > len(self.sinusoids):
            self.sinusoids = sinusoids(2 * end, self.config["width"]) * self.config["positionScale"]
        return tokens + self.sinusoids[start:end].to(tokens.device)

    def named_weights(self, read):
        """What `read` makes of each parameter, under the names and in the layout of model.safetensors.

        PyTorch's attention has a bias for the keys, which changes nothing: it has no name here and is to be zero.
        """
        table = {
            "source.embedding": read(self.source.weight),
            "target.embedding": read(self.target.weight),
            "output.weight": read(self.output.weight).T,
            "output.bias": read(self.output.bias),
        }
        if self.config["positions"] == "learned":
            table["source.positions"] = read(self.source_positions)
            table["target.positions"] = read(self.target_positions)
        norms = {}
        for stack in ("encoder", "decoder"):
            if self.config["norm"] == "pre":
                norms[f"{stack}.norm"] = getattr(self, f"{stack}_norm")
            for number, layer in enumerate(getattr(self, stack), 1):
                prefix = f"{stack}.layer{number}"
                norms |= {f"{prefix}.{name}.norm": norm for name, norm in layer.norms.items()}
                for name, attention in layer.attention.items():
                    query, key, value = read(attention.in_proj_weight).chunk(3)
                    query_bias, _, value_bias = read(attention.in_proj_bias).chunk(3)
                    table |= {
                        f"{prefix}.{name}.queryWeight": query.T,
                        f"{prefix}.{name}.queryBias": query_bias,
                        f"{prefix}.{name}.keyWeight": key.T,
                        f"{prefix}.{name}.valueWeight": value.T,
                        f"{prefix}.{name}.valueBias": value_bias,
                        f"{prefix}.{name}.outputWeight": read(attention.out_proj.weight).T,
                        f"{prefix}.{name}.outputBias": read(attention.out_proj.bias),
                    }
                for part in ("inner", "outer"):
                    linear = getattr(layer, part)
                    table[f"{prefix}.feedForward.{part}Weight"] = read(linear.weight).T
                    table[f"{prefix}.feedForward.{part}Bias"] = read(linear.bias)
        for name, norm in norms.items():
            table |= {f"{name}.gain": read(norm.weight), f"{name}.bias": read(norm.bias)}
        return table

    def without_scaling(self):
        """PyTorch always divides the scores by √K; queries √K times as large undo it."""
        for layer in (*self.encoder, *self.decoder):
            for attention in layer.attention.values():
                width = attention.embed_dim
                attention.in_proj_weight[:width] *= math.sqrt(attention.head_dim)
                attention.in_proj_bias[:width] *= math.sqrt(attention.head_dim)


def sinusoids(length, width):
    """Position encodings (Vaswani et al. 2017, §3.5) [length, width]."""
    position = torch.arange(length, dtype=torch.float64)[:, None]
    frequency = 10000.0 ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
    table = torch.zeros(length, width, dtype=torch.float64)
    table[:, 0::2] = torch.sin(position * frequency)
    table[:, 1::2] = torch.cos(position * frequency)[:, : width // 2]
    return table.float()
