import { alignmentChoice, choiceName, choiceOf, type MapChoice } from '../../figures/map-choice.ts';
import { type AttendedSentence, attentionOf } from '../../figures/sentence-attention.ts';
import { beamPanel } from '../explorer/beams.ts';
import { candidateTable } from '../explorer/candidates.ts';
import { answered, attended, type Evidence } from '../explorer/evidence.ts';
import { matrixTables } from '../explorer/matrices.ts';
import { dataTable } from '../figure-block.ts';
import { sentencePanel } from '../sections/sentence-panel.ts';
import type { Task } from '../wording.ts';
import { hasBlob, readBlob } from './blobs.ts';
import { all, byId } from './elements.ts';
import { mapView } from './explorer-maps.ts';
import { connectSentences } from './explorer-sentences.ts';
import { stepView } from './explorer-steps.ts';
import { figureState } from './fragment.ts';
import { whenNear } from './when-near.ts';

/**
 * Shows the sentence, and of it the maps, that a reader chooses. The evidence is read when the reader comes near it, or
 * when the address asks for it; until then stands there what the report was written with.
 */
export function connectExplorer(): void {
  if (!hasBlob('evidence')) return;
  const figure = byId('figure-alignments');
  let explorer: Promise<Explorer> | undefined;
  const opened = () => {
    explorer ??= readBlob<Evidence>('evidence').then((evidence) => explore(evidence, figure));
    return explorer;
  };
  figureState('alignments').subscribe(async (asked) => (await opened()).follow(asked));
  for (const element of [figure, byId('beams')]) whenNear(element, opened);
}

interface Explorer {
  /** Goes where the address says. */
  follow(asked: { readonly sentence?: string | undefined; readonly map?: string | undefined }): void;
}

function explore(evidence: Evidence, figure: HTMLElement): Explorer {
  const task: Task = JSON.parse(figure.dataset.task!);
  const address = figureState('alignments');
  const placeOf = new Map(evidence.sentences.map(({ id }, index) => [id, index]));
  let index = placeOf.get(byId('sentence').dataset.shown!)!;
  let choice = alignmentChoice;
  let maps: AttendedSentence;

  const controls = connectSentences(evidence, task, (next) => {
    showSentence(next);
    remember();
  });
  const matrices = mapView(evidence, (next) => {
    showMaps(next);
    remember();
  });
  const steps = stepView(evidence, task);
  const numbers = byId<HTMLDetailsElement>('numbers-alignments');

  const showSentence = (next: number) => {
    const sentence = evidence.sentences[next]!;
    index = next;
    maps = attended(evidence, sentence);
    byId('sentence').innerHTML = sentencePanel(answered(evidence, sentence), task).text;
    byId('beams-panel').innerHTML = beamPanel(evidence, sentence, task).text;
    steps.show(sentence);
    showMaps(choice);
  };
  const showMaps = (next: MapChoice) => {
    choice = next;
    matrices.show(maps, choice);
    if (numbers.open) showNumbers();
  };
  const showNumbers = () => {
    const tables = [...matrixTables(attentionOf(maps, choice)), candidateTable(evidence, evidence.sentences[index]!)];
    for (const table of all(':scope > .scroll', numbers)) table.remove();
    numbers.insertAdjacentHTML('beforeend', tables.map((table) => dataTable(table).text).join(''));
  };
  const remember = () => {
    const map = choiceName(choice);
    address.set({
      sentence: evidence.sentences[index]!.id,
      map: map === choiceName(alignmentChoice) ? undefined : map,
    });
  };

  numbers.addEventListener('toggle', () => {
    if (numbers.open) showNumbers();
  });
  matrices.onRow(steps.preview, steps.choose);
  showSentence(index);
  controls.select(index);
  return {
    follow({ sentence, map }) {
      if (sentence !== undefined && !placeOf.has(sentence))
        controls.say(`${sentence} is not among the sentences kept here.`);
      else {
        choice = choiceOf(map ?? '') ?? alignmentChoice;
        showSentence(sentence === undefined ? index : placeOf.get(sentence)!);
        controls.select(index);
      }
    },
  };
}
