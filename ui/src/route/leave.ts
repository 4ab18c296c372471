/** What has to be done before a view is left or the vault is locked: saving, mostly. */

type Leaving = () => Promise<void>;

const leavings = new Set<Leaving>();

/** Calls `before` whenever the view is about to be left, until the answer is called. */
export function onLeave(before: Leaving): () => void {
  leavings.add(before);
  return () => leavings.delete(before);
}

/** Waits until all that has to be done is done, whether it went well or not. */
export async function leave(): Promise<void> {
  await Promise.allSettled([...leavings].map((before) => before()));
}
