/** The address of a sentence in the figure "Where they looked", in which the page shows whatever sentence is named. */
export const sentenceLink = (id: string) => `#${new URLSearchParams({ figure: 'alignments', sentence: id })}`;
