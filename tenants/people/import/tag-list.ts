import { tagKeyOf, tagNameOf } from '../tag-name.ts'

/** The tags in a cell, 'swimming; late bus', each once and as it stands there first. */
export function tagNamesIn(cell: string): string[] {
  const names = cell
    .split(/[;,/；，、／]/)
    .map(tagNameOf)
    .filter(Boolean)
  const keys = names.map(tagKeyOf)
  return names.filter((name, index) => keys.indexOf(tagKeyOf(name)) === index)
}
