/**
 * The page's address says what is shown in one figure: `#figure=alignments&sentence=test-0042&head=3`. A reader who
 * opens such an address is taken to that figure in that state. Plain fragments (`#results`) stay what they are: links to
 * a part of the page.
 *
 *     const address = figureState('alignments');
 *     address.subscribe(({ sentence }) => choose(sentence)); // now, if the address names the figure, and later
 *     select.onchange = () => address.set({ sentence: select.value, head: undefined });
 */
export interface FigureState {
  /** Changes some of the figure's state (`undefined` takes a name away) and puts all of it into the address. */
  set(changes: Values): void;
  /**
   * Calls `listener` with the whole state whenever the address names this figure from outside: on this call if it does
   * already, and when the reader follows a link or edits the address. Never after a `set`.
   */
  subscribe(listener: (values: Values) => void): void;
}

/** Names are what the figure makes of them; none of them may be `figure`. */
export type Values = Readonly<Record<string, string | undefined>>;

const states = new Map<string, Values>();
const listeners = new Map<string, ((values: Values) => void)[]>();

/** @param figure the id of the figure's element without its `figure-` */
export function figureState(figure: string): FigureState {
  return {
    set(changes) {
      states.set(figure, { ...states.get(figure), ...changes });
      history.replaceState(null, '', fragmentOf(figure));
    },
    subscribe(listener) {
      listeners.set(figure, [...(listeners.get(figure) ?? []), listener]);
      const named = namedByAddress();
      if (named?.figure !== figure) return;
      states.set(figure, named.values);
      listener(named.values);
    },
  };
}

function fragmentOf(figure: string): string {
  const known = Object.entries(states.get(figure) ?? {}).filter(([, value]) => value !== undefined);
  return `#${new URLSearchParams([['figure', figure], ...(known as [string, string][])])}`;
}

function namedByAddress(): { figure: string; values: Values } | undefined {
  const { figure, ...values } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return figure ? { figure, values } : undefined;
}

/** Goes where the address says, and on when it changes. Called once, when all figures have subscribed. */
export function followAddress(): void {
  scrollToNamed();
  addEventListener('hashchange', () => {
    const named = namedByAddress();
    if (!named) return;
    states.set(named.figure, named.values);
    for (const listener of listeners.get(named.figure) ?? []) listener(named.values);
    scrollToNamed();
  });
}

function scrollToNamed(): void {
  const named = namedByAddress();
  if (named) document.getElementById(`figure-${named.figure}`)?.scrollIntoView();
}
