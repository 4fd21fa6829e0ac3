"""The LSTM encoder-decoder of src/models/lstm.ts, made of PyTorch's own modules: the same function of the same weights."""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

PAD = 0


class LstmModel(nn.Module):
    """B sentences, S source and T target tokens, widths I embedding, D hidden, E encoder output, V vocabulary.

    `config` is that of src/models/config.ts (dropout aside, there is none here), `vocabulary` the sizes of both
    vocabularies. `packed` False lets the backward direction read padding: faster, for a benchmark alone.
    """

    def __init__(self, config, vocabulary, packed=True):
        super().__init__()
        I, D, L = config["embedding"], config["hidden"], config["layers"]
        self.attention, self.packed = config["attention"], packed
        self.directions = 2 if config["encoder"] == "bidirectional" else 1
        E = self.directions * D
        self.source = nn.Embedding(vocabulary["source"], I)
        self.target = nn.Embedding(vocabulary["target"], I)
        self.encoder = nn.LSTM(I, D, L, bidirectional=self.directions == 2, batch_first=True)
        self.bridge = nn.ModuleList([nn.Linear(E, 2 * D) for _ in range(L)])
        self.decoder = nn.ModuleList([nn.LSTMCell(D if layer else I + E, D) for layer in range(L)])
        if self.attention == "additive":
            self.query = nn.Linear(D, config["attentionWidth"], bias=False)
            self.key = nn.Linear(E, config["attentionWidth"], bias=False)
            self.score = nn.Linear(config["attentionWidth"], 1, bias=False)
        elif self.attention == "general":
            self.key = nn.Linear(E, D, bias=False)
        self.readout = nn.Linear(D + E + I, config["readout"])
        self.output = nn.Linear(config["readout"], vocabulary["target"])

    def forward(self, source, target):
        """Ids [B, S] and, with BOS before each target, [B, T] → logits of what follows each target token [B, T, V]."""
        memory, state = self.encode(source)
        read = []
        for y in self.target(target).unbind(1):
            row, state = self.step(y, memory, state)
            read.append(row)
        return self.say(torch.stack(read, 1))  # [B, T, D + E + I] → [B, T, V]

    def encode(self, source):
        """What every step reads of the source, and the state from which each decoder layer starts."""
        states, final = self.run_encoder(source)  # [B, S, E], [L × directions, B, D]
        finals = final.unflatten(0, (-1, self.directions)).transpose(1, 2).flatten(2)  # [L, B, E]
        state = [torch.tanh(bridge(end)).chunk(2, 1) for bridge, end in zip(self.bridge, finals)]
        return (states, self.keys(states), source == PAD, finals[-1]), state

    def run_encoder(self, source):
        embedded = self.source(source)  # [B, S, I]
        if not self.packed:
            states, (final, _) = self.encoder(embedded)
            return states, final
        lengths = (source != PAD).sum(1).cpu()
        states, (final, _) = self.encoder(pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False))
        return pad_packed_sequence(states, batch_first=True, total_length=source.shape[1])[0], final

    def keys(self, states):
        """The encoder states as the score sees them; for `dot` the sum of both directions."""
        if self.attention == "none":
            return None
        if self.attention == "dot":
            return states.unflatten(2, (self.directions, -1)).sum(2)  # [B, S, D]
        return self.key(states)  # [B, S, A]

    def attend(self, query, memory):
        """The context [B, E] of a query [B, D]."""
        states, keys, padding, summary = memory
        if keys is None:
            return summary
        if self.attention == "additive":
            scores = self.score(torch.tanh(keys + self.query(query)[:, None])).squeeze(2)  # [B, S]
        else:
            scores = torch.bmm(keys, query[:, :, None]).squeeze(2)  # [B, S]
        weights = scores.masked_fill(padding, float("-inf")).softmax(1)
        return torch.bmm(weights[:, None], states).squeeze(1)

    def step(self, y, memory, state):
        """One word [B, I]: what the readout reads [B, D + E + I], and the states after it."""
        context = self.attend(state[-1][0], memory)
        x, after = torch.cat([y, context], 1), []
        for cell, before in zip(self.decoder, state):
            after.append(cell(x, before))
            x = after[-1][0]
        return torch.cat([x, context, y], 1), after

    def say(self, read):
        return self.output(torch.tanh(self.readout(read)))

    def named_weights(self, read):
        """What `read` makes of each parameter, under the names and in the layout of model.safetensors.

        The encoder's are lists, one entry for each direction. PyTorch's LSTMs have two biases, which are added: the
        second has no name here and is to be zero.
        """
        I = self.source.embedding_dim
        lowest = read(self.decoder[0].weight_ih)
        table = {
            "source.embedding": read(self.source.weight),
            "target.embedding": read(self.target.weight),
            "decoder.layer1.inputKernel": lowest[:, :I].T,
            "decoder.contextKernel": lowest[:, I:].T,
        }
        for layer, (bridge, cell) in enumerate(zip(self.bridge, self.decoder)):
            ends = [f"_l{layer}", f"_l{layer}_reverse"][: self.directions]
            of = lambda kind: [read(getattr(self.encoder, kind + end)) for end in ends]
            number = f"layer{layer + 1}"
            if layer > 0:
                table[f"decoder.{number}.inputKernel"] = read(cell.weight_ih).T
            table |= {
                f"encoder.{number}.inputKernel": [kernel.T for kernel in of("weight_ih")],
                f"encoder.{number}.recurrentKernel": [kernel.T for kernel in of("weight_hh")],
                f"encoder.{number}.bias": of("bias_ih"),
                f"bridge.{number}.weight": read(bridge.weight).T,
                f"bridge.{number}.bias": read(bridge.bias),
                f"decoder.{number}.recurrentKernel": read(cell.weight_hh).T,
                f"decoder.{number}.bias": read(cell.bias_ih),
            }
        if self.attention == "additive":
            table["attention.queryProjection"] = read(self.query.weight).T
            table["attention.score"] = read(self.score.weight)[0]
        if self.attention in ("additive", "general"):
            table["attention.keyProjection"] = read(self.key.weight).T
        for name in ("readout", "output"):
            layer = getattr(self, name)
            table |= {f"{name}.weight": read(layer.weight).T, f"{name}.bias": read(layer.bias)}
        return table
