import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/04-recurrence-and-bptt/solution.ts';

type Four = [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

/** On its way back the cell's gradient goes through the forget gate of the step it reaches, not of the one it leaves. */
export const lstmBackward: typeof lab.lstmBackward = (inputs, initial, recurrentKernel, gradient) => {
  const one = tf.scalar(1);
  const steps: { gates: Four; before: typeof initial; squashed: tf.Tensor2D }[] = [];
  let state = initial;
  for (const input of tf.unstack(inputs) as tf.Tensor2D[]) {
    const sum = input.add<tf.Tensor2D>(state.hidden.matMul(recurrentKernel));
    const [i, f, g, o] = (tf.split(sum, 4, 1) as Four).map((z, k) => (k === 2 ? z.tanh() : z.sigmoid())) as Four;
    const cell = f.mul<tf.Tensor2D>(state.cell).add<tf.Tensor2D>(i.mul(g));
    const squashed = cell.tanh();
    steps.push({ gates: [i, f, g, o], before: state, squashed });
    state = { hidden: o.mul(squashed), cell };
  }
  const given = tf.unstack(gradient) as tf.Tensor2D[];
  const ofInputs: tf.Tensor2D[] = [];
  let [ofHidden, ofCell]: tf.Tensor[] = [tf.zerosLike(state.hidden), tf.zerosLike(state.cell)];
  let ofKernel: tf.Tensor = tf.zerosLike(recurrentKernel);
  for (const [t, { gates, before, squashed }] of [...steps.entries()].reverse()) {
    const [i, f, g, o] = gates;
    const hidden = given[t]!.add(ofHidden!);
    const cell = hidden.mul(o).mul(one.sub(squashed.square())).add(ofCell!.mul(f));
    const ofGates = tf.concat(
      [
        cell.mul(g).mul(i).mul(one.sub(i)),
        cell.mul(before.cell).mul(f).mul(one.sub(f)),
        cell.mul(i).mul(one.sub(g.square())),
        hidden.mul(squashed).mul(o).mul(one.sub(o)),
      ],
      1,
    ) as tf.Tensor2D; // [B, 4D]
    ofInputs.unshift(ofGates);
    ofKernel = ofKernel.add(before.hidden.matMul(ofGates, true));
    ofHidden = ofGates.matMul(recurrentKernel, false, true);
    ofCell = cell;
  }
  // Before the first step there is no gate left to forget by.
  return {
    input: tf.stack(ofInputs) as tf.Tensor3D,
    state: { hidden: ofHidden as tf.Tensor2D, cell: ofCell as tf.Tensor2D },
    recurrentKernel: ofKernel as tf.Tensor2D,
  };
};
