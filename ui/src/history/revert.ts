/** Taking an entry back to what it said before. */

import { call, requestId } from "../api/client";

/**
 * Makes an earlier revision the entry's present state, on top of the present one, which stays in
 * the history. Gives the new revision. Refused when the entry has gone on since `onto`.
 */
export async function revert(id: string, to: number, onto: number): Promise<number> {
  const [now, [state]] = await Promise.all([
    call("entry_show", { id }),
    call("entry_history", { id, revision: to }),
  ]);
  if (!state) throw { code: "not_found", message: "there is no such revision" };
  const { title, kind, tags, body, entry_date, status } = state;
  // An answer that was not there then goes.
  const later = Object.keys(now.fields).filter((name) => !(name in state.fields));
  const { revision } = await call("entry_edit", {
    id,
    title,
    kind,
    tag: tags,
    body,
    status,
    lens: state.lens ?? null,
    given_on: state.given_on ?? null,
    feel_before: state.feel_before ?? null,
    feel_after: state.feel_after ?? null,
    fields: { ...Object.fromEntries(later.map((name) => [name, null])), ...state.fields },
    // A date that is the same stays as it was written.
    ...(entry_date === now.entry_date ? {} : { date: entry_date }),
    if_revision: onto,
    request_id: requestId(),
  });
  return revision;
}
