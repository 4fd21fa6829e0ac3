import type { NounPhrase, Sentence } from '../../src/data/grammar/tree.ts';

/**
 * A sentence with the French and the links that a speaker of both languages gives it.
 * `links` lists the French words in order, each with the English words it translates and, behind ~, those it is there
 * because of; `word.2` is the second such word of the sentence.
 */
export interface HandChecked {
  readonly tree: Sentence;
  readonly source: string;
  readonly target: string;
  readonly links: string;
}

type Rest = Partial<Omit<NounPhrase, 'determiner' | 'noun'>>;
const np = (determiner: NounPhrase['determiner'], noun: string, rest: Rest = {}): NounPhrase => ({
  determiner,
  noun,
  ...rest,
});
const the = (noun: string, rest?: Rest) => np('the', noun, rest);
const a = (noun: string, rest?: Rest) => np('a', noun, rest);
const many = { plural: true };

const say = (...clauses: Sentence['clauses']): Sentence => ({ clauses });
const ask = (clause: Sentence['clauses'][number]): Sentence => ({ clauses: [clause], question: true });

const present = 'present';
const past = 'past';
const progressive = 'progressive';

export const handChecked: readonly HandChecked[] = [
  // articles, gender and number
  {
    tree: say({ subject: 'i', verb: 'see', tense: present, object: the('cat') }),
    source: 'i see the cat',
    target: 'je vois le chat',
    links: 'je=i vois=see le=the chat=cat',
  },
  {
    tree: say({ subject: np('certain', 'woman', many), verb: 'buy', tense: present, object: the('key', many) }),
    source: 'certain women buy the keys',
    target: 'certaines femmes achètent les clés',
    links: 'certaines=certain femmes=women achètent=buy les=the clés=keys',
  },
  {
    tree: say({ subject: np('this', 'nurse'), verb: 'watch', tense: present, object: np('this', 'horse', many) }),
    source: 'this nurse watches these horses',
    target: 'cette infirmière regarde ces chevaux',
    links: 'cette=this infirmière=nurse regarde=watches ces=these chevaux=horses',
  },
  // adjectives before and after the noun
  {
    tree: say({ subject: the('woman'), verb: 'buy', tense: present, object: the('car', { adjectives: ['red'] }) }),
    source: 'the woman buys the red car',
    target: 'la femme achète la voiture rouge',
    links: 'la=the femme=woman achète=buys la=the.2 voiture=car rouge=red',
  },
  {
    tree: say({ subject: 'she', verb: 'love', tense: present, object: the('man', { adjectives: ['old'] }) }),
    source: 'she loves the old man',
    target: 'elle aime le vieil homme',
    links: 'elle=she aime=loves le=the vieil=old homme=man',
  },
  {
    tree: say({ subject: the('cat', { adjectives: ['small', 'black'] }), verb: 'sleep', tense: present }),
    source: 'the small black cat sleeps',
    target: 'le petit chat noir dort',
    links: 'le=the petit=small chat=cat noir=black dort=sleeps',
  },
  {
    tree: say({ subject: the('dog', { adjectives: ['sad', 'big'] }), verb: 'arrive', tense: present }),
    source: 'the sad big dog arrives',
    target: 'le grand chien triste arrive',
    links: 'le=the grand=big chien=dog triste=sad arrive=arrives',
  },
  // two adjectives after the noun, and compounds
  {
    tree: say({
      subject: the('area', { adjectives: ['european', 'economic'] }),
      verb: 'be',
      tense: present,
      adjective: 'big',
    }),
    source: 'the european economic area is big',
    target: 'la zone économique européenne est grande',
    links: 'la=the zone=area économique=economic européenne=european est=is grande=big',
  },
  {
    tree: say({
      subject: the('agreement', { ...many, adjectives: ['european', 'economic'] }),
      verb: 'be',
      tense: past,
      adverb: 'not',
      adjective: 'famous',
    }),
    source: 'the european economic agreements were not famous',
    target: "les accords économiques européens n'étaient pas célèbres",
    links:
      "les=the accords=agreements économiques=economic européens=european n'=not~were étaient=were pas=not célèbres=famous",
  },
  {
    tree: say({
      subject: 'we',
      verb: 'watch',
      tense: present,
      object: the('queen', { adjectives: ['sad', 'french'] }),
    }),
    source: 'we watch the sad french queen',
    target: 'nous regardons la reine française triste',
    links: 'nous=we regardons=watch la=the reine=queen française=french triste=sad',
  },
  {
    tree: say({
      subject: 'they',
      verb: 'know',
      tense: present,
      object: np('this', 'village', { ...many, adjectives: ['famous', 'french'] }),
    }),
    source: 'they know these famous french villages',
    target: 'ils connaissent ces villages français célèbres',
    links: 'ils=they connaissent=know ces=these villages=villages français=french célèbres=famous',
  },
  {
    tree: say({ subject: the('teacher', { classifier: 'history' }), verb: 'sing', tense: present }),
    source: 'the history teacher sings',
    target: "le professeur d'histoire chante",
    links: "le=the professeur=teacher d'=~history,teacher histoire=history chante=sings",
  },
  {
    tree: say({
      subject: np('my', 'book', { classifier: 'art', adjectives: ['old'] }),
      verb: 'be',
      tense: present,
      adjective: 'french',
    }),
    source: 'my old art book is french',
    target: "mon vieux livre d'art est français",
    links: "mon=my vieux=old livre=book d'=~art,book art=art est=is français=french",
  },
  {
    tree: say({
      subject: 'i',
      verb: 'see',
      tense: past,
      object: np('our', 'school', { ...many, classifier: 'music' }),
    }),
    source: 'i saw our music schools',
    target: "j'ai vu nos écoles de musique",
    links: "j'=i ai=saw vu=saw nos=our écoles=schools de=~music,schools musique=music",
  },
  // predicate adjectives
  {
    tree: say({ subject: np('my', 'idea'), verb: 'be', tense: present, adjective: 'good' }),
    source: 'my idea is good',
    target: 'mon idée est bonne',
    links: 'mon=my idée=idea est=is bonne=good',
  },
  {
    tree: say({ subject: 'she', verb: 'be', tense: past, adverb: 'often', adjective: 'sad' }),
    source: 'she was often sad',
    target: 'elle était souvent triste',
    links: 'elle=she était=was souvent=often triste=sad',
  },
  {
    tree: say({ subject: 'they', verb: 'be', tense: present, adverb: 'never', adjective: 'happy' }),
    source: 'they are never happy',
    target: 'ils ne sont jamais heureux',
    links: 'ils=they ne=never~are sont=are jamais=never heureux=happy',
  },
  {
    tree: say({
      subject: [np('their', 'cow', many), np('our', 'horse', many)],
      verb: 'be',
      tense: present,
      adjective: 'old',
    }),
    source: 'their cows and our horses are old',
    target: 'leurs vaches et nos chevaux sont vieux',
    links: 'leurs=their vaches=cows et=and nos=our chevaux=horses sont=are vieux=old',
  },
  {
    tree: say({ subject: [the('key'), the('letter')], verb: 'be', tense: past, adjective: 'black' }),
    source: 'the key and the letter were black',
    target: 'la clé et la lettre étaient noires',
    links: 'la=the clé=key et=and la=the.2 lettre=letter étaient=were noires=black',
  },
  // negation
  {
    tree: say({ subject: 'he', verb: 'love', tense: present, adverb: 'not', object: 'us' }),
    source: 'he does not love us',
    target: 'il ne nous aime pas',
    links: 'il=he ne=not~does nous=us aime=love~does pas=not',
  },
  {
    tree: say({ subject: 'they', verb: 'find', tense: present, adverb: 'never', object: the('key', many) }),
    source: 'they never find the keys',
    target: 'ils ne trouvent jamais les clés',
    links: 'ils=they ne=never trouvent=find jamais=never les=the clés=keys',
  },
  {
    tree: say({ subject: 'he', verb: 'buy', tense: present, adverb: 'not', object: a('book') }),
    source: 'he does not buy a book',
    target: "il n'achète pas de livre",
    links: "il=he n'=not~does achète=buy~does pas=not de=a livre=book",
  },
  {
    tree: say({
      subject: 'i',
      verb: 'see',
      tense: past,
      adverb: 'never',
      object: a('horse', { adjectives: ['black'] }),
    }),
    source: 'i never saw a black horse',
    target: "je n'ai jamais vu de cheval noir",
    links: "je=i n'=never ai=saw jamais=never vu=saw de=a cheval=horse noir=black",
  },
  {
    tree: say({ subject: 'we', verb: 'find', tense: past, adverb: 'not', object: a('tree') }),
    source: 'we did not find a tree',
    target: "nous n'avons pas trouvé d'arbre",
    links: "nous=we n'=not~did avons=did~find pas=not trouvé=find d'=a arbre=tree",
  },
  // clitics
  {
    tree: say({ subject: 'i', verb: 'see', tense: present, object: 'him' }),
    source: 'i see him',
    target: 'je le vois',
    links: 'je=i le=him vois=see',
  },
  {
    tree: say({ subject: 'i', verb: 'see', tense: past, object: 'her' }),
    source: 'i saw her',
    target: "je l'ai vue",
    links: "je=i l'=her ai=saw vue=saw",
  },
  {
    tree: say({ subject: 'we', verb: 'see', tense: past, object: 'them' }),
    source: 'we saw them',
    target: 'nous les avons vus',
    links: 'nous=we les=them avons=saw vus=saw',
  },
  {
    tree: say({ subject: 'he', verb: 'find', tense: past, adverb: 'not', object: 'her' }),
    source: 'he did not find her',
    target: "il ne l'a pas trouvée",
    links: "il=he ne=not~did l'=her a=did~find pas=not trouvée=find",
  },
  {
    tree: say({ subject: 'you', verb: 'buy', tense: past, adverb: 'never', object: 'them' }),
    source: 'you never bought them',
    target: 'vous ne les avez jamais achetés',
    links: 'vous=you ne=never les=them avez=bought jamais=never achetés=bought',
  },
  {
    tree: say({ subject: 'you', verb: 'watch', tense: present, adverb: 'often', object: 'me' }),
    source: 'you often watch me',
    target: 'vous me regardez souvent',
    links: 'vous=you me=me regardez=watch souvent=often',
  },
  {
    tree: say({ subject: [np('your', 'sister'), np('your', 'friend')], verb: 'know', tense: present, object: 'me' }),
    source: 'your sister and your friend know me',
    target: 'votre sœur et votre ami me connaissent',
    links: 'votre=your sœur=sister et=and votre=your.2 ami=friend me=me connaissent=know',
  },
  {
    tree: say({
      subject: the('cat', { adjectives: ['old'] }),
      verb: 'see',
      tense: present,
      adverb: 'not',
      object: 'him',
    }),
    source: 'the old cat does not see him',
    target: 'le vieux chat ne le voit pas',
    links: 'le=the vieux=old chat=cat ne=not~does le=him voit=see~does pas=not',
  },
  // passé composé, imparfait
  {
    tree: say({ subject: 'she', verb: 'arrive', tense: past, finally: 'yesterday' }),
    source: 'she arrived yesterday',
    target: 'elle est arrivée hier',
    links: 'elle=she est=arrived arrivée=arrived hier=yesterday',
  },
  {
    tree: say({ subject: the('woman', many), verb: 'arrive', tense: past, adverb: 'not' }),
    source: 'the women did not arrive',
    target: 'les femmes ne sont pas arrivées',
    links: 'les=the femmes=women ne=not~did sont=did~arrive pas=not arrivées=arrive',
  },
  {
    tree: say({ subject: 'we', verb: 'sing', tense: past, adverb: 'often', finally: 'here' }),
    source: 'we often sang here',
    target: 'nous avons souvent chanté ici',
    links: 'nous=we avons=sang souvent=often chanté=sang ici=here',
  },
  {
    tree: say({ subject: 'he', verb: 'sleep', tense: progressive }),
    source: 'he was sleeping',
    target: 'il dormait',
    links: 'il=he dormait=sleeping~was',
  },
  {
    tree: say({ subject: 'i', verb: 'watch', tense: progressive, adverb: 'not', object: 'you' }),
    source: 'i was not watching you',
    target: 'je ne vous regardais pas',
    links: 'je=i ne=not~was vous=you regardais=watching~was pas=not',
  },
  {
    tree: say({
      subject: 'we',
      verb: 'sing',
      tense: progressive,
      adverb: 'always',
      place: { preposition: 'near', noun: the('church') },
    }),
    source: 'we were always singing near the church',
    target: "nous chantions toujours près de l'église",
    links: "nous=we chantions=singing~were toujours=always près=near de=near l'=the église=church",
  },
  // contraction, elision and what stands before a vowel
  {
    tree: say({ subject: 'they', verb: 'go', tense: past, recipient: the('park') }),
    source: 'they went to the park',
    target: 'ils sont allés au parc',
    links: 'ils=they sont=went allés=went au=to,the parc=park',
  },
  {
    tree: say({ subject: [the('queen', many), the('nurse', many)], verb: 'go', tense: past, recipient: the('school') }),
    source: 'the queens and the nurses went to the school',
    target: "les reines et les infirmières sont allées à l'école",
    links: "les=the reines=queens et=and les=the.2 infirmières=nurses sont=went allées=went à=to l'=the.3 école=school",
  },
  {
    tree: say({ subject: 'she', verb: 'go', tense: past, adverb: 'not', recipient: the('hotel', many) }),
    source: 'she did not go to the hotels',
    target: "elle n'est pas allée aux hôtels",
    links: "elle=she n'=not~did est=did~go pas=not allée=go aux=to,the hôtels=hotels",
  },
  {
    tree: say({ subject: the('dog', { of: the('king') }), verb: 'sleep', tense: present }),
    source: 'the dog of the king sleeps',
    target: 'le chien du roi dort',
    links: 'le=the chien=dog du=of,the.2 roi=king dort=sleeps',
  },
  {
    tree: say({
      subject: the('cat', { ...many, of: the('child', many) }),
      verb: 'sleep',
      tense: present,
      finally: 'now',
    }),
    source: 'the cats of the children sleep now',
    target: 'les chats des enfants dorment maintenant',
    links: 'les=the chats=cats des=of,the.2 enfants=children dorment=sleep maintenant=now',
  },
  {
    tree: say({ subject: 'i', verb: 'see', tense: present, object: the('bed', { of: a('student') }) }),
    source: 'i see the bed of a student',
    target: "je vois le lit d'un étudiant",
    links: "je=i vois=see le=the lit=bed d'=of un=a étudiant=student",
  },
  {
    tree: say({ subject: the('house', { of: np('my', 'friend') }), verb: 'be', tense: present, adjective: 'yellow' }),
    source: 'the house of my friend is yellow',
    target: 'la maison de mon ami est jaune',
    links: 'la=the maison=house de=of mon=my ami=friend est=is jaune=yellow',
  },
  {
    tree: say({
      subject: np('this', 'man'),
      verb: 'love',
      tense: present,
      object: np('this', 'friend', { adjectives: ['old'] }),
    }),
    source: 'this man loves this old friend',
    target: 'cet homme aime ce vieil ami',
    links: 'cet=this homme=man aime=loves ce=this.2 vieil=old ami=friend',
  },
  {
    tree: say({
      subject: np('his', 'school'),
      verb: 'be',
      tense: past,
      place: { preposition: 'near', noun: the('hotel') },
    }),
    source: 'his school was near the hotel',
    target: "son école était près de l'hôtel",
    links: "son=his école=school était=was près=near de=near l'=the hôtel=hotel",
  },
  {
    tree: say({ subject: 'we', verb: 'arrive', tense: present, place: { preposition: 'near', noun: the('museum') } }),
    source: 'we arrive near the museum',
    target: 'nous arrivons près du musée',
    links: 'nous=we arrivons=arrive près=near du=near,the musée=museum',
  },
  // giving, and other prepositions
  {
    tree: say({ subject: 'she', verb: 'give', tense: present, object: the('book'), recipient: the('boy') }),
    source: 'she gives the book to the boy',
    target: 'elle donne le livre au garçon',
    links: 'elle=she donne=gives le=the livre=book au=to,the.2 garçon=boy',
  },
  {
    tree: say({ subject: 'you', verb: 'give', tense: past, object: a('flower'), recipient: the('nurse') }),
    source: 'you gave a flower to the nurse',
    target: "vous avez donné une fleur à l'infirmière",
    links: "vous=you avez=gave donné=gave une=a fleur=flower à=to l'=the infirmière=nurse",
  },
  {
    tree: say({
      subject: 'they',
      verb: 'give',
      tense: present,
      adverb: 'not',
      object: a('letter'),
      recipient: the('student', many),
    }),
    source: 'they do not give a letter to the students',
    target: 'ils ne donnent pas de lettre aux étudiants',
    links: 'ils=they ne=not~do donnent=give~do pas=not de=a lettre=letter aux=to,the étudiants=students',
  },
  {
    tree: say({ subject: 'we', verb: 'sleep', tense: present, place: { preposition: 'in', noun: the('village') } }),
    source: 'we sleep in the village',
    target: 'nous dormons dans le village',
    links: 'nous=we dormons=sleep dans=in le=the village=village',
  },
  {
    tree: say({ subject: the('key'), verb: 'be', tense: present, place: { preposition: 'under', noun: the('bed') } }),
    source: 'the key is under the bed',
    target: 'la clé est sous le lit',
    links: 'la=the clé=key est=is sous=under le=the.2 lit=bed',
  },
  {
    tree: say({
      subject: the('picture'),
      verb: 'be',
      tense: past,
      place: { preposition: 'on', noun: np('his', 'table') },
    }),
    source: 'the picture was on his table',
    target: "l'image était sur sa table",
    links: "l'=the image=picture était=was sur=on sa=his table=table",
  },
  {
    tree: say({
      subject: 'he',
      verb: 'arrive',
      tense: present,
      place: { preposition: 'with', noun: np('his', 'sister') },
    }),
    source: 'he arrives with his sister',
    target: 'il arrive avec sa sœur',
    links: 'il=he arrive=arrives avec=with sa=his sœur=sister',
  },
  {
    tree: say({
      subject: the('cat', { place: { preposition: 'behind', noun: the('tree', many) } }),
      verb: 'be',
      tense: present,
      adverb: 'not',
      adjective: 'happy',
    }),
    source: 'the cat behind the trees is not happy',
    target: "le chat derrière les arbres n'est pas heureux",
    links: "le=the chat=cat derrière=behind les=the.2 arbres=trees n'=not~is est=is pas=not heureux=happy",
  },
  // questions
  {
    tree: ask({ subject: 'you', verb: 'sleep', tense: progressive }),
    source: 'were you sleeping?',
    target: 'est-ce que vous dormiez?',
    links: 'est-ce=~were,? que=~were,? vous=you dormiez=sleeping~were ?=?',
  },
  {
    tree: ask({ subject: 'you', verb: 'love', tense: present, object: 'me' }),
    source: 'do you love me?',
    target: "est-ce que vous m'aimez?",
    links: "est-ce=~do,? que=~do,? vous=you m'=me aimez=love~do ?=?",
  },
  {
    tree: ask({ subject: 'he', verb: 'know', tense: present, object: the('teacher') }),
    source: 'does he know the teacher?',
    target: "est-ce qu'il connaît le professeur?",
    links: "est-ce=~does,? qu'=~does,? il=he connaît=know~does le=the professeur=teacher ?=?",
  },
  {
    tree: ask({ subject: 'she', verb: 'find', tense: past, object: np('my', 'key') }),
    source: 'did she find my key?',
    target: "est-ce qu'elle a trouvé ma clé?",
    links: "est-ce=~did,? qu'=~did,? elle=she a=did~find trouvé=find ma=my clé=key ?=?",
  },
  {
    tree: ask({ subject: the('bird'), verb: 'be', tense: present, adjective: 'small' }),
    source: 'is the bird small?',
    target: "est-ce que l'oiseau est petit?",
    links: "est-ce=~is,? que=~is,? l'=the oiseau=bird est=is petit=small ?=?",
  },
  {
    tree: ask({ subject: the('flower', many), verb: 'be', tense: past, adverb: 'always', adjective: 'good' }),
    source: 'were the flowers always good?',
    target: 'est-ce que les fleurs étaient toujours bonnes?',
    links: 'est-ce=~were,? que=~were,? les=the fleurs=flowers étaient=were toujours=always bonnes=good ?=?',
  },
  // relative clauses
  {
    tree: say({
      subject: the('man', { relative: { verb: 'sing', tense: present } }),
      verb: 'love',
      tense: present,
      object: 'her',
    }),
    source: 'the man who sings loves her',
    target: "l'homme qui chante l'aime",
    links: "l'=the homme=man qui=who chante=sings l'=her aime=loves",
  },
  {
    tree: say({
      subject: the('woman', { ...many, relative: { verb: 'go', tense: past, recipient: the('house') } }),
      verb: 'see',
      tense: present,
      object: 'you',
    }),
    source: 'the women who went to the house see you',
    target: 'les femmes qui sont allées à la maison vous voient',
    links: 'les=the femmes=women qui=who sont=went allées=went à=to la=the.2 maison=house vous=you voient=see',
  },
  {
    tree: say({
      subject: the('letter', { ...many, relative: { subject: 'he', verb: 'find', tense: past } }),
      verb: 'be',
      tense: present,
      finally: 'here',
    }),
    source: 'the letters that he found are here',
    target: "les lettres qu'il a trouvées sont ici",
    links: "les=the lettres=letters qu'=that il=he a=found trouvées=found sont=are ici=here",
  },
  {
    tree: say({
      subject: the('house', { relative: { subject: 'i', verb: 'buy', tense: past } }),
      verb: 'be',
      tense: present,
      adjective: 'old',
    }),
    source: 'the house that i bought is old',
    target: "la maison que j'ai achetée est vieille",
    links: "la=the maison=house que=that j'=i ai=bought achetée=bought est=is vieille=old",
  },
  {
    tree: say({
      subject: 'i',
      verb: 'know',
      tense: present,
      object: the('girl', { relative: { subject: the('nurse'), verb: 'find', tense: past, adverb: 'not' } }),
    }),
    source: 'i know the girl that the nurse did not find',
    target: "je connais la fille que l'infirmière n'a pas trouvée",
    links:
      "je=i connais=know la=the fille=girl que=that l'=the.2 infirmière=nurse n'=not~did a=did~find pas=not trouvée=find",
  },
  {
    tree: say({
      subject: the('boy', { ...many, relative: { subject: 'we', verb: 'watch', tense: progressive } }),
      verb: 'sleep',
      tense: present,
    }),
    source: 'the boys that we were watching sleep',
    target: 'les garçons que nous regardions dorment',
    links: 'les=the garçons=boys que=that nous=we regardions=watching~were dorment=sleep',
  },
  {
    tree: say({
      subject: a('bird', { adjectives: ['old'], relative: { verb: 'see', tense: past, object: 'her' } }),
      verb: 'arrive',
      tense: past,
      finally: 'today',
    }),
    source: 'an old bird that saw her arrived today',
    target: "un vieil oiseau qui l'a vue est arrivé aujourd'hui",
    links: "un=an vieil=old oiseau=bird qui=that l'=her a=saw vue=saw est=arrived arrivé=arrived aujourd'hui=today",
  },
  // joined clauses
  {
    tree: {
      clauses: [
        { subject: 'i', verb: 'sing', tense: present },
        { subject: 'he', verb: 'sleep', tense: present },
      ],
      conjunctions: ['because'],
    },
    source: 'i sing because he sleeps',
    target: "je chante parce qu'il dort",
    links: "je=i chante=sing parce=because qu'=because il=he dort=sleeps",
  },
  {
    tree: {
      clauses: [
        { subject: 'she', verb: 'sing', tense: progressive },
        { subject: 'we', verb: 'arrive', tense: past },
      ],
      conjunctions: ['when'],
    },
    source: 'she was singing when we arrived',
    target: 'elle chantait quand nous sommes arrivés',
    links: 'elle=she chantait=singing~was quand=when nous=we sommes=arrived arrivés=arrived',
  },
  {
    tree: {
      clauses: [
        { subject: 'he', verb: 'go', tense: present, recipient: the('museum') },
        { subject: 'you', verb: 'sing', tense: present, adverb: 'not' },
        { subject: the('child'), verb: 'be', tense: present, adjective: 'sad' },
      ],
      conjunctions: ['but', 'and'],
    },
    source: 'he goes to the museum but you do not sing and the child is sad',
    target: "il va au musée mais vous ne chantez pas et l'enfant est triste",
    links:
      "il=he va=goes au=to,the musée=museum mais=but vous=you ne=not~do chantez=sing~do pas=not et=and l'=the.2 enfant=child est=is triste=sad",
  },
];
