import Check from 'lucide-react/icons/check'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Picture, type PictureName } from '../picture.tsx'

const scenes = [
  ['morning', ['register']],
  ['noon', ['desk']],
  ['said', ['talk', 'notices']],
  ['growing', ['growth']],
  ['brand', ['brand']],
] as const satisfies readonly (readonly [string, readonly PictureName[]])[]

/** A day with it, shown on the product itself. */
export function Day() {
  const t = useT()
  return (
    <section id="features" className="border-line border-y bg-surface">
      <div className="gutter mx-auto w-full max-w-6xl py-16 lg:py-24">
        <h2 className="max-w-2xl text-balance text-3xl">{t('public.day.title')}</h2>
        <p className="mt-4 max-w-2xl text-ink-soft text-lg">{t('public.day.text')}</p>
        <div className="mt-14 flex flex-col gap-20 lg:gap-28">
          {scenes.map(([id, pictures], at) => (
            <article
              key={id}
              className={`grid items-center gap-10 lg:gap-16 ${at % 2 === 1 ? 'lg:grid-cols-[1.35fr_1fr]' : 'lg:grid-cols-[1fr_1.35fr]'}`}
            >
              <div className={at % 2 === 1 ? 'lg:order-last' : undefined}>
                <p className="mb-2 font-bold text-link text-sm">{t(`public.day.${id}_when`)}</p>
                <h3 className="text-balance text-2xl">{t(`public.day.${id}`)}</h3>
                <p className="mt-3 text-ink-soft">{t(`public.day.${id}_text`)}</p>
                <ul className="mt-5 flex flex-col gap-2.5">
                  {(['1', '2', '3'] as const).map(line => (
                    <li key={line} className="flex gap-2.5">
                      <Check size={20} strokeWidth={2.75} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
                      <span>{t(`public.day.${id}_${line}`)}</span>
                    </li>
                  ))}
                </ul>
              </div>
              <div className="flex justify-center gap-6 rounded-card bg-sunken px-5 py-8 sm:px-8 lg:py-12">
                {pictures.map((name, behind) => (
                  <Picture key={name} name={name} className={behind > 0 ? 'max-xl:hidden' : ''} />
                ))}
              </div>
            </article>
          ))}
        </div>
      </div>
    </section>
  )
}
