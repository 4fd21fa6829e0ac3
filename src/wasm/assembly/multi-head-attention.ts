import { attention, attentionGradient } from './attention';
import { linear, linearGradient } from './linear';

/**
 * Q = x W_Q + b_Q, the context that Q finds in the keys and values, and y = context W_O + b_O (see {@link attention}).
 *
 * @param x address of [B, T, D]; likewise `queries` of Q, `context` and `y`
 * @param source address of keys and values [B, S, 2D]
 * @param queryWeight address of W_Q [D, D], `queryBias` of b_Q [D]; likewise W_O and b_O
 */
export function multiHeadAttention(
  B: i32,
  H: i32,
  T: i32,
  S: i32,
  D: i32,
  scale: f32,
  causal: bool,
  x: usize,
  source: usize,
  lengths: usize,
  queryWeight: usize,
  queryBias: usize,
  outputWeight: usize,
  outputBias: usize,
  queries: usize,
  weights: usize,
  context: usize,
  y: usize,
  scratch: usize,
): void {
  linear(B * T, D, D, x, queryWeight, queryBias, 0, queries, scratch);
  attention(B, H, T, S, D, scale, causal, queries, source, lengths, weights, context, scratch);
  linear(B * T, D, D, context, outputWeight, outputBias, 0, y, scratch);
}

/**
 * The way back, from ∂L/∂y through context and Q to x (see {@link attentionGradient}).
 *
 * @param gradient address of ∂L/∂y [B, T, D]
 * @param room address of room for ∂L/∂context and ∂L/∂Q in turn [B, T, D], and the scores of a head [T, S]
 */
export function multiHeadAttentionGradient(
  B: i32,
  H: i32,
  T: i32,
  S: i32,
  D: i32,
  scale: f32,
  causal: bool,
  x: usize,
  source: usize,
  lengths: usize,
  queryWeight: usize,
  outputWeight: usize,
  queries: usize,
  weights: usize,
  context: usize,
  gradient: usize,
  room: usize,
  dx: usize,
  dSource: usize,
  dQueryWeight: usize,
  dQueryBias: usize,
  dOutputWeight: usize,
  dOutputBias: usize,
  scratch: usize,
): void {
  const N = B * T;
  const dQueries = room;
  const sigma = room + ((<usize>(N * D)) << 2);
  linearGradient(N, D, D, context, outputWeight, 0, 0, gradient, 0, dQueries, dOutputWeight, dOutputBias, scratch);
  attentionGradient(
    B,
    H,
    T,
    S,
    D,
    scale,
    causal,
    queries,
    source,
    lengths,
    weights,
    dQueries,
    sigma,
    dSource,
    scratch,
  );
  linearGradient(N, D, D, x, queryWeight, 0, 0, dQueries, 0, dx, dQueryWeight, dQueryBias, scratch);
}
