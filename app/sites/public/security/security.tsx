import { useLoaderData } from '@remix-run/react'
import Camera from 'lucide-react/icons/camera'
import EyeOff from 'lucide-react/icons/eye-off'
import Globe from 'lucide-react/icons/globe'
import KeyRound from 'lucide-react/icons/key-round'
import Lock from 'lucide-react/icons/lock'
import Luggage from 'lucide-react/icons/luggage'
import School from 'lucide-react/icons/school'
import Users from 'lucide-react/icons/users-round'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { scriptless } from '#app/platform/scriptless.ts'
import type { Icon } from '#app/ui/icon.ts'
import { TextLink } from '#app/ui/text-link.tsx'
import { environment } from '#tenants/config.server.ts'
import { lastResult } from '#tenants/self-check/results.server.ts'
import { pageMeta } from '../page-meta.ts'
import { CheckCard } from './check-card.tsx'
import { shownCheck } from './shown-check.ts'

const parts = [
  ['walls', School],
  ['inside', Users],
  ['photos', Camera],
  ['sealed', Lock],
  ['entry', KeyRound],
  ['vendor', EyeOff],
  ['pages', Globe],
  ['leave', Luggage],
] as const satisfies readonly (readonly [string, Icon])[]
const open = ['names', 'malware', 'screen', 'audit'] as const

export const handle = scriptless

export const loader = load('public:visit', async ({ t }) => ({
  title: t('security.title'),
  description: t('security.text'),
  check: shownCheck(await lastResult(), new Date()),
  byClerk: environment().CLERK_SECRET_KEY !== undefined,
}))

export const meta = pageMeta

export default function Security() {
  const t = useT()
  const { title, description, check, byClerk } = useLoaderData<typeof loader>()
  return (
    <div className="gutter mx-auto w-full max-w-6xl py-8 lg:py-14">
      <h1 className="max-w-3xl text-balance text-4xl">{title}</h1>
      <p className="mt-5 mb-10 max-w-2xl text-ink-soft text-lg">{description}</p>
      <CheckCard check={check} />
      <div className="mt-14 grid gap-x-12 gap-y-12 md:grid-cols-2">
        {parts.map(([id, Drawing]) => (
          <section key={id} aria-labelledby={`part-${id}`}>
            <span className="mb-4 grid size-12 place-items-center rounded-control bg-brand-soft text-on-brand-soft">
              <Drawing size={25} aria-hidden="true" />
            </span>
            <h2 id={`part-${id}`} className="text-xl">
              {t(`security.part.${id}`)}
            </h2>
            <ul className="mt-3 flex flex-col gap-2.5 text-ink-soft">
              {(['1', '2', '3'] as const).map(line => (
                <li key={line}>
                  {id === 'entry' && line === '1' && byClerk
                    ? t('security.part.entry_clerk')
                    : t(`security.part.${id}_${line}`)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <section className="mt-16 rounded-card bg-accent-soft p-5 text-on-accent-soft sm:p-8">
        <h2 className="text-2xl">{t('security.open.title')}</h2>
        <p className="mt-2">{t('security.open.text')}</p>
        <ul className="mt-5 list-disc space-y-2.5 ps-5">
          {open.map(id => (
            <li key={id}>{t(`security.open.${id}`)}</li>
          ))}
        </ul>
      </section>
      <p className="mt-10">
        <TextLink href="/privacy" className="inline-flex min-h-11 items-center">
          {t('security.more')}
        </TextLink>
      </p>
    </div>
  )
}
