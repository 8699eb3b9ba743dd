import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import Clock from 'lucide-react/icons/clock'
import MapPin from 'lucide-react/icons/map-pin'
import Phone from 'lucide-react/icons/phone'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { LanguageLink } from '#app/shell/language-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { brandOf } from '#tenants/brand/brand.server.ts'

const facts = [
  ['hours', Clock],
  ['address', MapPin],
  ['publicContact', Phone],
] as const

export const loader = load('site:visit', ({ resolved, actor }) => {
  const { brand } = resolved
  const { logo, icons } = brandOf(resolved)
  return {
    name: resolved.facts.name,
    logo,
    mark: icons.mark,
    signedIn: actor.role !== 'visitor',
    welcome: brand?.welcome ?? null,
    about: brand?.about ?? null,
    hours: brand?.hours ?? null,
    address: brand?.address ?? null,
    publicContact: brand?.publicContact ?? null,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.name ?? '' },
  ...(data?.welcome ? [{ name: 'description', content: data.welcome }] : []),
]

/** The school's page for whoever comes by. */
export default function About() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="bg-brand-soft text-on-brand-soft">
        <div className="flex justify-end p-2 pt-[max(0.5rem,env(safe-area-inset-top))]">
          <LanguageLink />
        </div>
        <div className="gutter mx-auto flex w-full max-w-3xl flex-col items-center pt-2 pb-12 text-center lg:pb-16">
          {data.logo ? (
            <img
              src={data.logo.src}
              alt=""
              width={data.logo.width}
              height={data.logo.height}
              className="mb-6 h-28 w-auto max-w-72 object-contain"
            />
          ) : (
            <img src={data.mark} alt="" width={104} height={104} className="mb-6" />
          )}
          <h1 className="text-3xl">{data.name}</h1>
          {data.welcome && <p className="mt-4 max-w-xl whitespace-pre-line text-lg">{data.welcome}</p>}
          <div className="mt-7">
            <Button href={data.signedIn ? '/home' : '/sign-in'} size="lg">
              {t(data.signedIn ? 'about.home' : 'about.sign_in')}
            </Button>
          </div>
        </div>
      </header>
      <main id="main" className="gutter mx-auto flex w-full max-w-3xl grow flex-col gap-6 py-10">
        {data.about && <p className="whitespace-pre-line text-lg">{data.about}</p>}
        <ul className="grid gap-5 sm:grid-cols-2">
          {facts.map(([name, icon]) => {
            const text = data[name]
            return text ? (
              <Card as="li" key={name} className="flex gap-4">
                <RowIcon icon={icon} />
                <div className="min-w-0">
                  <h2 className="text-lg">{t(`about.${name}`)}</h2>
                  <p className="mt-1 whitespace-pre-line text-ink-soft [overflow-wrap:anywhere]">{text}</p>
                </div>
              </Card>
            ) : null
          })}
        </ul>
      </main>
    </div>
  )
}
