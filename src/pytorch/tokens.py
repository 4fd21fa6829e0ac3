"""Text ↔ tokens as in src/text: words, characters or byte-pair pieces."""
import re
import unicodedata

PAD, BOS, EOS, UNK = range(4)
JOINER = "\uffed"  # before a token that stands without a blank where one is expected

# A French elision, a word with its inner apostrophes and hyphens, any other single character (word-tokenizer.ts).
WORD = re.compile(
    r"(?<!(?<![^\W\d_])')(?:[ldjmtsnc]|(?:lors|puis|jus|quoi)?qu)'|[^\W_]+(?:['-][^\W_]+)*|\S", re.IGNORECASE
)


class Codec:
    """One side of config.json's `text`."""

    def __init__(self, json):
        self.kind, self.lowercase = json["tokenizer"]["kind"], json["tokenizer"]["lowercase"]
        self.ranks = {tuple(merge): rank for rank, merge in enumerate(json["tokenizer"].get("merges", []))}
        self.names = json["vocabulary"]["tokens"]
        self.ids = {name: id for id, name in enumerate(self.names)}

    def encode(self, text):
        """The ids of a text, without BOS and EOS."""
        text = text.replace("\u2019", "'")
        text = " ".join(unicodedata.normalize("NFC", text.lower() if self.lowercase else text).split())
        tokens = list(text) if self.kind == "character" else words(text)
        if self.kind == "bpe":
            tokens = [piece for word in tokens for piece in self.pieces(word)]
        return [self.ids.get(token, UNK) for token in tokens]

    def decode(self, ids):
        tokens = [self.names[id] for id in ids]
        if self.kind == "character":
            return "".join(tokens)
        if self.kind == "bpe":
            tokens = re.sub(r"(?<=\S)@@( |$)", "", " ".join(tokens)).split(" ")
        text, previous = "", ""
        for token in tokens:
            marked = len(token) > 1 and token.startswith(JOINER)
            word = token[1:] if marked else token
            text += word if marked or not text or joins(previous, word) else " " + word
            previous = word
        return text

    def pieces(self, word):
        """Of the merges that apply, the one that was learnt first, until none does."""
        pieces = [character + "@@" for character in word[:-1]] + [word[-1]]
        while known := [pair for pair in zip(pieces, pieces[1:]) if pair in self.ranks]:
            left, right = min(known, key=self.ranks.get)
            merged = []
            for piece in pieces:
                if piece == right and merged and merged[-1] == left:
                    merged[-1] = left[:-2] + right
                else:
                    merged.append(piece)
            pieces = merged
        return pieces


def joins(left, right):
    """Whether no blank is expected: before a closing mark, after an opening one and after an elision."""
    return right in ",.;:?!…)]}" or left in "([{¿¡" or (len(left) > 1 and left.endswith("'"))


def words(text):
    found = list(WORD.finditer(text))
    tokens = []
    for before, match in zip([None, *found], found):
        spaced = match.start() == 0 or text[match.start() - 1] == " "
        tokens.append(match[0] if spaced or joins(before[0], match[0]) else JOINER + match[0])
    return tokens
