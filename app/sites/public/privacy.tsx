import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { LoadedFiles } from './loaded-files.tsx'

const cookies = ['session', 'locale', 'toast', 'sign-up', 'arrival', 'signing-in'] as const
const sections = ['who', 'what', 'where', 'mail', 'ask'] as const

export const loader = load('public:visit', ({ t }) => ({ title: t('public.privacy.title') }))

export const meta = titled

export default function Privacy() {
  const t = useT()
  const { title } = useLoaderData<typeof loader>()
  return (
    <div className="gutter mx-auto w-full max-w-3xl py-8 lg:py-14">
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-4 mb-10 text-ink-soft text-lg">{t('public.privacy.text')}</p>
      <section className="mb-10">
        <h2 className="mb-2 text-xl">{t('public.privacy.loaded')}</h2>
        <p className="mb-4 text-ink-soft">{t('public.privacy.loaded_text')}</p>
        <LoadedFiles />
      </section>
      <section className="mb-10">
        <h2 className="mb-2 text-xl">{t('public.privacy.cookies')}</h2>
        <p className="mb-4 text-ink-soft">{t('public.privacy.cookies_text')}</p>
        <dl className="divide-y divide-line rounded-card border border-line bg-surface">
          {cookies.map(name => (
            <div key={name} className="grid gap-1 px-5 py-3 sm:grid-cols-[9rem_1fr]">
              <dt className="font-mono text-sm">{name}</dt>
              <dd className="text-ink-soft text-sm">{t(`public.privacy.cookie.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {sections.map(id => (
        <section key={id} className="mb-8">
          <h2 className="mb-2 text-xl">{t(`public.privacy.${id}`)}</h2>
          <p className="text-ink-soft">{t(`public.privacy.${id}_text`)}</p>
        </section>
      ))}
    </div>
  )
}
