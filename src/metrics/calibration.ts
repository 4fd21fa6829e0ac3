/** What a model would have said at one place of a sentence. */
export interface TokenPrediction {
  /** Probability of its first choice. */
  readonly confidence: number;
  /** Whether the first choice is the token of the reference. */
  readonly right: boolean;
}

/** The predictions of a certain confidence, `from` excluded and `to` included (0 belongs to the first bin). */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly tokens: number;
  /** Mean confidence, and share of right predictions. */
  readonly confidence: number;
  readonly accuracy: number;
}

export interface Calibration {
  /** Expected calibration error: 0 if what is said with probability p is right in a share p of cases. */
  readonly ece: number;
  /** The bins that have a prediction, lowest confidence first. */
  readonly bins: CalibrationBin[];
}

export const CALIBRATION_BINS = 10;

/**
 * Expected calibration error over bins of equal width (Guo et al. 2017, eq. 3):
 *
 *     ECE = Σ_b |b| / n · |accuracy(b) − confidence(b)|
 *
 * @throws RangeError if there are no predictions
 */
export function calibration(predictions: readonly TokenPrediction[]): Calibration {
  if (predictions.length === 0) throw new RangeError('calibration: there are no predictions');
  const sums = Array.from({ length: CALIBRATION_BINS }, () => ({ tokens: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of predictions) {
    const bin = sums[Math.min(CALIBRATION_BINS, Math.max(1, Math.ceil(confidence * CALIBRATION_BINS))) - 1]!;
    bin.tokens += 1;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  const bins = sums.flatMap(({ tokens, confidence, right }, index): CalibrationBin[] => {
    const [from, to] = [index / CALIBRATION_BINS, (index + 1) / CALIBRATION_BINS];
    return tokens === 0 ? [] : [{ from, to, tokens, confidence: confidence / tokens, accuracy: right / tokens }];
  });
  const gaps = bins.map(({ tokens, confidence, accuracy }) => tokens * Math.abs(accuracy - confidence));
  return { ece: gaps.reduce((sum, gap) => sum + gap, 0) / predictions.length, bins };
}
