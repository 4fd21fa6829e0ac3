/** Colour on a terminal, unless NO_COLOR asks for none (no-color.org). */
export const wantsColor = () => Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
