import type { NounClass } from './nouns.ts';
import { list, rows } from './table.ts';

export interface Verb {
  readonly english: {
    readonly base: string;
    readonly third: string;
    /** Simple past; absent from verbs of state, whose past French would put in either of two tenses. */
    readonly past?: string;
    /** Absent where English has no past progressive of it. */
    readonly progressive?: string;
  };
  /** Present of je, il, nous, vous, ils. */
  readonly present: readonly string[];
  /** Masculine singular. */
  readonly participle: string;
  readonly auxiliary: 'avoir' | 'être';
  readonly subjects: readonly NounClass[];
  /** Classes of the direct object; none if the verb takes no object. */
  readonly objects: readonly NounClass[];
  /** Classes of what follows "to"; none if nothing does. */
  readonly recipients: readonly NounClass[];
  /** What a pronoun for its object may mean: things (them) or anybody (me, him, her, us, you, them). */
  readonly clitics: 'none' | 'things' | 'anybody';
}

// No verb whose English past looks like its present ("read", "put"): a sentence must have one translation.
// base · third person · past · progressive · present · participle · auxiliary · subjects · objects · to · clitics
const table = `
  love   loves   -       -        aime,aime,aimons,aimez,aiment                      aimé    avoir person         person,animal,object,building,place,abstract -              anybody
  know   knows   -       -        connais,connaît,connaissons,connaissez,connaissent connu   avoir person         person,building,place,abstract               -              anybody
  see    sees    saw     -        vois,voit,voyons,voyez,voient                      vu      avoir person,animal  person,animal,object,building,place          -              anybody
  find   finds   found   -        trouve,trouve,trouvons,trouvez,trouvent            trouvé  avoir person         person,animal,object,building,abstract       -              anybody
  buy    buys    bought  -        achète,achète,achetons,achetez,achètent            acheté  avoir person         animal,object,building                       -              things
  watch  watches -       watching regarde,regarde,regardons,regardez,regardent       regardé avoir person,animal  person,animal,building                       -              anybody
  sleep  sleeps  slept   sleeping dors,dort,dormons,dormez,dorment                   dormi   avoir person,animal  -                                            -              none
  sing   sings   sang    singing  chante,chante,chantons,chantez,chantent            chanté  avoir person         -                                            -              none
  arrive arrives arrived -        arrive,arrive,arrivons,arrivez,arrivent            arrivé  être  person,animal  -                                            -              none
  go     goes    went    -        vais,va,allons,allez,vont                          allé    être  person,animal  -                                            building,place none
  give   gives   gave    -        donne,donne,donnons,donnez,donnent                 donné   avoir person         object                                       person         none
`;

export const verbs: ReadonlyMap<string, Verb> = new Map(
  rows(table).map(
    ([base, third, past, progressive, present, participle, auxiliary, subjects, objects, recipients, clitics]) => [
      base!,
      {
        english: {
          base: base!,
          third: third!,
          ...(past === '-' ? {} : { past: past! }),
          ...(progressive === '-' ? {} : { progressive: progressive! }),
        },
        present: list(present!),
        participle: participle!,
        auxiliary: auxiliary as Verb['auxiliary'],
        subjects: list(subjects!) as NounClass[],
        objects: list(objects!) as NounClass[],
        recipients: list(recipients!) as NounClass[],
        clitics: clitics as Verb['clitics'],
      },
    ],
  ),
);

/** A verb of state has no past here, and neither place, time nor frequency. */
export const isState = ({ english }: Verb): boolean => english.past === undefined && english.progressive === undefined;
