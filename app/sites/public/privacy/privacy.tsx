import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { scriptless } from '#app/platform/scriptless.ts'
import { TextLink } from '#app/ui/text-link.tsx'
import { pageMeta } from '../page-meta.ts'
import { Facts } from './facts.tsx'
import { notice } from './notice.ts'
import { processors, vendor } from './processors.server.ts'

const further = [
  ['loaded', '/privacy/loaded'],
  ['processing', '/privacy/schools'],
  ['security', '/security'],
] as const

export const handle = scriptless

export const loader = load('public:visit', ({ t }) => ({
  title: t('privacy.title'),
  description: t('privacy.text'),
  parts: notice(t, vendor(t), processors(t)),
}))

export const meta = pageMeta

export default function Privacy() {
  const t = useT()
  const { title, description, parts } = useLoaderData<typeof loader>()
  return (
    <div className="gutter mx-auto grid w-full max-w-6xl gap-x-14 gap-y-8 py-8 lg:grid-cols-[1fr_15rem] lg:py-14">
      <div className="max-w-3xl lg:col-span-2">
        <h1 className="text-balance text-4xl">{title}</h1>
        <p className="mt-5 text-ink-soft text-lg">{description}</p>
      </div>
      <nav
        aria-labelledby="contents"
        className="rounded-card bg-sunken p-5 lg:sticky lg:top-6 lg:order-last lg:self-start"
      >
        <h2 id="contents" className="font-bold text-sm">
          {t('privacy.contents')}
        </h2>
        <ul className="mt-1">
          {parts.map(({ id, title }) => (
            <li key={id}>
              <TextLink
                href={`#${id}`}
                plain
                quiet
                className="inline-flex min-h-11 items-center text-sm pointer-fine:min-h-8"
              >
                {title}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">
        {parts.map(part => (
          <section key={part.id} id={part.id} aria-labelledby={`${part.id}-title`} className="mb-12 scroll-mt-6">
            <h2 id={`${part.id}-title`} className="mb-3 text-2xl">
              {part.title}
            </h2>
            <Texts texts={part.texts} />
            {part.facts.length > 0 && <Facts items={part.facts} technical={part.technical ?? false} />}
            <Texts texts={part.after} />
          </section>
        ))}
        <ul className="border-line border-t pt-4">
          {further.map(([id, href]) => (
            <li key={id}>
              <TextLink href={href} className="inline-flex min-h-11 items-center">
                {t(`privacy.more.${id}`)}
              </TextLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Texts({ texts }: { texts: readonly string[] }) {
  return texts.map(text => (
    <p key={text} className="my-4 max-w-prose text-ink-soft">
      {text}
    </p>
  ))
}
