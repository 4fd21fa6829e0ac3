import type { Gender, Noun, NounClass } from './nouns.ts';
import { list, rows } from './table.ts';

export interface Adjective {
  readonly english: string;
  /** Singular and plural by gender. */
  readonly french: Readonly<Record<Gender, { readonly singular: string; readonly plural: string }>>;
  /** Masculine singular before a vowel, where it differs: "vieil". */
  readonly beforeVowel?: string;
  /** Whether French puts it before the noun. */
  readonly before: boolean;
  /** English order: lower ranks stand first (opinion, size and age, colour, origin, field). */
  readonly rank: number;
  /** The noun classes it goes with. */
  readonly classes: readonly NounClass[];
  /** Nouns that it does not go with, because French means something else: "vieux garçon" is a bachelor, "petit ami" a lover. */
  readonly except: readonly string[];
}

/** Whether the two make sense together. */
export const describes = ({ classes, except }: Adjective, { nounClass, english }: Noun): boolean =>
  classes.includes(nounClass) && !except.includes(english.singular);

// english · m · f · m plural · f plural · m before a vowel · place · rank · classes · but not
const table = `
  good       bon        bonne       bons       bonnes       -      before 1  person,object,building,place,abstract             man,woman,sister
  small      petit      petite      petits     petites      -      before 2  person,animal,object,building,place,abstract      friend
  big        grand      grande      grands     grandes      -      before 2  animal,object,building,place,abstract             -
  old        vieux      vieille     vieux      vieilles     vieil  before 2  person,animal,object,building,place,abstract      boy,girl,child
  young      jeune      jeune       jeunes     jeunes       -      before 2  person,animal                                     -
  happy      heureux    heureuse    heureux    heureuses    -      after  1  person,animal                                     -
  sad        triste     triste      tristes    tristes      -      after  1  person,animal                                     -
  strange    étrange    étrange     étranges   étranges     -      after  1  person,animal,object,building,place,abstract      -
  famous     célèbre    célèbre     célèbres   célèbres     -      after  1  person,building,place,abstract                    -
  red        rouge      rouge       rouges     rouges       -      after  3  object,building                                   -
  black      noir       noire       noirs      noires       -      after  3  animal,object,building                            -
  yellow     jaune      jaune       jaunes     jaunes       -      after  3  object,building                                   -
  french     français   française   français   françaises   -      after  4  person,object,building,place,abstract             -
  european   européen   européenne  européens  européennes  -      after  4  person,object,building,place,abstract             -
  economic   économique économique  économiques économiques -      after  5  abstract                                          -
`;

export const adjectives: ReadonlyMap<string, Adjective> = new Map(
  rows(table).map(([english, m, f, mPlural, fPlural, beforeVowel, place, rank, classes, except]) => [
    english!,
    {
      english: english!,
      french: { m: { singular: m!, plural: mPlural! }, f: { singular: f!, plural: fPlural! } },
      ...(beforeVowel === '-' ? {} : { beforeVowel: beforeVowel! }),
      before: place === 'before',
      rank: Number(rank),
      classes: list(classes!) as NounClass[],
      except: list(except!),
    },
  ]),
);
