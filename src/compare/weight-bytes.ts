/**
 * Attention weights as the evidence files hold them: a byte for each, 255 for a weight of one, in base64.
 *
 * @param weights the rows of a map, each of as many columns as are to be kept
 */
export function packWeights(weights: Iterable<ArrayLike<number>>): string {
  let bytes = '';
  for (const row of weights) {
    for (let column = 0; column < row.length; column++) bytes += String.fromCharCode(Math.round(255 * row[column]!));
  }
  return btoa(bytes);
}
