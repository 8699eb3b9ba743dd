/**
 * The skeleton of an address: two addresses that a hurried parent takes for the same have the same skeleton, and only one
 * of them may exist. Store it beside the slug under a unique index. It is for comparing, never for showing.
 *
 * The method is Unicode UTS #39 §4 (confusable detection: map each character to its prototype, compare the results), cut
 * down to a–z, 0–9 and hyphen. From its table come 0 → o, 1 → l and m → rn; ours are i → l, w → vv, 5 → s, 2 → z, and that hyphens
 * do not count. A letter three times in a row is a slip of the eye for two; only letters outside the table, so that the order of the
 * two steps cannot matter and 100 stays apart from 1000, II from III.
 *
 * Left out, since honest schools differ by them: 8/b, 9/g and 6/b (School 8, School B), cl/d (clay, day), single and double
 * letters (cop, coop). No two digits share a prototype, so School 1 … School 9 stay apart.
 */
export function skeleton(slug: string): string {
  return slug
    .toLowerCase()
    .replaceAll('-', '')
    .replace(/([a-hjkpqtuxy])\1{2,}/g, '$1$1')
    .replace(/[0125imw]/g, character => prototypes[character] ?? character)
}

/** True if the two are different addresses that look the same. */
export function looksLike(slug: string, other: string): boolean {
  return slug !== other && skeleton(slug) === skeleton(other)
}

const prototypes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '2': 'z',
  '5': 's',
  i: 'l',
  m: 'rn',
  w: 'vv',
}
