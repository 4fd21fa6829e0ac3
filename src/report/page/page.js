// @ts-check
// What the report does in the browser: draws the figures in the room and the theme there is, and shows one sentence at
// a time. Everything else is plain HTML and works without this script.
(() => {
  /**
   * @typedef {{ width?: number, height: number }} Layout
   * @typedef {{ data: object[], layouts: { room: number, layout: Layout }[] }} Drawing
   * @typedef {{ react(plot: HTMLElement, data: object[], layout: object, config: object): Promise<unknown> }} Plotly
   * @typedef {{ themes: Record<'light' | 'dark', Record<string, string>>, drawings: Record<string, Drawing> }} ReportData
   */

  /** Width of the text on a printed A4 or Letter page, in CSS pixels. */
  const PAPER = 680;

  const Plotly = /** @type {Plotly} */ (Reflect.get(globalThis, 'Plotly'));
  const { themes, drawings } = /** @type {ReportData} */ (JSON.parse(byId('report-data').textContent ?? ''));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const plots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.plot')]);
  let printing = false;

  /** @param {string} id */
  function byId(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
  }

  /**
   * A copy with the theme's colour in place of each `var(--name)`: Plotly does not read CSS variables, and changes what
   * it is given.
   * @template T
   * @param {T} figure
   * @returns {T}
   */
  function themed(figure) {
    const colors = themes[dark.matches && !printing ? 'dark' : 'light'];
    return JSON.parse(JSON.stringify(figure), (_, value) =>
      typeof value === 'string' ? value.replace(/^var\(--([\w-]+)\)$/, (whole, name) => colors[name] ?? whole) : value,
    );
  }

  /** @param {HTMLElement} plot */
  function draw(plot) {
    const room = printing ? PAPER : (plot.parentElement?.clientWidth ?? 0);
    if (room === 0) return; // hidden; it is drawn when it is shown
    const { data, layouts } = drawings[plot.dataset.drawing ?? ''] ?? { data: [], layouts: [] };
    const fitting = layouts.find((choice) => choice.room <= room) ?? layouts.at(-1);
    if (!fitting) return;
    const layout = { width: room, ...fitting.layout };
    Plotly.react(plot, themed(data), themed(layout), { displayModeBar: false });
  }

  const drawAll = () => plots.forEach(draw);

  // A plot's frame changes its width when the window does, or when its sentence is shown.
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) plots.filter((plot) => plot.parentElement === target).forEach(draw);
  });
  for (const plot of plots) if (plot.parentElement) widths.observe(plot.parentElement);

  dark.addEventListener('change', drawAll);
  for (const [event, state] of /** @type {const} */ ([
    ['beforeprint', true],
    ['afterprint', false],
  ])) {
    addEventListener(event, () => {
      printing = state;
      drawAll();
    });
  }

  for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-switches]'))) {
    group.addEventListener('change', (event) => {
      const plot = /** @type {HTMLElement} */ (byId(group.dataset.switches ?? '').querySelector('.plot'));
      plot.dataset.drawing = /** @type {HTMLInputElement} */ (event.target).value;
      draw(plot);
    });
  }

  const sentence = /** @type {HTMLSelectElement | null} */ (document.getElementById('choose-sentence'));
  if (sentence) showSentences(sentence);

  /** @param {HTMLSelectElement} select */
  function showSentences(select) {
    const all = [...select.options];
    const construction = /** @type {HTMLSelectElement | null} */ (document.getElementById('choose-construction'));

    const show = () => {
      for (const { value } of all) byId(`sentence-${value}`).hidden = value !== select.value;
      byId('place').textContent = `${select.selectedIndex + 1} of ${select.length}`;
    };
    const choose = () => {
      show();
      history.replaceState(null, '', `#sentence-${encodeURIComponent(select.value)}`);
    };
    /** @param {number} step */
    const move = (step) => {
      select.selectedIndex = (select.selectedIndex + step + select.length) % select.length;
      choose();
    };
    const follow = () => {
      const id = decodeURIComponent(location.hash).replace(/^#sentence-/, '');
      const known = all.find((option) => option.value === id);
      if (!known) return;
      if (construction) construction.value = '';
      select.replaceChildren(...all);
      select.value = id;
      show();
      byId('alignments').scrollIntoView();
    };

    select.addEventListener('change', choose);
    byId('previous').addEventListener('click', () => move(-1));
    byId('next').addEventListener('click', () => move(1));
    construction?.addEventListener('change', () => {
      const tag = construction.value;
      select.replaceChildren(...all.filter(({ dataset }) => !tag || dataset.tags?.split('\t').includes(tag)));
      select.selectedIndex = 0;
      choose();
    });
    addEventListener('hashchange', follow);
    show();
    follow();
  }

  document.documentElement.classList.add('scripted');
})();
