import { useFetcher } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { iconOf } from '#app/shell/icons.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { ModuleStanding } from '#tenants/entitlements.server.ts'
import { isPlan } from '#tenants/plans.ts'

export interface SwitchableModule {
  id: string
  icon: string
  name: string
  summary: string
  standing: ModuleStanding
  requires: string[]
  neededBy: string[]
  hasSettings: boolean
}

/** One module: what parents will see, its switch, and why the switch is out of reach if it is. */
export function ModuleSwitch({ module }: { module: SwitchableModule }) {
  const t = useT()
  const fetcher = useFetcher()
  const { id, name, standing } = module
  const locked = !standing.on && standing.because !== 'switched-off'
  // While the answer is on its way the switch shows what was asked for.
  const on = fetcher.formData ? fetcher.formData.get('on') === 'on' : standing.on
  const plan = !standing.on && standing.because === 'plan' && isPlan(standing.needs) ? standing.needs : null
  return (
    <Card as="li" className={locked ? 'bg-sunken shadow-none' : ''}>
      <div className="flex items-start gap-4">
        <RowIcon icon={iconOf(module.icon)} tone={on ? 'brand' : 'neutral'} />
        <div className="min-w-0 grow">
          <fetcher.Form
            data-discover="true"
            method="post"
            action={`/settings/modules/${id}/switch`}
            onChange={event => fetcher.submit(event.currentTarget)}
          >
            <Switch label={name} hint={module.summary} name="on" checked={on} onChange={() => {}} disabled={locked} />
            <noscript>
              <Button type="submit" size="sm" variant="soft">
                {t('ui.action.save')}
              </Button>
            </noscript>
          </fetcher.Form>
          <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            {plan && <Badge tone="accent">{t('settings.modules.plan', { plan: t(`settings.plan.${plan}`) })}</Badge>}
            {module.requires.length > 0 && (
              <span className="text-ink-soft">
                {t('settings.modules.requires', { modules: module.requires.join(', ') })}
              </span>
            )}
            {module.neededBy.length > 0 && (
              <span className="text-ink-soft">
                {t('settings.modules.needed_by', { modules: module.neededBy.join(', ') })}
              </span>
            )}
            {on && module.hasSettings && (
              <TextLink href={`/settings/modules/${id}`}>{t('settings.modules.settings')}</TextLink>
            )}
            {!on && !locked && <span className="text-ink-soft">{t('settings.modules.off')}</span>}
          </div>
        </div>
      </div>
    </Card>
  )
}
