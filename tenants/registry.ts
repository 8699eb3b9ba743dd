import type { Manifest } from './module.ts'

const registered = new Map<string, Manifest>()

/** Called once by `app/modules/index.ts` with every module there is. */
export function registerModules(manifests: readonly Manifest[]): void {
  registered.clear()
  for (const manifest of manifests) registered.set(manifest.id, manifest)
}

/** Every module, in the order of navigation. */
export const allModules = (): Manifest[] => [...registered.values()].sort((a, b) => a.order - b.order)

export const moduleById = (id: string): Manifest | undefined => registered.get(id)
