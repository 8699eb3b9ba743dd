import Globe from 'lucide-react/icons/globe'
import HeartPulse from 'lucide-react/icons/heart-pulse'
import Languages from 'lucide-react/icons/languages'
import QrCode from 'lucide-react/icons/qr-code'
import Siren from 'lucide-react/icons/siren'
import Smartphone from 'lucide-react/icons/smartphone'
import Tablet from 'lucide-react/icons/tablet'
import Users from 'lucide-react/icons/users'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Icon } from '#app/ui/icon.ts'

const features = [
  ['install', Smartphone],
  ['offline', WifiOff],
  ['languages', Languages],
  ['families', Users],
  ['health', HeartPulse],
  ['urgent', Siren],
  ['kiosk', Tablet],
  ['join', QrCode],
  ['domain', Globe],
] as const satisfies readonly (readonly [string, Icon])[]

/** What else a school gets; nothing is listed that does not work. */
export function Features() {
  const t = useT()
  return (
    <section className="gutter mx-auto w-full max-w-6xl py-16 lg:py-24">
      <h2 className="max-w-2xl text-balance text-3xl">{t('public.features.title')}</h2>
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
    </section>
  )
}
