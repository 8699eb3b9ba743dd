import type { KeptItem } from './waiting-item.ts'

const place = /^([a-zA-Z]+)\[(\d+)\]\.(.+)$/

/**
 * An entry that says several things (`marks[0].state`, `marks[1].state`), as one entry for each, with what they share: a server that
 * takes all or none can then take those that are right. An entry of one thing is its own only part.
 */
export function partsOf(item: KeptItem): KeptItem[] {
  const places = item.fields.map(([name]) => place.exec(name)?.[2])
  const indexes = [...new Set(places.filter(each => each !== undefined))]
  if (indexes.length < 2) return [item]
  return indexes.map(index => ({
    ...item,
    id: `${item.id}/${index}`,
    fields: item.fields.flatMap(([name, value], at): [string, string][] => {
      if (places[at] === undefined) return [[name, value]]
      return places[at] === index ? [[name.replace(place, '$1[0].$3'), value]] : []
    }),
  }))
}
