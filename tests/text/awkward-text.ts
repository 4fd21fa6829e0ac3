import fc from 'fast-check';

/** Pieces that a tokenizer may trip over; strings of them are far nastier than strings of random characters. */
const pieces = [
  ...[
    "l'",
    'qu’',
    'd',
    'S',
    "'",
    '’',
    '-',
    'est-ce',
    "aujourd'hui",
    "don't",
    'étudiant',
    'e\u0301',
    '\u0301',
    'Σ',
    'İ',
  ],
  ...[' ', '  ', '\u00a0', '\u202f', '\n', '\t', '\ufeff', '\u0085', '\u200b', '\u0000'],
  ...['.', ',', '?', '…', '(', ')', '«', '»', '"', '%', '_', '<unk>', '</w>', '@', '@@', '￭', '▁', '3.14', '٣'],
  ...['\ud800', '\udc00', '👩‍👩‍👧', '😀', '漢字', 'नमस्ते', '=\u0338', '\u037e', 'ﬁ'],
];

/** Any Unicode string: graphemes, arbitrary code units (lone surrogates too), and mixtures of awkward pieces. */
export const awkwardText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
);
