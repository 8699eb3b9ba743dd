import { useT } from '#app/platform/i18n/provider.tsx'
import { FeedScreen } from '../scene/feed-screen.tsx'
import { Phone } from '../scene/phone.tsx'

/** Three schools, one product: nothing on the phone says Cubby. */
export function Looks() {
  const t = useT()
  return (
    <section id="looks" className="overflow-hidden py-16 lg:py-24">
      <div className="gutter mx-auto w-full max-w-6xl text-center">
        <h2 className="mx-auto max-w-2xl text-3xl">{t('public.looks.title')}</h2>
        <p className="mx-auto mt-4 max-w-2xl text-ink-soft text-lg">{t('public.looks.text')}</p>
      </div>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well
        tabIndex={0}
        className="gutter mt-12 flex snap-x snap-mandatory gap-6 overflow-x-auto pb-8 sm:justify-center lg:gap-10"
      >
        {looks.map((look, index) => (
          <Phone
            key={look}
            look={look}
            label={t('public.looks.label', { school: t(`public.scene.school_${places[index] ?? 0}`) })}
            className="snap-center"
          >
            <FeedScreen
              school={t(`public.scene.school_${places[index] ?? 0}`)}
              letter={t(`public.scene.letter_${places[index] ?? 0}`)}
              teacher={t(`public.scene.teacher_${places[index] ?? 0}`)}
              order={places[index] ?? 0}
            />
          </Phone>
        ))}
      </div>
    </section>
  )
}

const looks = ['poppy', 'spruce', 'lake'] as const
const places = [1, 0, 2] as const
