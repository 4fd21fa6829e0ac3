import { list, rows } from './table.ts';

export type Gender = 'm' | 'f';

/** What a noun names; verbs, adjectives and prepositions choose their company by it. */
export type NounClass = 'person' | 'animal' | 'object' | 'building' | 'place' | 'abstract';

export interface Noun {
  readonly english: { readonly singular: string; readonly plural: string };
  readonly french: { readonly singular: string; readonly plural: string };
  readonly gender: Gender;
  readonly nounClass: NounClass;
  /** Whether it can be somebody's: "my key", "the key of the king", but not "my forest". */
  readonly owned: boolean;
  /** The English prepositions that make sense before it. */
  readonly prepositions: readonly string[];
  /** The nouns that may stand before it in a compound: "history teacher". */
  readonly classifiers: readonly string[];
}

// Where the French gender is a matter of who is meant (teacher, friend, child), it is masculine throughout.
// singular · plural · French singular · French plural · gender · class · owned · prepositions · classifiers
const table = `
  man        men         homme         hommes         m  person    no   with,behind       -
  woman      women       femme         femmes         f  person    no   with,behind       -
  boy        boys        garçon        garçons        m  person    no   with,behind       -
  girl       girls       fille         filles         f  person    no   with,behind       -
  king       kings       roi           rois           m  person    no   with,behind       -
  queen      queens      reine         reines         f  person    no   with,behind       -
  teacher    teachers    professeur    professeurs    m  person    yes  with,behind       history,music,art
  student    students    étudiant      étudiants      m  person    yes  with,behind       -
  friend     friends     ami           amis           m  person    yes  with,behind       -
  child      children    enfant        enfants        m  person    yes  with,behind       -
  sister     sisters     sœur          sœurs          f  person    yes  with,behind       -
  nurse      nurses      infirmière    infirmières    f  person    yes  with,behind       -
  cat        cats        chat          chats          m  animal    yes  with,near,behind  -
  dog        dogs        chien         chiens         m  animal    yes  with,near,behind  -
  bird       birds       oiseau        oiseaux        m  animal    yes  with,near         -
  horse      horses      cheval        chevaux        m  animal    yes  with,near,behind  -
  cow        cows        vache         vaches         f  animal    yes  with,near,behind  -
  book       books       livre         livres         m  object    yes  -                 history,music,art
  tree       trees       arbre         arbres         m  object    yes  near,behind,under -
  bed        beds        lit           lits           m  object    yes  near,under,on     -
  letter     letters     lettre        lettres        f  object    yes  -                 -
  key        keys        clé           clés           f  object    yes  -                 -
  car        cars        voiture       voitures       f  object    yes  near,behind,in    -
  flower     flowers     fleur         fleurs         f  object    yes  near              -
  picture    pictures    image         images         f  object    yes  -                 -
  table      tables      table         tables         f  object    yes  near,under,on     -
  house      houses      maison        maisons        f  building  yes  near,behind,in    -
  school     schools     école         écoles         f  building  yes  near,behind,in    music,art
  church     churches    église        églises        f  building  no   near,behind,in    -
  hotel      hotels      hôtel         hôtels         m  building  no   near,behind,in    -
  museum     museums     musée         musées         m  building  no   near,behind,in    history,art
  library    libraries   bibliothèque  bibliothèques  f  building  no   near,behind,in    -
  village    villages    village       villages       m  place     yes  near,in           -
  park       parks       parc          parcs          m  place     no   near,behind,in    -
  market     markets     marché        marchés        m  place     no   near,behind       -
  agreement  agreements  accord        accords        m  abstract  yes  -                 -
  idea       ideas       idée          idées          f  abstract  yes  -                 -
  area       areas       zone          zones          f  abstract  no   near,in           -
`;

export const nouns: ReadonlyMap<string, Noun> = new Map(
  rows(table).map(([singular, plural, french, frenchPlural, gender, nounClass, owned, prepositions, classifiers]) => [
    singular!,
    {
      english: { singular: singular!, plural: plural! },
      french: { singular: french!, plural: frenchPlural! },
      gender: gender as Gender,
      nounClass: nounClass as NounClass,
      owned: owned === 'yes',
      prepositions: list(prepositions!),
      classifiers: list(classifiers!),
    },
  ]),
);

/** Nouns that classify another: "history teacher" → "professeur d'histoire". */
export const classifiers: ReadonlyMap<string, string> = new Map([
  ['history', 'histoire'],
  ['music', 'musique'],
  ['art', 'art'],
]);
