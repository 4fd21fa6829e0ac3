import type { ModelSummary } from '../../compare/summary.ts';
import { overSeeds } from '../../figures/over-seeds.ts';
import { alignmentRuleNames, LINK_THRESHOLD } from '../../metrics/alignment-rules.ts';
import { dataTable, modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { fixed, percent } from '../numbers.ts';

/** What the error rate is by each rule that reads links from weights, and how widely those weights are spread. */
export function alignmentRulesTable(models: Readonly<Record<string, ModelSummary>>): Markup | undefined {
  const attending = Object.entries(models).filter(([, { seeds }]) => seeds.some(({ entropy }) => entropy));
  if (attending.length === 0) return undefined;
  const mean = (values: readonly number[]) => (values.length === 0 ? undefined : overSeeds(values).mean);
  const rules = alignmentRuleNames.filter((rule) =>
    attending.some(([, { seeds }]) => seeds.some(({ alignmentRules }) => alignmentRules?.[rule])),
  );
  return html`${dataTable({
    caption:
      rules.length > 0
        ? 'Attention as an alignment: error rate, precision and recall (%) by the rule that reads links from the weights; how widely these are spread'
        : 'How widely attention is spread',
    groups: [...rules.map((title) => ({ title, span: 3 })), { title: 'entropy', span: 2 }],
    head: ['Model', ...rules.flatMap(() => ['AER', 'precision', 'recall']), 'nats', html`normalised <small>%</small>`],
    rows: attending.map(([model, { seeds }]) => [
      modelName(model),
      ...rules.flatMap((rule) =>
        (['aer', 'precision', 'recall'] as const).map((score) =>
          percent(mean(seeds.flatMap(({ alignmentRules }) => alignmentRules?.[rule]?.[score] ?? []))),
        ),
      ),
      fixed(mean(seeds.flatMap(({ entropy }) => entropy?.nats ?? [])), 2),
      percent(mean(seeds.flatMap(({ entropy }) => entropy?.normalised ?? [])), 0),
    ]),
  })}
<p>${
    rules.length > 0 &&
    html`The rules: <i>argmax</i> links each target word to the source word it looks at most; <i>threshold</i> wherever the weight is ${LINK_THRESHOLD} or more; <i>intersection</i> keeps those links of argmax in which the source word, too, is looked at most by that target word. Which rule suits a model depends on how it spreads its weights, so that a lead by one rule need not be one by another. `
  }Entropy is the mean over target words of −Σ <i>w</i> ln <i>w</i>: 0 where all weight is on one word; normalised by the highest there is, ln of the number of source words, which a row has that spreads its weight evenly.</p>`;
}
