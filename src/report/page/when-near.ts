/** Calls `then` once, when an element first stands in the window or a screen's height from it. */
export function whenNear(element: HTMLElement, then: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '100%' },
  );
  observer.observe(element);
}
