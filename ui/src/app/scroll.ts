/** How far a page is scrolled, kept and put back once there is enough on it to scroll. */

/** How long what is on a page may take to come. */
const PATIENCE_MS = 2000;

/** The way to keep it, for `remember`. */
export function keepScroll(page: HTMLElement): [() => number, (kept: unknown) => void] {
  return [() => Math.round(page.scrollTop), (kept) => putBack(page, kept)];
}

function putBack(page: HTMLElement, kept: unknown): void {
  if (typeof kept !== "number" || kept <= 0) return;
  const end = performance.now() + PATIENCE_MS;
  let stopped = false;
  const stop = () => (stopped = true);
  page.addEventListener("wheel", stop, { once: true, passive: true });
  page.addEventListener("keydown", stop, { once: true });
  const step = () => {
    if (stopped || performance.now() > end) return;
    page.scrollTop = kept;
    if (Math.abs(page.scrollTop - kept) > 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
