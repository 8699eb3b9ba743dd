import Globe from 'lucide-react/icons/globe'
import Images from 'lucide-react/icons/images'
import Languages from 'lucide-react/icons/languages'
import Palette from 'lucide-react/icons/palette'
import QrCode from 'lucide-react/icons/qr-code'
import Smartphone from 'lucide-react/icons/smartphone'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Icon } from '#app/ui/icon.ts'

const features = [
  ['photos', Images],
  ['brand', Palette],
  ['install', Smartphone],
  ['join', QrCode],
  ['languages', Languages],
  ['domain', Globe],
] as const satisfies readonly (readonly [string, Icon])[]

/** What a school gets today; nothing is listed that does not work yet. */
export function Features() {
  const t = useT()
  return (
    <section className="border-line border-y bg-surface">
      <div className="gutter mx-auto w-full max-w-6xl py-16 lg:py-24">
        <h2 className="max-w-2xl text-3xl">{t('public.features.title')}</h2>
        <ul className="mt-10 grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
          {features.map(([id, Drawing]) => (
            <li key={id}>
              <span className="mb-4 grid size-12 place-items-center rounded-control bg-brand-soft text-on-brand-soft">
                <Drawing size={25} />
              </span>
              <h3 className="text-lg">{t(`public.features.${id}`)}</h3>
              <p className="mt-1.5 text-ink-soft">{t(`public.features.${id}_text`)}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
