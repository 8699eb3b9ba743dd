import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import type { SelectOption } from '#app/ui/select.tsx'
import { limitNames } from '#tenants/entitlements.server.ts'
import { allModules } from '#tenants/registry.ts'

/** All that a school can be given apart from its plan, as `OverrideForm` reads it. */
export const overridable = (t: Translate): SelectOption[] => [
  ...limitNames.map(name => ({ value: name, label: t(`console.limit.${name}`) })),
  ...allModules().flatMap(({ id }) => {
    const module = t(`${id}.name` as MessageKey)
    return [
      { value: `module/${id}/on`, label: t('console.override.module_on', { module }) },
      { value: `module/${id}/off`, label: t('console.override.module_off', { module }) },
    ]
  }),
]
