/** Where a file stands; arrows point to the left only. The list is the order. */
const layers: readonly { name: string; is: RegExp }[] = [
  { name: 'db', is: /^db\// },
  { name: 'tenants', is: /^tenants\// },
  {
    name: 'workers/declarations',
    is: /^workers\/(job|failure|ids-only|reaction|registry)\.ts$|^workers\/(queue|queue-schema|outbox|bus|postgres-bus|redis-bus|bus-message|config|log|metrics)\b.*\.ts$/,
  },
  { name: 'app/ui', is: /^app\/ui\// },
  { name: 'engines', is: /^workers\// },
  { name: 'app/platform', is: /^app\/platform\// },
  { name: 'app/modules', is: /^app\/modules\// },
  { name: 'app/shell', is: /^app\/shell\// },
  { name: 'app/pages', is: /^app\/(sites|routes)\// },
  { name: 'app', is: /^app\// },
]

export const layerOf = (path: string): number => layers.findIndex(layer => layer.is.test(path))
export const layerName = (index: number): string => layers[index]?.name ?? '?'

/** Entries stand on top of everything; they start processes. */
const entries =
  /^(app\/(server|root|entry\.client|entry\.server|routes)\.tsx?|workers\/main\.ts|db\/release\.ts|db\/seed\/.*)$|^app\/server\//

/** The few imports to the right, each with its reason. */
const excused: readonly { from: RegExp; to: RegExp; because: string }[] = [
  { from: /^app\/(sites|routes)\/.*routes\.ts$/, to: /^app\/routes\.ts$/, because: 'the type of the list they fill' },
]

/** Whether `from` may import `to`. */
export function mayImport(from: string, to: string): boolean {
  if (entries.test(from)) return true
  if (excused.some(each => each.from.test(from) && each.to.test(to))) return true
  return layerOf(to) <= layerOf(from)
}
